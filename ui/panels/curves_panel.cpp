#include "ui/panels/curves_panel.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/charts/metric_chart.h"
#include "ui/help/help_button.h"
#include "ui/panels/elided_combo_box.h"
#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr double sliderSteps = 1000;
constexpr std::size_t shownAroundClick = 24;

enum PrecisionCurve { MeanCurve, OwnCurve };
enum ThresholdCurves { PrecisionOfScore, RecallOfScore, F1OfScore };

QString number(double value, int digits = 3) {
    return QLocale().toString(value, 'f', digits);
}

} // namespace

CurvesPanel::CurvesPanel(QWidget* parent)
    : QWidget(parent)
    , m_classTitle(new QLabel(this))
    , m_class(new ElidedComboBox(this))
    , m_precision(new MetricChart(this))
    , m_threshold(new MetricChart(this))
    , m_scoreTitle(new QLabel(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_score(new QLabel(this))
    , m_numbers(new QLabel(this))
    , m_recommend(new QPushButton(this))
    , m_store(new QPushButton(this)) {
    m_precision->addCurve(CurveRole::MeanPrecision, 1.6);
    m_precision->addCurve(CurveRole::Precision, 2.2);
    m_threshold->addCurve(CurveRole::Precision, 1.6);
    m_threshold->addCurve(CurveRole::Recall, 1.6);
    m_threshold->addCurve(CurveRole::F1, 2.4);
    m_precision->setUnitAxes();
    m_threshold->setUnitAxes();
    buildLayout();
    connectParts();
    retranslate();
}

void CurvesPanel::buildLayout() {
    m_class->setObjectName(QStringLiteral("curveClass"));
    m_class->setMinimumContentsLength(14);
    m_slider->setObjectName(QStringLiteral("thresholdSlider"));
    m_slider->setRange(0, static_cast<int>(sliderSteps));
    m_slider->setPageStep(50);
    m_numbers->setObjectName(QStringLiteral("thresholdNumbers"));
    m_recommend->setObjectName(QStringLiteral("recommendButton"));
    m_store->setObjectName(QStringLiteral("storeButton"));
    m_score->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.000")) + 4);
    for (QLabel* label : {m_classTitle, m_scoreTitle})
        label->setProperty("muted", true);
    m_numbers->setWordWrap(true);

    auto* top = new QHBoxLayout;
    top->addWidget(m_classTitle);
    top->addWidget(m_class);
    top->addStretch();
    top->addWidget(new HelpButton(QStringLiteral("numbers#precision"), this));
    auto* charts = new QHBoxLayout;
    charts->setSpacing(12);
    charts->addWidget(m_precision, 1);
    charts->addWidget(m_threshold, 1);
    auto* desk = new QHBoxLayout;
    desk->setSpacing(10);
    desk->addWidget(m_scoreTitle);
    desk->addWidget(m_slider, 1);
    desk->addWidget(m_score);
    desk->addWidget(m_recommend);
    desk->addWidget(m_store);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addLayout(charts, 1);
    layout->addLayout(desk);
    layout->addWidget(m_numbers);
}

void CurvesPanel::connectParts() {
    connect(m_class, &QComboBox::currentIndexChanged, this, &CurvesPanel::showCurves);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showScore();
        Q_EMIT scoreChanged(score());
    });
    connect(m_recommend, &QPushButton::clicked, this, [this] { setScore(recommended()); });
    connect(m_store, &QPushButton::clicked, this, [this] { Q_EMIT storeRequested(score()); });
    connect(m_threshold, &MetricChart::clicked, this, &CurvesPanel::setScore);
    connect(m_precision, &MetricChart::clicked, this, &CurvesPanel::showFindings);
    for (const MetricChart* chart : {m_precision, m_threshold}) {
        connect(chart, &MetricChart::exported, this,
                [this](const QString& path) { Q_EMIT statusMessage(tr("Chart saved as %1").arg(path)); });
        connect(chart, &MetricChart::exportFailed, this, &CurvesPanel::statusMessage);
    }
}

void CurvesPanel::setReport(const SharedReport& report, bool hasModel) {
    m_report = report;
    m_hasModel = hasModel;
    fillClasses();
    retranslate();
    if (recommended() >= 0)
        setScore(recommended());
    showCurves();
}

void CurvesPanel::fillClasses() {
    const QSignalBlocker blocker(m_class);
    m_class->clear();
    m_class->addItem(tr("All classes"), 0);
    if (m_report && m_report->hasDetails)
        for (const ClassCurve& entry : m_report->curves.classes)
            m_class->addItem(colorSwatch(classQColor(entry.label)), fromUtf8(m_report->classes.name(entry.label)),
                             entry.label);
}

void CurvesPanel::showClass(int label) {
    m_class->setCurrentIndex(std::max(0, m_class->findData(label)));
}

double CurvesPanel::score() const {
    return m_slider->value() / sliderSteps;
}

void CurvesPanel::setScore(double score) {
    // Downwards: the detection with exactly this score is still shown.
    m_slider->setValue(static_cast<int>(std::floor(score * sliderSteps)));
}

const ThresholdCurve& CurvesPanel::curve() const {
    const int row = m_class->currentIndex();
    return row <= 0 ? m_report->thresholds.overall : m_report->thresholds.classes[static_cast<std::size_t>(row) - 1];
}

double CurvesPanel::recommended() const {
    if (!m_report || !m_report->hasDetails || !curve().best)
        return -1;
    return curve().points[*curve().best].score;
}

ThresholdPoint CurvesPanel::point() const {
    return m_report && m_report->hasDetails ? curve().at(score()) : ThresholdPoint{};
}

void CurvesPanel::showCurves() {
    m_threshold->clear();
    showPrecision();
    if (m_report && m_report->hasDetails) {
        const auto& points = curve().points;
        for (auto at = points.rbegin(); at != points.rend(); ++at) {
            m_threshold->append(PrecisionOfScore, at->score, at->precision());
            m_threshold->append(RecallOfScore, at->score, at->recall());
            m_threshold->append(F1OfScore, at->score, at->f1());
        }
    }
    showScore();
}

void CurvesPanel::showPrecision() {
    m_precision->clear();
    if (!m_report || !m_report->hasDetails)
        return;
    const CurveReport& curves = m_report->curves;
    const int row = m_class->currentIndex();
    for (std::size_t i = 0; i < recallPoints.size(); ++i) {
        m_precision->append(MeanCurve, recallPoints[i], curves.meanInterpolated[i]);
        if (row > 0 && curves.classes[static_cast<std::size_t>(row) - 1].ap >= 0)
            m_precision->append(OwnCurve, recallPoints[i],
                                curves.classes[static_cast<std::size_t>(row) - 1].interpolated[i]);
    }
    m_precision->setCurveName(OwnCurve, m_class->currentText());
    m_precision->setCurveListed(OwnCurve, row > 0);
}

void CurvesPanel::showScore() {
    const ThresholdPoint now = point();
    m_score->setText(number(score()));
    m_threshold->setMarker(score());
    const double best = recommended();
    m_recommend->setEnabled(best >= 0);
    m_recommend->setText(best >= 0 ? tr("Recommended: %1").arg(number(std::floor(best * sliderSteps) / sliderSteps))
                                   : tr("No recommendation"));
    m_store->setEnabled(m_hasModel && m_report && m_report->hasDetails);
    m_numbers->setText(tr("Precision %1 · recall %2 · F1 %3 — %4 right, %5 false alarms, %6 missed")
                           .arg(number(now.precision()), number(now.recall()), number(now.f1()))
                           .arg(now.hits)
                           .arg(now.falseAlarms)
                           .arg(now.missed));
}

void CurvesPanel::showFindings(double recall) {
    if (!m_report || !m_report->hasDetails)
        return;
    std::vector<EvaluationFinding> found;
    const int chosen = m_class->currentData().toInt();
    const auto classes = static_cast<std::size_t>(std::max(1, m_report->classes.size()));
    for (const ClassCurve& entry : m_report->curves.classes) {
        if (chosen != 0 && entry.label != chosen)
            continue;
        const std::size_t share = chosen != 0 ? shownAroundClick : std::max<std::size_t>(3, shownAroundClick / classes);
        const auto near = findingsAroundRecall(*m_report, entry.label, recall, share);
        found.insert(found.end(), near.begin(), near.end());
    }
    Q_EMIT findingsChosen(tr("%1 around recall %2").arg(m_class->currentText(), number(recall, 2)), found);
}

void CurvesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CurvesPanel::retranslate() {
    const QString iou = number(m_report ? m_report->confusion.options.iouThreshold : 0.5, 2);
    m_classTitle->setText(tr("Class"));
    m_class->setAccessibleName(tr("Class"));
    m_class->setItemText(0, tr("All classes"));
    m_precision->setTexts({tr("Precision and recall at overlap %1").arg(iou), tr("Recall: share of the objects found"),
                           tr("Precision: share of right boxes"), tr("Recall")});
    m_precision->setCurveName(MeanCurve, tr("Mean of the classes"));
    m_precision->setPlaceholder(tr("No annotated object in this split."));
    m_threshold->setTexts(
        {tr("Where to set the lowest score"), tr("Lowest score that is shown"), tr("Share (0 to 1)"), tr("Score")});
    m_threshold->setCurveName(PrecisionOfScore, tr("Precision"));
    m_threshold->setCurveName(RecallOfScore, tr("Recall"));
    m_threshold->setCurveName(F1OfScore, tr("F1"));
    m_threshold->setPlaceholder(tr("The model found nothing in this split."));
    m_scoreTitle->setText(tr("Lowest score"));
    m_slider->setAccessibleName(tr("Lowest score"));
    m_slider->setToolTip(tr("Boxes with a lower score do not count in these numbers and in the confusion matrix"));
    m_recommend->setToolTip(tr("Set the score at which F1, the balance of precision and recall, is best"));
    m_store->setText(tr("Store with the Model"));
    m_store->setToolTip(m_hasModel ? tr("Detect will begin with this score when it uses this model")
                                   : tr("A result file has no model to store it with"));
    showScore();
    showPrecision();
}

} // namespace boxwright
