#include "ui/panels/detection_list_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controllers/detection_controller.h"
#include "ui/models/detection_item_delegate.h"
#include "ui/panels/duration_text.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int headerHeight = 28; ///< as high as the buttons above the picture

} // namespace

DetectionListPanel::DetectionListPanel(DetectionController* controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_title(new QLabel(this))
    , m_clear(new QToolButton(this))
    , m_list(new QListView(this))
    , m_bar(new QProgressBar(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this)) {
    buildLayout();
    m_list->setModel(controller->model());
    m_list->setItemDelegate(new DetectionItemDelegate(m_list));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { Q_EMIT currentRowChanged(currentRow()); });
    connect(controller->model(), &QAbstractItemModel::modelReset, this, [this] { Q_EMIT currentRowChanged(-1); });
    connect(controller, &DetectionController::progressChanged, this, &DetectionListPanel::updateProgress);
    connect(m_clear, &QToolButton::clicked, controller, &DetectionController::clear);
    connect(m_button, &QPushButton::clicked, this, &DetectionListPanel::pressed);
    retranslate();
}

void DetectionListPanel::buildLayout() {
    m_title->setProperty("muted", true);
    m_title->setMinimumHeight(headerHeight);
    m_clear->setIcon(svgIcon(QStringLiteral("close")));
    m_clear->setAutoRaise(true);
    m_list->setObjectName(QStringLiteral("detectionList"));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_text->setProperty("muted", true);
    m_text->setWordWrap(true);

    auto* header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(header);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    layout->addWidget(m_button);
}

int DetectionListPanel::currentRow() const {
    return m_list->currentIndex().row();
}

void DetectionListPanel::setCurrentRow(int row) {
    m_list->setCurrentIndex(m_controller->model()->index(row));
}

void DetectionListPanel::pressed() {
    if (m_controller->isRunning())
        m_controller->requestStop();
    else if (m_controller->model()->hasAny(DetectionState::Waiting))
        m_controller->start();
    else
        m_controller->detectAgain();
}

void DetectionListPanel::updateProgress() {
    const DetectionProgress progress = m_controller->progress();
    const DetectionListModel* model = m_controller->model();
    const bool running = m_controller->isRunning();
    const bool counted = progress.phase == DetectionProgress::Phase::Detecting;
    const bool waiting = !running && model->hasAny(DetectionState::Waiting);
    m_title->setText(tr("%Ln image(s)", nullptr, model->rowCount()));
    m_bar->setVisible(running);
    m_bar->setRange(0, counted ? progress.total : 0);
    m_bar->setValue(progress.done);
    m_text->setText(progressText());
    m_text->setVisible(!m_text->text().isEmpty());
    m_button->setText(running ? tr("Cancel") : waiting ? tr("Detect") : tr("Detect Again"));
    m_button->setEnabled(progress.phase != DetectionProgress::Phase::Stopping && model->rowCount() + running > 0 &&
                         (running || !m_controller->choice().weights.isEmpty()));
}

QString DetectionListPanel::progressText() const {
    using Phase = DetectionProgress::Phase;
    const DetectionProgress progress = m_controller->progress();
    switch (progress.phase) {
    case Phase::Searching:
        return tr("Looking for images…");
    case Phase::Loading:
        return tr("Loading the model…");
    case Phase::Stopping:
        return tr("Stopping…");
    case Phase::Detecting:
        break;
    case Phase::Idle:
        return {};
    }
    const QString count = tr("%1 of %2").arg(progress.done).arg(progress.total);
    if (progress.secondsLeft < 0)
        return count;
    const QString speed = QLocale().toString(progress.imagesPerSecond, 'f', progress.imagesPerSecond < 10 ? 1 : 0);
    return tr("%1 · %2 images/s · %3 left").arg(count, speed, durationText(progress.secondsLeft));
}

void DetectionListPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DetectionListPanel::retranslate() {
    m_clear->setToolTip(tr("Remove all images from the list; the files stay"));
    m_clear->setAccessibleName(m_clear->toolTip());
    m_list->setAccessibleName(tr("Images"));
    updateProgress();
}

} // namespace boxwright
