#include "ui/dialogs/statistics_dialog.h"

#include <algorithm>
#include <filesystem>

#include <QApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/panels/heat_map_view.h"
#include "ui/panels/histogram_view.h"
#include "ui/support/background.h"
#include "ui/support/color_swatch.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

using Object = CountedDataset::Object;
using Image = CountedDataset::Image;

constexpr int refillMs = 50;
constexpr std::size_t mostPairClasses = 20; ///< rows that can still be read

enum Column { Name, Boxes, Images, Small, Medium, Large, Difficult, Truncated, Occluded, Verified, Columns };

QString number(long count) {
    return QLocale().toString(qlonglong{count});
}

QString percent(long part, long whole) {
    return whole == 0 ? QString()
                      : QStringLiteral("%1 %").arg(
                            QLocale().toString(100 * static_cast<double>(part) / static_cast<double>(whole), 'f', 0));
}

/// What a column of the table counts.
CountedDataset::ObjectTest testOf(int column) {
    switch (column) {
    case Small:
        return [](const Object& object, const Image&) { return isSmall(object.boxInImage); };
    case Medium:
        return [](const Object& object, const Image&) { return isMedium(object.boxInImage); };
    case Large:
        return [](const Object& object, const Image&) {
            return !isSmall(object.boxInImage) && !isMedium(object.boxInImage);
        };
    case Difficult:
        return [](const Object& object, const Image&) { return object.difficult; };
    case Truncated:
        return [](const Object& object, const Image&) { return object.truncated; };
    case Occluded:
        return [](const Object& object, const Image&) { return object.occluded; };
    case Verified:
        return [](const Object&, const Image& image) { return image.verified; };
    default:
        return [](const Object&, const Image&) { return true; };
    }
}

/// The most frequent classes, in the order of their names.
QStringList pairClasses(const SplitStatistics& whole) {
    std::vector<std::pair<long, std::string>> byCount;
    for (const auto& [name, objects] : whole.classes)
        byCount.emplace_back(-objects.images, name);
    std::sort(byCount.begin(), byCount.end());
    byCount.resize(std::min(byCount.size(), mostPairClasses));
    QStringList names;
    for (const auto& [count, name] : byCount)
        names.append(fromUtf8(name));
    names.sort();
    return names;
}

} // namespace

StatisticsDialog::StatisticsDialog(std::shared_ptr<const OpenDataset> dataset, ClassCatalog classes, QWidget* parent)
    : QDialog(parent)
    , m_dataset(std::move(dataset))
    , m_catalog(std::move(classes))
    , m_summary(new QLabel(this))
    , m_splits(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_table(new QTreeWidget(this))
    , m_bySplit(new QTreeWidget(this))
    , m_together(new HeatMapView(this))
    , m_sizes(new HistogramView(this))
    , m_shapes(new HistogramView(this))
    , m_perImage(new HistogramView(this))
    , m_positions(new HeatMapView(this))
    , m_tabs(new QTabWidget(this))
    , m_hint(new QLabel(this))
    , m_show(new QPushButton(this))
    , m_close(new QPushButton(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    buildTable();
    buildLayout();
    connectViews();
    retranslate();
    m_summary->setText(tr("Counting…"));
    m_refill.setSingleShot(true);
    m_refill.setInterval(refillMs);
    connect(&m_refill, &QTimer::timeout, this, [this]() {
        fill();
        Q_EMIT refreshed();
    });
    count();
}

StatisticsDialog::~StatisticsDialog() {
    m_stop.request_stop();
}

void StatisticsDialog::count() {
    using Counted = Result<std::shared_ptr<CountedDataset>>;
    runWithProgress(
        this,
        [dataset = m_dataset, stop = m_stop.get_token()](const ReportProgress& report) -> Counted {
            JobControl control;
            control.stop = stop;
            control.onProgress = [&report](std::size_t done, std::size_t all) {
                report(static_cast<int>(done), static_cast<int>(all));
            };
            return CountedDataset::count(dataset->dataset, control).map([](CountedDataset&& done) {
                return std::make_shared<CountedDataset>(std::move(done));
            });
        },
        [this](int done, int all) {
            m_progress->setRange(0, all);
            m_progress->setValue(done);
        },
        [this](const Counted& result) {
            m_progress->hide();
            if (!result) {
                m_summary->setText(errorText(result.error()));
                return;
            }
            m_counted = *result;
            for (const int image : m_gone)
                m_counted->remove(static_cast<std::size_t>(image));
            fill();
            Q_EMIT counted();
            for (const int image : std::exchange(m_changed, {}))
                refreshImage(image);
        });
}

void StatisticsDialog::refreshImage(int image, bool gone) {
    if (gone)
        m_gone.insert(image);
    else
        m_gone.erase(image);
    if (!m_counted) {
        m_changed.insert(image);
        return;
    }
    if (gone) {
        m_counted->remove(static_cast<std::size_t>(image));
        m_refill.start();
        return;
    }
    using Read = Result<std::pair<bool, Annotation>>;
    runInBackground(
        this,
        [dataset = m_dataset, place = static_cast<std::size_t>(image)]() -> Read {
            std::error_code ignored;
            const bool there = std::filesystem::exists(dataset->dataset.images()[place].annotationPath, ignored);
            return std::pair(there, dataset->dataset.annotation(place).value_or(Annotation()));
        },
        [this, image](const Read& read) {
            if (!read || m_gone.contains(image))
                return;
            m_counted->update(static_cast<std::size_t>(image), read->first, read->second);
            m_refill.start();
        });
}

void StatisticsDialog::setClasses(ClassCatalog classes) {
    m_catalog = std::move(classes);
    if (m_counted)
        m_refill.start();
}

const DatasetStatistics* StatisticsDialog::statistics() const {
    return m_counted ? &m_counted->statistics() : nullptr;
}

void StatisticsDialog::buildTable() {
    m_table->setObjectName(QStringLiteral("statisticsTable"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(false);
    m_table->setColumnCount(Columns);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    QStringList heads{QString()};
    for (const std::string& name : m_dataset->dataset.splitNames())
        heads.append(fromUtf8(name));
    m_bySplit->setObjectName(QStringLiteral("splitTable"));
    m_bySplit->setRootIsDecorated(false);
    m_bySplit->setUniformRowHeights(true);
    m_bySplit->setHeaderLabels(heads);
    m_bySplit->header()->setStretchLastSection(false);
    m_bySplit->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_bySplit->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
}

void StatisticsDialog::buildLayout() {
    m_summary->setWordWrap(true);
    m_splits->setWordWrap(true);
    m_splits->setProperty("muted", true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_show->setEnabled(false);
    m_hint->setProperty("muted", true);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_show, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_together->setContentsMargins(12, 10, 12, 10);
    m_tabs->addTab(m_table, QString());
    m_tabs->addTab(m_together, QString());
    if (!m_dataset->dataset.splitNames().empty())
        m_tabs->addTab(m_bySplit, QString());
    else
        m_bySplit->hide();
    auto* bars = new QHBoxLayout;
    bars->setSpacing(18);
    for (QWidget* view : {static_cast<QWidget*>(m_sizes), static_cast<QWidget*>(m_shapes),
                          static_cast<QWidget*>(m_perImage), static_cast<QWidget*>(m_positions)})
        bars->addWidget(view, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_hint, 1);
    foot->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 20, 22, 18);
    column->setSpacing(12);
    column->addWidget(m_summary);
    column->addWidget(m_splits);
    column->addWidget(m_progress);
    column->addWidget(m_tabs, 3);
    column->addLayout(bars, 2);
    column->addLayout(foot);
    resize(1020, 640);
}

void StatisticsDialog::connectViews() {
    connect(m_table, &QTreeWidget::currentItemChanged, this, &StatisticsDialog::showSelected);
    connect(m_table, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem*, int column) { showColumn(column); });
    connect(m_bySplit, &QTreeWidget::itemActivated, this, &StatisticsDialog::showSplit);
    connect(m_show, &QPushButton::clicked, this, [this]() { showColumn(Images); });
    for (HistogramView* view : {m_sizes, m_shapes, m_perImage})
        connect(view, &HistogramView::binChosen, this, [this, view](int bin) { showBin(view, bin); });
    connect(m_positions, &HeatMapView::cellChosen, this, &StatisticsDialog::showCell);
    connect(m_together, &HeatMapView::cellChosen, this, &StatisticsDialog::showPair);
}

void StatisticsDialog::retranslate() {
    setWindowTitle(tr("Statistics"));
    m_table->setHeaderLabels({tr("Class"), tr("Boxes"), tr("Images"), tr("Small"), tr("Medium"), tr("Large"),
                              tr("Difficult"), tr("Truncated"), tr("Occluded"), tr("Verified")});
    m_table->headerItem()->setToolTip(Small, tr("Area below 32 × 32 pixels"));
    m_table->headerItem()->setToolTip(Medium, tr("Area up to 96 × 96 pixels"));
    m_table->headerItem()->setToolTip(Large, tr("Larger areas"));
    m_table->headerItem()->setToolTip(Verified, tr("Share of the images that are verified"));
    m_table->setAccessibleName(tr("Classes"));
    m_bySplit->headerItem()->setText(Name, tr("Class"));
    m_bySplit->setAccessibleName(tr("Boxes of each class by split"));
    m_sizes->setAccessibleName(tr("Size: root of the area, pixels")); // what they show comes later
    m_shapes->setAccessibleName(tr("Width divided by height"));
    m_perImage->setAccessibleName(tr("Boxes in an image"));
    m_positions->setAccessibleName(tr("Where boxes lie in the image"));
    m_together->setAccessibleName(tr("Classes Together"));
    const QStringList pages{tr("Classes"), tr("Classes Together"), tr("Splits")};
    for (int page = 0; page < m_tabs->count(); ++page)
        m_tabs->setTabText(page, pages[page]);
    m_hint->setText(tr("A click on a bar or a cell, or a double click on a number, lists its images."));
    m_show->setText(tr("Show Images"));
    m_close->setText(tr("Close"));
    if (m_counted)
        fill();
}

void StatisticsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StatisticsDialog::fill() {
    const SplitStatistics& whole = statistics()->whole();
    m_summary->setText(
        tr("%1 images, %2 boxes; %3 images without annotation, %4 with an annotation and no box; %5 verified (%6)")
            .arg(number(whole.images), number(whole.all.objects), number(whole.unlabelled), number(whole.negatives),
                 number(whole.verified), percent(whole.verified, whole.images)));
    QStringList splits;
    for (const auto& [name, split] : statistics()->splits())
        splits.append(
            tr("%1: %2 images, %3 boxes").arg(fromUtf8(name), number(split.images), number(split.all.objects)));
    m_splits->setText(splits.join(QStringLiteral("  ·  ")));
    m_splits->setVisible(!splits.isEmpty());
    const QString chosen = selectedClass();
    m_table->clear();
    addRow(tr("All classes"), whole.all, {});
    for (const auto& [name, objects] : whole.classes)
        if (objects.objects > 0) {
            addRow(fromUtf8(name), objects, colorSwatch(m_catalog.color(name)));
            auto* row = m_table->topLevelItem(m_table->topLevelItemCount() - 1);
            row->setData(Name, Qt::UserRole, fromUtf8(name));
            if (fromUtf8(name) == chosen)
                m_table->setCurrentItem(row);
        }
    if (m_table->currentItem() == nullptr)
        m_table->setCurrentItem(m_table->topLevelItem(0));
    showTogether();
    showSplits();
}

/// Counts, and the share of the class in all boxes of the split: where shares differ the splits do.
void StatisticsDialog::showSplits() {
    m_bySplit->clear();
    for (const auto& [name, objects] : statistics()->whole().classes) {
        auto* row = new QTreeWidgetItem(m_bySplit);
        row->setText(Name, fromUtf8(name));
        row->setIcon(Name, colorSwatch(m_catalog.color(name)));
        for (int column = 1; column < m_bySplit->columnCount(); ++column) {
            const auto split = statistics()->splits().find(toUtf8(m_bySplit->headerItem()->text(column)));
            const bool known = split != statistics()->splits().end() && split->second.classes.contains(name);
            const long count = known ? split->second.classes.at(name).objects : 0;
            row->setText(
                column, count == 0
                            ? number(0)
                            : QStringLiteral("%1  (%2)").arg(number(count), percent(count, split->second.all.objects)));
            row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
}

void StatisticsDialog::showSplit(const QTreeWidgetItem* row, int column) {
    const QString name = row->text(Name);
    const std::vector<int> images = m_counted->imagesWith(toUtf8(name), testOf(Images));
    const QString split = m_bySplit->headerItem()->text(column);
    if (column == Name && !images.empty())
        Q_EMIT imagesWanted(name, images);
    else if (const auto inside = m_counted->inSplit(images, toUtf8(split)); !inside.empty())
        Q_EMIT imagesWanted(tr("%1: %2").arg(name, split), inside);
}

void StatisticsDialog::addRow(const QString& name, const ObjectStatistics& objects, const QIcon& icon) {
    auto* row = new QTreeWidgetItem(m_table);
    row->setText(Name, name);
    row->setIcon(Name, icon);
    int column = Boxes;
    for (const long count : {objects.objects, objects.images, objects.small, objects.medium, objects.large,
                             objects.difficult, objects.truncated, objects.occluded})
        row->setText(column++, number(count));
    row->setText(Verified, percent(objects.verified, objects.images));
    for (column = Boxes; column < Columns; ++column)
        row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

QString StatisticsDialog::selectedClass() const {
    const QTreeWidgetItem* row = m_table->currentItem();
    return row == nullptr ? QString() : row->data(Name, Qt::UserRole).toString();
}

const ObjectStatistics& StatisticsDialog::selectedObjects() const {
    const SplitStatistics& whole = statistics()->whole();
    const auto known = whole.classes.find(toUtf8(selectedClass()));
    return known == whole.classes.end() ? whole.all : known->second;
}

void StatisticsDialog::showSelected() {
    if (!m_counted || m_table->currentItem() == nullptr)
        return;
    const QString name = selectedClass();
    const ObjectStatistics& objects = selectedObjects();
    const QColor accent = QApplication::palette().color(QPalette::Highlight);
    const QColor color = name.isEmpty() ? accent : m_catalog.color(toUtf8(name));
    m_sizes->setHistogram(tr("Size: root of the area, pixels"), objects.area, tr(" pixels"), color);
    m_shapes->setHistogram(tr("Width divided by height"), objects.aspect, {}, color);
    m_perImage->setHistogram(tr("Boxes in an image"),
                             name.isEmpty() ? statistics()->whole().boxesPerImage : objects.perImage, {}, color,
                             HistogramView::Values::Counted);
    HeatMapView::Cells cells{PositionGrid::side, {}, {}, false};
    cells.counts.assign(objects.positions.counts.begin(), objects.positions.counts.end());
    m_positions->setCells(tr("Where boxes lie in the image"), std::move(cells), color, [](QPoint cell) {
        return tr("Column %1, row %2 of %3").arg(cell.x() + 1).arg(cell.y() + 1).arg(PositionGrid::side);
    });
    m_show->setEnabled(objects.images > 0);
}

void StatisticsDialog::showTogether() {
    const SplitStatistics& whole = statistics()->whole();
    m_pairNames = pairClasses(whole);
    HeatMapView::Cells cells{static_cast<int>(m_pairNames.size()), {}, m_pairNames, true};
    for (const QString& row : m_pairNames)
        for (const QString& column : m_pairNames) {
            const auto known = whole.together.find(std::minmax({toUtf8(row), toUtf8(column)}));
            cells.counts.push_back(row == column                   ? whole.classes.at(toUtf8(row)).images
                                   : known == whole.together.end() ? 0
                                                                   : known->second);
        }
    m_together->setCells(tr("Images that hold both classes"), std::move(cells),
                         QApplication::palette().color(QPalette::Highlight), [this](QPoint cell) {
                             const QString& row = m_pairNames[cell.y()];
                             const QString& column = m_pairNames[cell.x()];
                             return row == column ? row : tr("%1 and %2").arg(row, column);
                         });
}

void StatisticsDialog::want(const QString& what, std::vector<int> images) {
    const QString name = selectedClass().isEmpty() ? tr("All classes") : selectedClass();
    if (!images.empty())
        Q_EMIT imagesWanted(what.isEmpty() ? name : tr("%1: %2").arg(name, what), images);
}

void StatisticsDialog::showColumn(int column) {
    if (!m_counted)
        return;
    const bool named = column > Images;
    want(named ? m_table->headerItem()->text(column) : QString(),
         m_counted->imagesWith(toUtf8(selectedClass()), testOf(column)));
}

void StatisticsDialog::showBin(HistogramView* view, int bin) {
    if (!m_counted)
        return;
    const ObjectStatistics& objects = selectedObjects();
    const auto& edges = (view == m_perImage ? objects.perImage
                         : view == m_sizes  ? objects.area
                                            : objects.aspect)
                            .edges();
    const auto place = static_cast<std::size_t>(bin);
    const double from = bin == 0 ? -1 : edges[place]; // what lies below the first edge counts there too
    const double end = place + 1 < edges.size() ? edges[place + 1] : 1e300;
    const std::string name = toUtf8(selectedClass());
    const auto within = [from, end](double value) { return value >= from && value < end; };
    if (view == m_perImage) {
        want(tr("%1 boxes").arg(view->binText(bin)), m_counted->imagesWithCount(name, std::max(0.0, from), end));
        return;
    }
    const bool sizes = view == m_sizes;
    want(sizes ? view->binText(bin) : tr("width / height %1").arg(view->binText(bin)),
         m_counted->imagesWith(name, [within, sizes](const Object& object, const Image&) {
             const Box& box = object.boxInImage;
             return sizes ? within(sideOf(box)) : box.hasExtent() && within(aspectOf(box));
         }));
}

void StatisticsDialog::showCell(QPoint cell) {
    if (!m_counted)
        return;
    const auto wanted = static_cast<std::size_t>(cell.y() * PositionGrid::side + cell.x());
    want(tr("in column %1, row %2").arg(cell.x() + 1).arg(cell.y() + 1),
         m_counted->imagesWith(toUtf8(selectedClass()), [wanted](const Object& object, const Image& image) {
             return PositionGrid::cellOf(object.boxInImage, image.size) == wanted;
         }));
}

void StatisticsDialog::showPair(QPoint cell) {
    const QString& row = m_pairNames[cell.y()];
    const QString& column = m_pairNames[cell.x()];
    const std::vector<int> images = m_counted->imagesWithBoth(toUtf8(row), toUtf8(column));
    if (!images.empty())
        Q_EMIT imagesWanted(row == column ? row : tr("%1 and %2").arg(row, column), images);
}

} // namespace boxwright
