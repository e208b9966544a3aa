#pragma once

#include <QFrame>
#include <QString>

class QHBoxLayout;
class QLabel;

namespace boxwright {

/// What a workspace shows while it has nothing to show: an icon, what to do, a hint, and buttons.
class EmptyPage : public QFrame {
    Q_OBJECT

public:
    explicit EmptyPage(const QString& icon, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& hint);
    void addButton(QWidget* button);
    [[nodiscard]] QString hint() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_hint;
    QHBoxLayout* m_buttons;
};

} // namespace boxwright
