#pragma once

#include <QToolButton>

namespace boxwright {

/// A small "?" beside numbers: opens the help at the place that explains them. Does nothing in a window without a
/// HelpDesk.
class HelpButton : public QToolButton {
    Q_OBJECT

public:
    /// `place`: a page, or a section of it ("numbers#AP50").
    explicit HelpButton(const QString& place, QWidget* parent = nullptr);

    [[nodiscard]] QString place() const { return m_place; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QString m_place;
};

} // namespace boxwright
