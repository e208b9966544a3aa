#pragma once

#include <memory>
#include <optional>

#include <QFrame>
#include <QString>
#include <QStringList>

#include "ui/models/split_check.h"

class QGridLayout;
class QLabel;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QToolButton;

namespace boxwright {

class DataFindingsModel;
struct InspectionReport;

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
    /// What was found in the data, errors and warnings in a list, all in a dialog; it takes the place of the check's
    /// own messages. Null for nothing yet.
    void setInspection(std::shared_ptr<const InspectionReport> report);
    /// How far the inspection is; 0 of 0: none runs.
    void setInspectionProgress(int done, int all);

    [[nodiscard]] QStringList problems() const { return m_problemList; }
    [[nodiscard]] QStringList findings() const;
    [[nodiscard]] QListView* findingList() const { return m_findings; }
    [[nodiscard]] QPushButton* startButton() const { return m_start; }

Q_SIGNALS:
    void startRequested();
    void imageRequested(const QString& imageId); ///< the user wants to see the image of a finding

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildCounts();
    void buildFindings();
    void showAllFindings();
    void refreshCounts();
    void refreshFindings();
    void refresh();

    std::optional<SplitCheck> m_check;
    int m_classes = 0;
    QStringList m_problemList;
    bool m_running = false;
    bool m_inspected = false;
    int m_inspectedImages = 0;
    int m_imagesToInspect = 0;

    DataFindingsModel* m_model;
    QSortFilterProxyModel* m_worst; ///< without the remarks, which may be many
    QGridLayout* m_counts;
    QLabel* m_headings[5];
    QLabel* m_trainImages;
    QLabel* m_trainObjects;
    QLabel* m_validationImages;
    QLabel* m_validationObjects;
    QLabel* m_classCount;
    QLabel* m_findingsTitle;
    QToolButton* m_allFindings;
    QListView* m_findings;
    QLabel* m_problems;
    QPushButton* m_start;
};

} // namespace boxwright
