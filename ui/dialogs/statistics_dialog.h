#pragma once

#include <memory>
#include <stop_token>

#include <QDialog>

#include "core/data/statistics.h"
#include "ui/annotate/class_catalog.h"
#include "ui/app_state.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace boxwright {

class HistogramView;

/// What is in a data set: images and boxes by split and class, sizes, shapes and boxes an image as bars. The files are
/// counted on a worker thread when the dialog opens; closing it ends that. A class leads to its images.
class StatisticsDialog : public QDialog {
    Q_OBJECT

public:
    StatisticsDialog(std::shared_ptr<const OpenDataset> dataset, ClassCatalog classes, QWidget* parent = nullptr);
    ~StatisticsDialog() override;

    /// Null until it is counted.
    [[nodiscard]] const DatasetStatistics* statistics() const { return m_statistics.get(); }

Q_SIGNALS:
    void counted();
    void imagesWanted(const QString& className);

private:
    void buildLayout();
    void fill();
    void addRow(const QString& name, const ObjectStatistics& objects, const QIcon& icon);
    void showSelected();
    [[nodiscard]] QString selectedClass() const; ///< empty for all

    ClassCatalog m_catalog;
    std::stop_source m_stop;
    std::shared_ptr<const DatasetStatistics> m_statistics;
    QLabel* m_summary;
    QLabel* m_splits;
    QProgressBar* m_progress;
    QTreeWidget* m_table;
    HistogramView* m_sizes;
    HistogramView* m_shapes;
    HistogramView* m_perImage;
    QPushButton* m_show;
};

} // namespace boxwright
