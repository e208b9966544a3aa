#pragma once

#include <functional>

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace boxwright {

/// Something to do about a message.
struct NoticeButton {
    QString text;
    std::function<void()> onClick;
    bool closes = true; ///< the notice, when pressed
};

/// One line above the workspace: a message with something to do about it, or the progress of a short job. The newest
/// replaces what was there. Hidden while there is nothing to say.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// `onClick` is called, and the notice closed, when the button is pressed; without a text there is no button.
    void showMessage(const QString& text, const QString& buttonText = {}, std::function<void()> onClick = {});
    void showMessage(const QString& text, const NoticeButton& first, const NoticeButton& second);
    /// `onCancel` may be called more than once; the notice stays until the job's end replaces or clears it.
    void showProgress(const QString& text, int done, int all, std::function<void()> onCancel);
    void clear();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void closed(); ///< by the user

protected:
    void changeEvent(QEvent* event) override;

private:
    void press(const NoticeButton& button);
    void retranslate();

    QLabel* m_icon;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QPushButton* m_secondButton;
    QToolButton* m_close;
    NoticeButton m_first;
    NoticeButton m_second;
};

} // namespace boxwright
