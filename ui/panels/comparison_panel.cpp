#include "ui/panels/comparison_panel.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/controllers/detection_controller.h"
#include "ui/panels/detection_viewer.h"
#include "ui/panels/weights_picker.h"

namespace boxwright {

ComparisonPanel::ComparisonPanel(AppState* state, DetectionController* first, LoadDetector load, QWidget* parent)
    : QWidget(parent)
    , m_first(first)
    , m_controller(new DetectionController(std::move(load), this))
    , m_bar(new QWidget(this))
    , m_title(new QLabel(m_bar))
    , m_weights(new WeightsPicker(state, m_bar, WeightsPicker::Use::Comparison))
    , m_progress(new QLabel(m_bar))
    , m_viewer(new DetectionViewer(m_controller->model(), this)) {
    for (QLabel* label : {m_title, m_progress})
        label->setProperty("muted", true);
    m_viewer->setClasses(&m_controller->detectorInfo().classes);
    m_weights->setMaximumWidth(560);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_weights, 1);
    row->addWidget(m_progress);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_viewer);
    connectParts();
    retranslate();
}

void ComparisonPanel::connectParts() {
    connect(m_weights, &WeightsPicker::pathChanged, this, [this](const QString& path) {
        DetectorChoice choice = m_first->choice();
        choice.weights = path;
        m_controller->setChoice(choice);
        m_viewer->setCaption(weightsText(path));
    });
    connect(m_controller, &DetectionController::detectorLoaded, this, [this] {
        applyFilter();
        m_viewer->updateBoxes();
    });
    connect(m_controller, &DetectionController::failed, this, &ComparisonPanel::failed);
    connect(m_controller, &DetectionController::runningChanged, this, &ComparisonPanel::runningChanged);
    connect(m_controller, &DetectionController::progressChanged, this, &ComparisonPanel::updateProgress);
    connect(m_first->model(), &QAbstractItemModel::rowsInserted, this, &ComparisonPanel::takeImages);
    connect(m_first->model(), &QAbstractItemModel::modelReset, this, [this] {
        m_viewer->showRow(-1);
        m_controller->clear();
        takeImages();
    });
}

void ComparisonPanel::takeImages() {
    if (!isVisible())
        return;
    QStringList files;
    const auto& items = m_first->model()->items();
    for (std::size_t i = m_controller->model()->items().size(); i < items.size(); ++i)
        files.append(items[i].path);
    if (!files.isEmpty())
        m_controller->addImages(files);
    showRow(m_row);
}

void ComparisonPanel::showRow(int row) {
    m_row = row;
    m_viewer->showRow(row < m_controller->model()->rowCount() ? row : -1);
}

void ComparisonPanel::applyFilter() {
    DetectionFilter filter = m_first->model()->filter();
    const ClassList& theirs = m_first->detectorInfo().classes;
    const ClassList& ours = m_controller->detectorInfo().classes;
    std::set<int> hidden;
    for (const int label : filter.hiddenLabels)
        if (const auto own = ours.id(theirs.name(label)))
            hidden.insert(*own);
    filter.hiddenLabels = std::move(hidden);
    m_controller->model()->setFilter(filter);
}

void ComparisonPanel::updateProgress() {
    const DetectionProgress progress = m_controller->progress();
    const bool running = m_controller->isRunning();
    m_progress->setVisible(running || m_weights->path().isEmpty());
    if (m_weights->path().isEmpty())
        m_progress->setText(tr("Choose the model to compare with."));
    else if (progress.phase == DetectionProgress::Phase::Loading)
        m_progress->setText(tr("Loading the model…"));
    else
        m_progress->setText(tr("%1 of %2").arg(progress.done).arg(progress.total));
}

void ComparisonPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    takeImages();
    m_controller->start();
}

void ComparisonPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (!isVisibleTo(parentWidget())) // and not only because another workspace is in front
        m_controller->requestStop();
}

void ComparisonPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComparisonPanel::retranslate() {
    m_title->setText(tr("Compare with"));
    updateProgress();
}

} // namespace boxwright
