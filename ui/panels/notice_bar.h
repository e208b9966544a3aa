#pragma once

#include <functional>

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace boxwright {

/// One line above the workspace: a message with something to do about it, or the progress of a short job. The newest
/// replaces what was there. Hidden while there is nothing to say.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// `onClick` is called, and the notice closed, when the button is pressed; without a text there is no button.
    void showMessage(const QString& text, const QString& buttonText = {}, std::function<void()> onClick = {});
    /// `onCancel` may be called more than once; the notice stays until the job's end replaces or clears it.
    void showProgress(const QString& text, int done, int all, std::function<void()> onCancel);
    void clear();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_icon;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QToolButton* m_close;
    std::function<void()> m_onClick;
    bool m_closesOnClick = true;
};

} // namespace boxwright
