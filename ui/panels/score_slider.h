#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QSlider;

namespace boxwright {

/// The lowest score that is shown, or the overlap that boxes of a class may have, 0.05 to 1.00, as a slider with a
/// number.
class ScoreSlider : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Score, Overlap };

    explicit ScoreSlider(QWidget* parent = nullptr, Kind kind = Kind::Score);

    [[nodiscard]] float score() const;

public Q_SLOTS:
    void setScore(double score); ///< rounded to hundredths

Q_SIGNALS:
    void scoreChanged(float score);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Kind m_kind;
    QSlider* m_slider; ///< in hundredths
    QDoubleSpinBox* m_number;
};

} // namespace boxwright
