#pragma once

#include <functional>

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;
class QToolButton;

namespace boxwright {

/// One sentence inside a workspace, with an optional button; hidden until there is something to say. The user can close
/// it; a new sentence replaces the old one.
class InlineNotice : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Information, Problem };

    explicit InlineNotice(QWidget* parent = nullptr);

    void showText(Tone tone, const QString& sentence);
    /// The button runs `action` and stays.
    void showText(Tone tone, const QString& sentence, const QString& buttonText, std::function<void()> action);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void updateIcon();

    Tone m_tone = Tone::Information;
    std::function<void()> m_action;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_button;
    QToolButton* m_close;
};

} // namespace boxwright
