#pragma once

#include <vector>

#include <QFrame>
#include <QString>
#include <QStringList>

#include "ui/models/run_history.h"

class QAction;
class QLabel;
class QListView;
class QMenu;
class QPushButton;

namespace boxwright {

class RunListModel;

/// The runs made so far. Clicking one asks for its curves, ticking it for drawing them beside those of the clicked one;
/// buttons and menu act on the chosen one.
class RunHistoryPanel : public QFrame {
    Q_OBJECT

public:
    explicit RunHistoryPanel(QWidget* parent = nullptr);

    /// Keeps the chosen run chosen if it is still there; emits nothing but a change of the ticked ones.
    void setRuns(std::vector<RunSummary> runs);
    /// `folder`: of the run that goes on; empty if it has none yet, or while none goes on.
    void setRunning(bool running, const QString& folder = {});
    /// Marks the run without asking for its curves; empty = none.
    void choose(const QString& folder);
    /// Null if none is chosen.
    [[nodiscard]] const RunSummary* chosen() const;
    [[nodiscard]] RunListModel* model() const { return m_model; }
    [[nodiscard]] QMenu* menu() const { return m_menu; }

Q_SIGNALS:
    void runChosen(const QString& folder);
    void useRequested(const QString& checkpoint);
    /// `epochs` of the whole run; 0 = as it was planned.
    void resumeRequested(const QString& folder, int epochs);
    void startFromRequested(const QString& checkpoint, const QString& model); ///< a new run with these weights
    void renameRequested(const QString& folder, const QString& name);
    void trashRequested(const QString& folder); ///< the user has confirmed it
    void compareRequested(const QStringList& folders);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildMenu();
    void buildLayout();
    void updateButtons();
    void resume();
    void askToTrash();
    void revealFolder() const;
    void retranslate();

    RunListModel* m_model;
    QListView* m_list;
    QLabel* m_title;
    QLabel* m_columns;
    QLabel* m_empty;
    QLabel* m_compareHint;
    QPushButton* m_use;
    QPushButton* m_resume;
    QPushButton* m_more;
    QMenu* m_menu;
    QAction* m_startFrom = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_reveal = nullptr;
    QAction* m_trash = nullptr;
    bool m_running = false;
    QString m_runningFolder;
};

} // namespace boxwright
