#pragma once

#include <array>
#include <cstddef>

#include <QWidget>

class QToolButton;

namespace boxwright {

/// How far the work on a data set is.
struct StateCounts {
    std::size_t images = 0;
    std::size_t toDo = 0;
    std::size_t annotated = 0; ///< not verified
    std::size_t verified = 0;
    std::size_t flagged = 0; ///< of any of the three
    bool complete = false;   ///< false while they are being counted

    bool operator==(const StateCounts&) const = default;
};

/// A bar of the states of all images, and below it their numbers, each a button that shows those images.
class StateStrip : public QWidget {
    Q_OBJECT

public:
    enum class Part { ToDo, Annotated, Verified, Flagged };

    explicit StateStrip(QWidget* parent = nullptr);

    void setCounts(const StateCounts& counts);
    [[nodiscard]] const StateCounts& counts() const { return m_counts; }

Q_SIGNALS:
    void wanted(boxwright::StateStrip::Part part);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QColor colorOf(Part part) const;

    StateCounts m_counts;
    std::array<QToolButton*, 4> m_parts; ///< in the order of Part
};

} // namespace boxwright
