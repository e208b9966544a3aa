#pragma once

#include <QMessageBox>

namespace boxwright {

/// A question with our own icon in the colours of the theme. Give it buttons with words that say what they do; new
/// without delete: it goes when it is closed.
class QuestionBox : public QMessageBox {
    Q_OBJECT

public:
    /// Question or Warning.
    QuestionBox(Icon kind, const QString& title, const QString& text, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    Icon m_kind;
};

} // namespace boxwright
