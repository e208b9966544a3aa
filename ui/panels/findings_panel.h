#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "ui/models/error_kinds_model.h"
#include "ui/models/finding_list_model.h"

class QComboBox;
class QLabel;
class QListView;
class QTreeView;

namespace boxwright {

class FindingViewer;

/// The gallery of an evaluation: kinds of error with their cost, the images behind the chosen kind and class, and the
/// one chosen side by side. Other pages put their own selections here.
class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    void setReport(const SharedReport& report); ///< shows all errors
    /// The errors of a class, all kinds; 0 for all classes.
    void showClass(int label);
    /// What another page found, under this title; stays until a kind or a class is chosen here.
    void showFindings(const QString& title, std::vector<EvaluationFinding> findings);
    /// Detections below are left out of the pictures.
    void setLowestScore(double score);

    [[nodiscard]] const std::vector<EvaluationFinding>& findings() const { return m_findings.findings(); }
    [[nodiscard]] QTreeView* kinds() const { return m_kindTable; }
    [[nodiscard]] QListView* list() const { return m_list; }
    [[nodiscard]] FindingViewer* viewer() const { return m_viewer; }

Q_SIGNALS:
    void fixRequested(const QString& imageId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void fillClasses();
    void showChosenKind();
    void showCurrent();
    void retranslate();

    SharedReport m_report;
    double m_lowestScore = 0;
    std::optional<QString> m_title; ///< of a selection from another page
    ErrorKindsModel m_kinds;
    FindingListModel m_findings;
    QTreeView* m_kindTable;
    QComboBox* m_class;
    QLabel* m_listTitle;
    QListView* m_list;
    FindingViewer* m_viewer;
};

} // namespace boxwright
