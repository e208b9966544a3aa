#pragma once

#include <memory>
#include <set>
#include <stop_token>
#include <vector>

#include <QDialog>
#include <QPoint>
#include <QTimer>

#include "core/data/counted_dataset.h"
#include "ui/annotate/class_catalog.h"
#include "ui/app_state.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace boxwright {

class HeatMapView;
class HistogramView;

/// What is in a data set: images and boxes by split and class; sizes, shapes and boxes an image as bars; where boxes
/// lie and which classes appear together as maps. The files are counted on a worker thread when the dialog opens;
/// closing it ends that. Every number leads to the images behind it. Stays open beside the work and follows it.
class StatisticsDialog : public QDialog {
    Q_OBJECT

public:
    StatisticsDialog(std::shared_ptr<const OpenDataset> dataset, ClassCatalog classes, QWidget* parent = nullptr);
    ~StatisticsDialog() override;

    /// Null until it is counted.
    [[nodiscard]] const DatasetStatistics* statistics() const;
    /// The annotation file of the image is another one now, or the image is gone.
    void refreshImage(int image, bool gone = false);
    void setClasses(ClassCatalog classes);

Q_SIGNALS:
    void counted();
    void refreshed(); ///< a moment after refreshImage()
    /// `label` says what the images have in common.
    void imagesWanted(const QString& label, const std::vector<int>& images);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void buildLayout();
    void buildTable();
    void connectViews();
    void count();
    void fill();
    void addRow(const QString& name, const ObjectStatistics& objects, const QIcon& icon);
    void showSelected();
    void showTogether();
    void showSplits();
    void showSplit(const QTreeWidgetItem* row, int column);
    void showColumn(int column);
    void showBin(HistogramView* view, int bin);
    void showCell(QPoint cell);
    void showPair(QPoint cell);
    void want(const QString& what, std::vector<int> images);
    [[nodiscard]] QString selectedClass() const; ///< empty for all
    [[nodiscard]] const ObjectStatistics& selectedObjects() const;

    std::shared_ptr<const OpenDataset> m_dataset;
    ClassCatalog m_catalog;
    std::stop_source m_stop;
    std::shared_ptr<CountedDataset> m_counted;
    std::set<int> m_gone;    ///< images
    std::set<int> m_changed; ///< images, while it was counted
    QTimer m_refill;         ///< many edits at once are shown once
    QLabel* m_summary;
    QLabel* m_splits;
    QProgressBar* m_progress;
    QTreeWidget* m_table;
    QTreeWidget* m_bySplit;
    HeatMapView* m_together;
    QStringList m_pairNames; ///< classes of m_together
    HistogramView* m_sizes;
    HistogramView* m_shapes;
    HistogramView* m_perImage;
    HeatMapView* m_positions;
    QTabWidget* m_tabs;
    QLabel* m_hint;
    QPushButton* m_show;
    QPushButton* m_close;
};

} // namespace boxwright
