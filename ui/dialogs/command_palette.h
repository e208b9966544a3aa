#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace boxwright {

class Actions;

/// Everything that can be done, in a list that is searched while typing. Enter does it.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(const Actions& actions, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void run();

    const Actions& m_actions;
    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace boxwright
