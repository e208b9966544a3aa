#include "ui/panels/detection_filter_panel.h"

#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/controllers/detection_controller.h"
#include "ui/models/trailing_text_delegate.h"
#include "ui/panels/score_slider.h"

namespace boxwright {

namespace {

constexpr int countIntervalMs = 100;
constexpr int headerHeight = 28; ///< as high as the buttons above the picture

} // namespace

DetectionFilterPanel::DetectionFilterPanel(DetectionController* controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_countTimer(new QTimer(this))
    , m_scoreTitle(new QLabel(this))
    , m_score(new ScoreSlider(this))
    , m_stored(new QLabel(this))
    , m_overlapTitle(new QLabel(this))
    , m_overlap(new ScoreSlider(this, ScoreSlider::Kind::Overlap))
    , m_classesTitle(new QLabel(this))
    , m_all(new QPushButton(this))
    , m_none(new QPushButton(this))
    , m_list(new QListView(this))
    , m_model(new QLabel(this))
    , m_export(new QPushButton(this))
    , m_send(new QPushButton(this)) {
    buildLayout();
    m_list->setModel(&m_classes);
    m_list->setItemDelegate(new TrailingTextDelegate(ClassFilterModel::CountRole, m_list));
    m_countTimer->setSingleShot(true);
    m_countTimer->setInterval(countIntervalMs);
    connect(m_countTimer, &QTimer::timeout, this, &DetectionFilterPanel::updateCounts);
    connect(m_score, &ScoreSlider::scoreChanged, this, &DetectionFilterPanel::applyFilter);
    connect(m_overlap, &ScoreSlider::scoreChanged, this, &DetectionFilterPanel::applyFilter);
    connect(&m_classes, &ClassFilterModel::hiddenLabelsChanged, this, &DetectionFilterPanel::applyFilter);
    connect(m_all, &QPushButton::clicked, this, [this] { m_classes.setAllShown(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { m_classes.setAllShown(false); });
    connect(m_export, &QPushButton::clicked, this, &DetectionFilterPanel::exportRequested);
    connect(m_send, &QPushButton::clicked, this, &DetectionFilterPanel::sendRequested);
    connect(controller, &DetectionController::detectorLoaded, this, &DetectionFilterPanel::takeModel);
    connect(controller, &DetectionController::progressChanged, this, [this] {
        if (!m_countTimer->isActive())
            m_countTimer->start();
    });
    retranslate();
    updateCounts();
}

void DetectionFilterPanel::buildLayout() {
    for (QLabel* label : {m_scoreTitle, m_stored, m_overlapTitle, m_classesTitle, m_model})
        label->setProperty("muted", true);
    for (QPushButton* link : {m_all, m_none})
        link->setFlat(true);
    m_scoreTitle->setMinimumHeight(headerHeight);
    m_score->setObjectName(QStringLiteral("scoreSlider"));
    m_overlap->setObjectName(QStringLiteral("overlapSlider"));
    m_stored->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("classFilter"));
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(16, 16));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_model->setWordWrap(true);
    m_export->setProperty("primary", true);
    m_send->setObjectName(QStringLiteral("sendButton"));

    auto* header = new QHBoxLayout;
    header->setSpacing(0);
    header->addWidget(m_classesTitle, 1);
    header->addWidget(m_all);
    header->addWidget(m_none);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_scoreTitle);
    layout->addWidget(m_score);
    layout->addWidget(m_stored);
    layout->addSpacing(4);
    layout->addWidget(m_overlapTitle);
    layout->addWidget(m_overlap);
    layout->addSpacing(8);
    layout->addLayout(header);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_model);
    layout->addWidget(m_export);
    layout->addWidget(m_send);
}

void DetectionFilterPanel::takeModel(const DetectorInfo& info) {
    m_classes.setClasses(info.classes);
    const QString weights = m_controller->choice().weights;
    if (weights != m_weights) {
        m_weights = weights;
        m_overlap->setScore(info.suppression.overlap);
        m_threshold = readThreshold(weights);
        if (m_threshold)
            m_score->setScore(std::floor(m_threshold->score * 100) / 100); // downwards: no box of the best F1 is lost
        applyFilter();
    }
    retranslate();
}

void DetectionFilterPanel::applyFilter() {
    const SuppressionOptions suppression{m_overlap->score(), m_controller->detectorInfo().suppression.limit};
    m_controller->model()->setFilter({m_score->score(), m_classes.hiddenLabels(), suppression});
    updateCounts();
    Q_EMIT filterChanged();
}

void DetectionFilterPanel::updateCounts() {
    const DetectionListModel* model = m_controller->model();
    m_classes.setCounts(model->countsByLabel(m_classes.classes().size()));
    m_export->setEnabled(model->hasAny(DetectionState::Done));
    m_send->setEnabled(model->hasAny(DetectionState::Done));
}

void DetectionFilterPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DetectionFilterPanel::retranslate() {
    m_scoreTitle->setText(tr("Lowest score"));
    m_stored->setVisible(m_threshold.has_value());
    if (m_threshold)
        m_stored->setText(tr("Stored with the model: %1").arg(QLocale().toString(m_threshold->score, 'f', 3)));
    m_overlapTitle->setText(tr("Largest overlap"));
    m_classesTitle->setText(tr("Classes"));
    m_send->setText(tr("Send to Annotate"));
    m_send->setToolTip(tr("The boxes that are shown become proposals, to be accepted or rejected one by one"));
    m_all->setText(tr("All"));
    m_all->setToolTip(tr("Show the boxes of all classes"));
    m_none->setText(tr("None"));
    m_none->setToolTip(tr("Hide all boxes"));
    m_list->setAccessibleName(tr("Classes"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Write the boxes that are shown to files"));
    const DetectorInfo& info = m_controller->detectorInfo();
    if (!info.modelName.isEmpty())
        m_model->setText(tr("%1 on %2").arg(info.modelName, info.deviceText));
}

} // namespace boxwright
