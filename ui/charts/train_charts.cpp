#include "ui/charts/train_charts.h"

#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/charts/metric_chart.h"

namespace boxwright {

namespace {

// Curves of the loss chart in the order in which they are added; later ones are drawn on top.
enum LossCurve { Total, Classifier, BoxRegression, Objectness, RpnBoxRegression, Smoothed };
enum PrecisionCurve { Ap50, Ap };

} // namespace

TrainCharts::TrainCharts(QWidget* parent)
    : QWidget(parent)
    , m_loss(new MetricChart(this))
    , m_rate(new MetricChart(this))
    , m_precision(new MetricChart(this)) {
    m_loss->addCurve(CurveRole::Loss, 1.2);
    for (const CurveRole part : {CurveRole::LossClassifier, CurveRole::LossBoxRegression, CurveRole::LossObjectness,
                                 CurveRole::LossRpnBoxRegression})
        m_loss->addCurve(part, 1.2);
    m_loss->addCurve(CurveRole::LossSmoothed, 2.4);
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

    for (const MetricChart* chart : {m_loss, m_rate, m_precision}) {
        connect(chart, &MetricChart::exported, this,
                [this](const QString& path) { Q_EMIT statusMessage(tr("Chart saved as %1").arg(path)); });
        connect(chart, &MetricChart::exportFailed, this, &TrainCharts::statusMessage);
    }
    retranslate();
}

void TrainCharts::clear() {
    m_smoother = ExponentialSmoother();
    for (MetricChart* chart : {m_loss, m_rate, m_precision})
        chart->clear();
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
