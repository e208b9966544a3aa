#include "ui/charts/train_charts.h"

#include <array>
#include <cmath>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/charts/metric_chart.h"

namespace boxwright {

namespace {

// Curves of the loss chart in the order in which they are added; later ones are drawn on top.
enum LossCurve { Total, Classifier, BoxRegression, Objectness, RpnBoxRegression, Smoothed, Validation, LossCurves };
enum PrecisionCurve { Ap50, Ap, PrecisionCurves };

constexpr int usualSmoothing = 95; ///< percent
constexpr std::array comparedPens{Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine, Qt::DashLine};

std::vector<QPointF> smoothed(const std::vector<QPointF>& points, double weight) {
    ExponentialSmoother smoother(weight);
    std::vector<QPointF> result;
    result.reserve(points.size());
    for (const QPointF& point : points)
        result.emplace_back(point.x(), smoother.add(point.y()));
    return result;
}

template <class Value>
std::vector<QPointF> stepCurve(const RunCurves& curves, Value value) {
    std::vector<QPointF> points;
    points.reserve(curves.steps.size());
    for (const StepPoint& step : curves.steps)
        if (std::isfinite(value(step)))
            points.emplace_back(static_cast<double>(step.step), value(step));
    return points;
}

std::vector<QPointF> epochCurve(const RunCurves& curves, double EpochPoint::*value) {
    std::vector<QPointF> points;
    for (const EpochPoint& epoch : curves.epochs)
        if (epoch.*value >= 0)
            points.emplace_back(epoch.epoch + 1, epoch.*value);
    return points;
}

} // namespace

TrainCharts::TrainCharts(QWidget* parent)
    : QWidget(parent)
    , m_loss(new MetricChart(this))
    , m_rate(new MetricChart(this))
    , m_precision(new MetricChart(this))
    , m_smoothingLabel(new QLabel)
    , m_smoothing(new QSlider(Qt::Horizontal))
    , m_smoother(usualSmoothing / 100.0) {
    m_loss->addCurve(CurveRole::Loss, 1.2);
    for (const CurveRole part : {CurveRole::LossClassifier, CurveRole::LossBoxRegression, CurveRole::LossObjectness,
                                 CurveRole::LossRpnBoxRegression})
        m_loss->addCurve(part, 1.2);
    m_loss->addCurve(CurveRole::LossSmoothed, 2.4);
    m_loss->addCurve(CurveRole::LossValidation, 2);
    m_loss->setCurveListed(Validation, false); // until there is one
    m_smoothing->setRange(0, 99);
    m_smoothing->setValue(usualSmoothing);
    m_smoothing->setFixedWidth(90);
    m_smoothing->setMinimumHeight(20); // of its handle
    m_smoothingLabel->setProperty("muted", true);
    m_loss->addHeaderWidget(m_smoothingLabel);
    m_loss->addHeaderWidget(m_smoothing);
    m_loss->offerLogarithmic();
    m_rate->offerLogarithmic();
    m_rate->addCurve(CurveRole::LearningRate, 2);
    m_precision->addCurve(CurveRole::AveragePrecision50, 2);
    m_precision->addCurve(CurveRole::AveragePrecision, 2);
    m_precision->setSmallestTop(0.2);

    auto* lower = new QHBoxLayout;
    lower->setSpacing(10);
    lower->addWidget(m_rate, 1);
    lower->addWidget(m_precision, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addWidget(m_loss, 5);
    layout->addLayout(lower, 4);

    connect(m_smoothing, &QSlider::valueChanged, this, &TrainCharts::smoothAgain);
    connect(m_loss, &MetricChart::curveToggled, this, [this](int curve, bool visible) {
        if (curve < LossCurves)
            return;
        m_rate->setCurveVisible(1 + curve - LossCurves, visible);
        m_precision->setCurveVisible(PrecisionCurves + curve - LossCurves, visible);
    });
    for (const MetricChart* chart : {m_loss, m_rate, m_precision}) {
        connect(chart, &MetricChart::exported, this,
                [this](const QString& path) { Q_EMIT statusMessage(tr("Chart saved as %1").arg(path)); });
        connect(chart, &MetricChart::exportFailed, this, &TrainCharts::statusMessage);
    }
    retranslate();
}

double TrainCharts::smoothingWeight() const {
    return m_smoothing->value() / 100.0;
}

void TrainCharts::clear() {
    m_smoother = ExponentialSmoother(smoothingWeight());
    for (int curve = 0; curve < LossCurves; ++curve)
        m_loss->setPoints(curve, {});
    m_loss->setCurveListed(Validation, false);
    m_rate->setPoints(0, {});
    for (const int curve : {Ap50, Ap})
        m_precision->setPoints(curve, {});
    for (MetricChart* chart : {m_loss, m_rate, m_precision})
        chart->resetZoom();
}

/// With the slider's new weight.
void TrainCharts::smoothAgain() {
    m_smoother = ExponentialSmoother(smoothingWeight());
    std::vector<QPointF> points;
    for (const QPointF& point : m_loss->series(Total).points())
        points.emplace_back(point.x(), m_smoother.add(point.y()));
    m_loss->setPoints(Smoothed, std::move(points));
    for (int i = 0; i < static_cast<int>(m_compared.size()); ++i)
        drawCompared(i);
    retranslate();
}

void TrainCharts::compareWith(std::vector<ComparedRun> runs) {
    if (runs.size() > mostComparedRuns)
        runs.resize(mostComparedRuns);
    m_loss->removeCurves(LossCurves);
    m_rate->removeCurves(1);
    m_precision->removeCurves(PrecisionCurves);
    m_compared = std::move(runs);
    for (int i = 0; i < static_cast<int>(m_compared.size()); ++i) {
        const Qt::PenStyle pen = comparedPens[static_cast<std::size_t>(i)];
        const QString& name = m_compared[static_cast<std::size_t>(i)].name;
        for (MetricChart* chart : {m_loss, m_rate, m_precision}) {
            const int curve = chart->addCurve(CurveStyle{.width = 2, .pen = pen, .comparedRun = i});
            chart->setCurveName(curve, name);
            chart->setCurveListed(curve, chart == m_loss); // one legend is enough
        }
        drawCompared(i);
    }
}

void TrainCharts::drawCompared(int index) {
    const RunCurves& curves = m_compared[static_cast<std::size_t>(index)].curves;
    const auto total = stepCurve(curves, [](const StepPoint& step) { return step.losses.total(); });
    m_loss->setPoints(LossCurves + index, smoothed(total, smoothingWeight()));
    m_rate->setPoints(1 + index, stepCurve(curves, [](const StepPoint& step) { return step.learningRate; }));
    m_precision->setPoints(PrecisionCurves + index, epochCurve(curves, &EpochPoint::ap50));
}

void TrainCharts::showCurves(const RunCurves& curves) {
    clear();
    append(curves.steps);
    for (const EpochPoint& epoch : curves.epochs)
        append(epoch);
}

void TrainCharts::append(const std::vector<StepPoint>& steps) {
    for (const StepPoint& point : steps) {
        const auto x = static_cast<double>(point.step);
        const double total = point.losses.total();
        m_loss->append(Total, x, total);
        m_loss->append(Classifier, x, point.losses.classifier);
        m_loss->append(BoxRegression, x, point.losses.boxRegression);
        m_loss->append(Objectness, x, point.losses.objectness);
        m_loss->append(RpnBoxRegression, x, point.losses.rpnBoxRegression);
        if (std::isfinite(total))
            m_loss->append(Smoothed, x, m_smoother.add(total));
        m_rate->append(0, x, point.learningRate);
    }
}

void TrainCharts::append(const EpochPoint& epoch) {
    const double x = epoch.epoch + 1;
    if (epoch.ap50 >= 0)
        m_precision->append(Ap50, x, epoch.ap50);
    if (epoch.ap >= 0)
        m_precision->append(Ap, x, epoch.ap);
    if (epoch.validationLoss >= 0) {
        m_loss->append(Validation, static_cast<double>(epoch.step), epoch.validationLoss);
        m_loss->setCurveListed(Validation, true);
    }
}

void TrainCharts::retranslate() {
    const QString iteration = tr("Iteration");
    const QString waiting = tr("The curves appear here as soon as training runs.");
    m_loss->setTexts({tr("Loss"), iteration, tr("Loss"), iteration});
    m_loss->setCurveName(Total, tr("Total"));
    m_loss->setCurveName(Smoothed, tr("Total, smoothed"));
    m_loss->setCurveName(Classifier, tr("Class"));
    m_loss->setCurveName(BoxRegression, tr("Box"));
    m_loss->setCurveName(Objectness, tr("Objectness"));
    m_loss->setCurveName(RpnBoxRegression, tr("Proposal box"));
    m_loss->setCurveName(Validation, tr("Validation"));
    m_smoothingLabel->setText(tr("Smoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Smoothing: %1 %").arg(m_smoothing->value()));
    m_loss->setPlaceholder(waiting);
    m_rate->setTexts({tr("Learning rate"), iteration, tr("Rate per step"), iteration});
    m_rate->setCurveName(0, tr("Learning rate"));
    m_rate->setPlaceholder(waiting);
    m_precision->setTexts({tr("Precision on validation"), tr("Epoch"), tr("AP (0 to 1)"), tr("Epoch")});
    m_precision->setCurveName(Ap, tr("AP"));
    m_precision->setCurveName(Ap50, tr("AP50"));
    m_precision->setPlaceholder(tr("AP and AP50 appear after the first evaluated epoch."));
}

void TrainCharts::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
