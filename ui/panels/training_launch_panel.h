#pragma once

#include <optional>

#include <QFrame>
#include <QString>
#include <QStringList>

#include "ui/models/split_check.h"

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace boxwright {

/// What stands between the form and a run: what the data hold, what was found in them, what is wrong with the settings,
/// and the Start button, which works only if nothing is wrong.
class TrainingLaunchPanel : public QFrame {
    Q_OBJECT

public:
    explicit TrainingLaunchPanel(QWidget* parent = nullptr);

    /// Nothing while the splits are being read.
    void setCheck(std::optional<SplitCheck> check, int classes);
    /// Sentences, one a line; they keep Start from working.
    void setProblems(const QStringList& problems);
    void setRunning(bool running);

    [[nodiscard]] QStringList problems() const { return m_problemList; }
    [[nodiscard]] QStringList findings() const;
    [[nodiscard]] QPushButton* startButton() const { return m_start; }

Q_SIGNALS:
    void startRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildCounts();
    void refresh();

    std::optional<SplitCheck> m_check;
    int m_classes = 0;
    QStringList m_problemList;
    bool m_running = false;

    QGridLayout* m_counts;
    QLabel* m_headings[5];
    QLabel* m_trainImages;
    QLabel* m_trainObjects;
    QLabel* m_validationImages;
    QLabel* m_validationObjects;
    QLabel* m_classCount;
    QLabel* m_findingsTitle;
    QPlainTextEdit* m_findings;
    QLabel* m_problems;
    QPushButton* m_start;
};

} // namespace boxwright
