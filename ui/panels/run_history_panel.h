#pragma once

#include <vector>

#include <QFrame>
#include <QString>

#include "ui/models/run_history.h"

class QLabel;
class QListView;
class QPushButton;

namespace boxwright {

class RunListModel;

/// The runs made so far. Clicking one asks for its curves; the buttons act on the chosen one.
class RunHistoryPanel : public QFrame {
    Q_OBJECT

public:
    explicit RunHistoryPanel(QWidget* parent = nullptr);

    /// Keeps the chosen run chosen if it is still there; emits nothing.
    void setRuns(std::vector<RunSummary> runs);
    void setRunning(bool running);
    /// Marks the run without asking for its curves; empty = none.
    void choose(const QString& folder);
    /// Null if none is chosen.
    [[nodiscard]] const RunSummary* chosen() const;

Q_SIGNALS:
    void runChosen(const QString& folder);
    void useRequested(const QString& checkpoint);
    void resumeRequested(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateButtons();
    void revealFolder() const;
    void retranslate();

    RunListModel* m_model;
    QListView* m_list;
    QLabel* m_title;
    QLabel* m_columns;
    QLabel* m_empty;
    QPushButton* m_use;
    QPushButton* m_resume;
    QPushButton* m_reveal;
    bool m_running = false;
};

} // namespace boxwright
