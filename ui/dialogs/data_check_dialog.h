#pragma once

#include <memory>
#include <vector>

#include <QDialog>

#include "core/data/findings_inspect.h"
#include "ui/app_state.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QTextBrowser;
class QTreeView;
class QTreeWidget;
class QTreeWidgetItem;

namespace boxwright {

class DataFindingsModel;
class DataInspection;

/// What is wrong with the data set, by kind, and what correcting it would change. Nothing is changed here: findings to
/// be corrected are asked for by fixWanted(). Stays open beside the work.
class DataCheckDialog : public QDialog {
    Q_OBJECT

public:
    explicit DataCheckDialog(std::shared_ptr<const OpenDataset> dataset, QWidget* parent = nullptr);

    /// Looks through all files, in the background; what was found before is forgotten.
    void check();
    /// Something was edited: what is shown may not be true any more.
    void setStale();
    /// How far the correcting is, files; nothing else can be asked for meanwhile. 0 of 0 when it has ended.
    void setFixing(int done, int total);
    /// Whether the last edit was correcting, so that it can be taken back here.
    void setUndoable(bool undoable);
    [[nodiscard]] const InspectionReport* report() const { return m_report.get(); }

Q_SIGNALS:
    void checked();                                       ///< report() is there
    void imageWanted(const QString& imageId, int object); ///< object number in the file from 1, 0 for none
    void imagesWanted(const QString& label, const std::vector<int>& images);
    void fixWanted(const std::vector<boxwright::Finding>& findings);
    void undoWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refreshSummary();
    void compose();
    void connectParts();
    void showReport(const std::shared_ptr<const InspectionReport>& report);
    void addKind(FindingKind kind, const std::vector<const Finding*>& findings);
    void showKind();
    void showPreview();
    void refreshButtons();
    void listImages();
    void openImage();
    [[nodiscard]] const Finding* current() const; ///< null for none
    [[nodiscard]] std::vector<Finding> checkedFindings() const;

    std::shared_ptr<const OpenDataset> m_dataset;
    std::shared_ptr<const InspectionReport> m_report; ///< null while it is looked through
    DataInspection* m_inspection;
    DataFindingsModel* m_model;
    QSortFilterProxyModel* m_ofKind;
    QLabel* m_summary;
    QProgressBar* m_progress;
    QTreeWidget* m_kinds;
    QTreeView* m_list;
    QTextBrowser* m_preview;
    QPushButton* m_again;
    QPushButton* m_fix;
    QPushButton* m_undo;
    QPushButton* m_images;
    QPushButton* m_open;
    QPushButton* m_close;
    bool m_fixing = false;
    bool m_stale = false;
};

} // namespace boxwright
