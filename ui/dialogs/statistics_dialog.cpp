#include "ui/dialogs/statistics_dialog.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/data/voc_statistics.h"
#include "ui/panels/histogram_view.h"
#include "ui/support/background.h"
#include "ui/support/color_swatch.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

QString number(long count) {
    return QLocale().toString(qlonglong{count});
}

} // namespace

StatisticsDialog::StatisticsDialog(std::shared_ptr<const OpenDataset> dataset, ClassCatalog classes, QWidget* parent)
    : QDialog(parent)
    , m_catalog(std::move(classes))
    , m_summary(new QLabel(this))
    , m_splits(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_table(new QTreeWidget(this))
    , m_sizes(new HistogramView(this))
    , m_shapes(new HistogramView(this))
    , m_perImage(new HistogramView(this))
    , m_show(new QPushButton(tr("Show Images"), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Statistics"));
    buildLayout();
    m_summary->setText(tr("Counting…"));
    connect(m_table, &QTreeWidget::currentItemChanged, this, &StatisticsDialog::showSelected);
    connect(m_table, &QTreeWidget::itemActivated, m_show, &QPushButton::click);
    connect(m_show, &QPushButton::clicked, this, [this]() {
        Q_EMIT imagesWanted(selectedClass());
        accept();
    });
    runWithProgress(
        this,
        [dataset = std::move(dataset), stop = m_stop.get_token()](const ReportProgress& report) {
            JobControl control;
            control.stop = stop;
            control.onProgress = [&report](std::size_t done, std::size_t all) {
                report(static_cast<int>(done), static_cast<int>(all));
            };
            return countStatistics(dataset->dataset, control);
        },
        [this](int done, int all) {
            m_progress->setRange(0, all);
            m_progress->setValue(done);
        },
        [this](const Result<DatasetStatistics>& statistics) {
            m_progress->hide();
            if (!statistics) {
                m_summary->setText(errorText(statistics.error()));
                return;
            }
            m_statistics = std::make_shared<const DatasetStatistics>(*statistics);
            fill();
            Q_EMIT counted();
        });
}

StatisticsDialog::~StatisticsDialog() {
    m_stop.request_stop();
}

void StatisticsDialog::buildLayout() {
    m_summary->setWordWrap(true);
    m_splits->setWordWrap(true);
    m_splits->setProperty("muted", true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_table->setObjectName(QStringLiteral("statisticsTable"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setHeaderLabels({tr("Class"), tr("Boxes"), tr("Images"), tr("Small"), tr("Medium"), tr("Large"),
                              tr("Difficult"), tr("Truncated")});
    m_table->headerItem()->setToolTip(3, tr("Area below 32 × 32 pixels"));
    m_table->headerItem()->setToolTip(4, tr("Area up to 96 × 96 pixels"));
    m_table->headerItem()->setToolTip(5, tr("Larger areas"));
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setAccessibleName(tr("Classes"));
    m_show->setEnabled(false);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_show, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* bars = new QHBoxLayout;
    bars->setSpacing(18);
    for (HistogramView* view : {m_sizes, m_shapes, m_perImage})
        bars->addWidget(view, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 20, 22, 18);
    column->setSpacing(12);
    column->addWidget(m_summary);
    column->addWidget(m_splits);
    column->addWidget(m_progress);
    column->addWidget(m_table, 3);
    column->addLayout(bars, 2);
    column->addWidget(buttons);
    resize(860, 560);
}

void StatisticsDialog::fill() {
    const SplitStatistics& whole = m_statistics->whole();
    m_summary->setText(
        tr("%1 images, %2 boxes; %3 images without annotation, %4 with an annotation and no box")
            .arg(number(whole.images), number(whole.all.objects), number(whole.unlabelled), number(whole.negatives)));
    QStringList splits;
    for (const auto& [name, split] : m_statistics->splits())
        splits.append(
            tr("%1: %2 images, %3 boxes").arg(fromUtf8(name), number(split.images), number(split.all.objects)));
    m_splits->setText(splits.join(QStringLiteral("  ·  ")));
    m_splits->setVisible(!splits.isEmpty());
    addRow(tr("All classes"), whole.all, {});
    for (const auto& [name, objects] : whole.classes)
        if (objects.objects > 0) {
            addRow(fromUtf8(name), objects, colorSwatch(m_catalog.color(name)));
            m_table->topLevelItem(m_table->topLevelItemCount() - 1)->setData(0, Qt::UserRole, fromUtf8(name));
        }
    m_table->setCurrentItem(m_table->topLevelItem(0));
}

void StatisticsDialog::addRow(const QString& name, const ObjectStatistics& objects, const QIcon& icon) {
    auto* row = new QTreeWidgetItem(m_table);
    row->setText(0, name);
    row->setIcon(0, icon);
    int column = 1;
    for (const long count : {objects.objects, objects.images, objects.small, objects.medium, objects.large,
                             objects.difficult, objects.truncated}) {
        row->setText(column, number(count));
        row->setTextAlignment(column++, Qt::AlignRight | Qt::AlignVCenter);
    }
}

QString StatisticsDialog::selectedClass() const {
    const QTreeWidgetItem* row = m_table->currentItem();
    return row == nullptr ? QString() : row->data(0, Qt::UserRole).toString();
}

void StatisticsDialog::showSelected() {
    const QString name = selectedClass();
    const SplitStatistics& whole = m_statistics->whole();
    const ObjectStatistics& objects = name.isEmpty() ? whole.all : whole.classes.at(toUtf8(name));
    const QColor color =
        name.isEmpty() ? QApplication::palette().color(QPalette::Highlight) : m_catalog.color(toUtf8(name));
    m_sizes->setHistogram(tr("Side of a square of the same area, pixels"), objects.area, tr(" pixels"), color);
    m_shapes->setHistogram(tr("Width divided by height"), objects.aspect, {}, color);
    m_perImage->setHistogram(tr("Boxes in an image"), name.isEmpty() ? whole.boxesPerImage : objects.perImage, {},
                             color);
    m_show->setEnabled(!name.isEmpty());
}

} // namespace boxwright
