#pragma once

#include <QMenu>
#include <QObject>

class QMenuBar;

namespace boxwright {

class Actions;

/// The menu bar of the window, made from the actions.
class Menus : public QObject {
    Q_OBJECT

public:
    Menus(const Actions& actions, QMenuBar* bar);

    void setRecentFolders(const QStringList& folders);
    void retranslate();

Q_SIGNALS:
    void recentChosen(const QString& folder);

private:
    void addEditActions(const Actions& actions);

    QMenu* m_file;
    QMenu* m_recent;
    QMenu* m_edit;
    QMenu* m_boxes;
    QMenu* m_classes;
    QMenu* m_proposals;
    QMenu* m_go;
    QMenu* m_view;
    QMenu* m_wheel;
    QMenu* m_theme;
    QMenu* m_language;
    QMenu* m_help;
};

} // namespace boxwright
