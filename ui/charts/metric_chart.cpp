#include "ui/charts/metric_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QAction>
#include <QChart>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/charts/axis_scale.h"
#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/flow_layout.h"

namespace boxwright {

namespace {

constexpr int redrawIntervalMs = 100;
constexpr double edgeMargin = 0.015; ///< beside the first and last point, of the width
constexpr int mostChipsBesideTitle = 2;
constexpr int smallestForTitles = 170; ///< height of the plot with its axes; a lower one has no room for titles

QPixmap dot(const QColor& color, bool filled, qreal ratio) {
    QPixmap pixmap(QSize(12, 12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(2, 2, 8, 8));
    return pixmap;
}

QIcon legendIcon(const QColor& color, qreal ratio) {
    QIcon icon;
    icon.addPixmap(dot(color, true, ratio), QIcon::Normal, QIcon::On);
    icon.addPixmap(dot(color, false, ratio), QIcon::Normal, QIcon::Off);
    return icon;
}

} // namespace

MetricChart::MetricChart(QWidget* parent)
    : QWidget(parent) {
    buildHeader();
    buildChart();
    buildMenu();
    m_redrawTimer.setInterval(redrawIntervalMs);
    m_redrawTimer.setSingleShot(true);
    connect(&m_redrawTimer, &QTimer::timeout, this, &MetricChart::redraw);
    retranslate();
    applyTheme();
    redraw();
}

MetricChart::~MetricChart() = default;

void MetricChart::buildHeader() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 8, 4);
    layout->setSpacing(0);
    m_header = new QHBoxLayout;
    m_header->setSpacing(2);
    m_title = new QLabel(this);
    m_log = new QToolButton(this);
    m_reset = new QToolButton(this);
    m_more = new QToolButton(this);
    m_more->setText(QStringLiteral("\u22ef"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    for (QToolButton* button : {m_log, m_reset, m_more})
        button->setAutoRaise(true);
    m_log->setCheckable(true);
    m_log->hide();
    m_reset->hide();
    m_header->addWidget(m_title);
    m_header->addStretch();
    m_header->addWidget(m_log);
    m_header->addWidget(m_reset);
    m_header->addWidget(m_more);
    m_chips = new FlowLayout;
    layout->addLayout(m_header);
    layout->addLayout(m_chips);
    connect(m_log, &QToolButton::toggled, this, &MetricChart::setLogarithmic);
}

void MetricChart::buildChart() {
    m_chart = new QChart;
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view = new ChartView(m_chart, this);
    m_axes = std::make_unique<ChartAxes>(m_chart);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_view, 1);
    connect(m_view, &ChartView::hovered, this, &MetricChart::showReadout);
    connect(m_view, &ChartView::hoverLeft, this, [this] { m_view->setReadout({}, {}); });
    connect(m_view, &ChartView::clicked, this, &MetricChart::clicked);
    connect(m_view, &ChartView::zoomRequested, this, &MetricChart::zoomTo);
    connect(m_view, &ChartView::resetRequested, this, &MetricChart::resetZoom);
}

void MetricChart::buildMenu() {
    m_menu = new QMenu(this);
    m_resetAction = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_pngAction = m_menu->addAction(QString());
    m_svgAction = m_menu->addAction(QString());
    m_csvAction = m_menu->addAction(QString());
    m_more->setMenu(m_menu);
    connect(m_reset, &QToolButton::clicked, this, &MetricChart::resetZoom);
    connect(m_resetAction, &QAction::triggered, this, &MetricChart::resetZoom);
    connect(m_pngAction, &QAction::triggered, this, [this] { chooseFileAndSave(FileKind::Png); });
    connect(m_svgAction, &QAction::triggered, this, [this] { chooseFileAndSave(FileKind::Svg); });
    connect(m_csvAction, &QAction::triggered, this, [this] { chooseFileAndSave(FileKind::Csv); });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { m_menu->popup(m_view->mapToGlobal(at)); });
}

int MetricChart::addCurve(const CurveStyle& style) {
    auto* line = new QLineSeries(m_chart);
    m_chart->addSeries(line);
    m_axes->attach(line);
    auto* chip = new QToolButton(this);
    chip->setCheckable(true);
    chip->setChecked(true);
    chip->setAutoRaise(true);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIconSize({12, 12});
    chip->setStyleSheet(QStringLiteral("QToolButton { background: transparent; padding: 0px 4px; }"));
    const int curve = static_cast<int>(m_curves.size());
    m_curves.push_back({style, {}, {}, line, chip, true, true});
    connect(chip, &QToolButton::toggled, this, [this, curve](bool on) {
        setCurveVisible(curve, on);
        Q_EMIT curveToggled(curve, on);
    });
    placeChips();
    applyTheme();
    return curve;
}

void MetricChart::removeCurves(int first) {
    while (static_cast<int>(m_curves.size()) > first) {
        delete m_curves.back().chip;
        m_chart->removeSeries(m_curves.back().line);
        delete m_curves.back().line;
        m_curves.pop_back();
    }
    m_view->setReadout({}, {});
    placeChips();
    markDirty();
}

/// A short legend stands beside the title, a longer one in lines of its own.
void MetricChart::placeChips() {
    const auto listed = std::count_if(m_curves.begin(), m_curves.end(), [](const Curve& c) { return c.listed; });
    const bool beside = listed <= mostChipsBesideTitle;
    for (const Curve& curve : m_curves) {
        m_header->removeWidget(curve.chip);
        m_chips->removeWidget(curve.chip);
    }
    int place = m_header->indexOf(m_log);
    for (const Curve& curve : m_curves) {
        // A legend of one curve says nothing.
        curve.chip->setVisible(curve.listed && listed > 1);
        if (beside)
            m_header->insertWidget(place++, curve.chip);
        else
            m_chips->addWidget(curve.chip);
    }
}

void MetricChart::addHeaderWidget(QWidget* widget) {
    m_header->insertWidget(m_header->indexOf(m_log), widget);
}

void MetricChart::offerLogarithmic() {
    m_log->show();
}

void MetricChart::setLogarithmic(bool logarithmic) {
    const QSignalBlocker blocker(m_log);
    m_log->setChecked(logarithmic);
    m_axes->setLogarithmic(logarithmic);
    applyTheme();
    resetZoom(); // what is in view on one scale may lie below zero on the other
}

bool MetricChart::isLogarithmic() const {
    return m_axes->isLogarithmic();
}

void MetricChart::setCurveName(int curve, const QString& name) {
    Curve& entry = m_curves.at(static_cast<std::size_t>(curve));
    entry.name = name;
    entry.chip->setText(name);
    entry.chip->setToolTip(tr("Show or hide “%1”").arg(name));
}

void MetricChart::setTexts(const ChartTexts& texts) {
    m_texts = texts;
    m_title->setText(texts.title);
    m_view->setAccessibleName(texts.title);
    m_axes->setTitles(texts.xAxis, texts.yAxis);
}

void MetricChart::setPlaceholder(const QString& text) {
    m_placeholder = text;
    markDirty();
}

void MetricChart::setSmallestTop(double y) {
    m_smallestTop = y;
    markDirty();
}

void MetricChart::setUnitAxes() {
    m_unitAxes = true;
    markDirty();
}

void MetricChart::setMarker(std::optional<double> x) {
    m_view->setMarker(x);
}

void MetricChart::append(int curve, double x, double y) {
    m_curves.at(static_cast<std::size_t>(curve)).series.append(x, y);
    markDirty();
}

void MetricChart::setPoints(int curve, std::vector<QPointF> points) {
    m_curves.at(static_cast<std::size_t>(curve)).series.replace(std::move(points));
    markDirty();
}

void MetricChart::clear() {
    for (Curve& curve : m_curves)
        curve.series.clear();
    m_zoom.reset();
    m_view->setReadout({}, {});
    markDirty();
}

const MetricSeries& MetricChart::series(int curve) const {
    return m_curves.at(static_cast<std::size_t>(curve)).series;
}

void MetricChart::setCurveVisible(int curve, bool visible) {
    Curve& entry = m_curves.at(static_cast<std::size_t>(curve));
    entry.visible = visible;
    const QSignalBlocker blocker(entry.chip);
    entry.chip->setChecked(visible);
    redraw();
}

bool MetricChart::isCurveVisible(int curve) const {
    return m_curves.at(static_cast<std::size_t>(curve)).visible;
}

void MetricChart::setCurveListed(int curve, bool listed) {
    m_curves.at(static_cast<std::size_t>(curve)).listed = listed;
    placeChips();
}

void MetricChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    markDirty(); // another size has room for other ticks
}

void MetricChart::zoomTo(const QRectF& area) {
    m_zoom = area.isEmpty() ? std::nullopt : std::optional(area);
    m_view->setReadout({}, {});
    redraw();
}

void MetricChart::resetZoom() {
    zoomTo({});
}

void MetricChart::markDirty() {
    if (!m_redrawTimer.isActive())
        m_redrawTimer.start();
}

void MetricChart::redraw() {
    m_redrawTimer.stop();
    updateAxes();
    bool empty = true;
    for (Curve& curve : m_curves) {
        empty = empty && curve.series.isEmpty();
        curve.line->setVisible(curve.visible);
        if (curve.visible) {
            QList<QPointF> points = curve.series.decimated(m_axes->xMin(), m_axes->xMax());
            if (isLogarithmic())
                points.removeIf([](const QPointF& point) { return point.y() <= 0; });
            curve.line->replace(points);
        }
        // A line needs two points: a single one is drawn as a dot.
        curve.line->setPointsVisible(curve.series.points().size() == 1);
    }
    m_view->setPlaceholder(empty ? m_placeholder : QString());
    m_axes->setVisible(!empty);
    m_reset->setVisible(isZoomed());
    m_resetAction->setEnabled(isZoomed());
    m_csvAction->setEnabled(!empty);
}

std::optional<QRectF> MetricChart::dataArea() const {
    std::optional<QRectF> area;
    for (const Curve& curve : m_curves) {
        const std::vector<QPointF>& points = curve.series.points();
        if (!curve.visible || points.empty())
            continue;
        const double low = isLogarithmic() ? curve.series.lowestAboveZero() : curve.series.lowest();
        const QPointF topLeft(points.front().x(), low);
        const QPointF bottomRight(points.back().x(), curve.series.highest());
        if (!area) {
            area = QRectF(topLeft, bottomRight);
            continue;
        }
        area->setLeft(std::min(area->left(), topLeft.x()));
        area->setTop(std::min(area->top(), topLeft.y()));
        area->setRight(std::max(area->right(), bottomRight.x()));
        area->setBottom(std::max(area->bottom(), bottomRight.y()));
    }
    return area;
}

void MetricChart::updateAxes() {
    const int xTicks = std::clamp(m_view->width() / 56, 3, 10);
    const int yTicks = std::clamp(m_view->height() / 36, 3, 8);
    m_axes->setTitlesVisible(m_view->height() >= smallestForTitles);
    const std::optional<QRectF> area = m_zoom ? m_zoom : dataArea();
    AxisScale x = tightScale(0, 10, xTicks);
    AxisScale y = roundedScale(0, m_smallestTop > 0 ? m_smallestTop : 1, yTicks);
    if (m_zoom) {
        x = tightScale(area->left(), area->right(), xTicks);
        y = tightScale(area->top(), area->bottom(), yTicks);
    } else if (m_unitAxes) {
        x = tightScale(0, 1, xTicks);
        y = tightScale(0, 1, yTicks);
    } else if (area) {
        const double margin = edgeMargin * area->width(); // for points at the edge
        x = tightScale(area->left() - margin, area->right() + margin, xTicks);
        if (!isLogarithmic())
            y = roundedScale(std::min(0.0, area->top()), std::max(area->bottom(), m_smallestTop), yTicks);
    }
    if (!m_unitAxes)
        x.step = std::max(x.step, 1.0);
    m_axes->setScales(x, y);
    if (isLogarithmic())
        updateLogAxis(area);
}

void MetricChart::updateLogAxis(const std::optional<QRectF>& area) {
    if (area && std::isfinite(area->top()) && area->top() > 0)
        m_axes->setLogRange(area->top(), area->bottom(), m_zoom.has_value());
    else
        m_axes->setLogRange(0.1, 1, true);
}

QColor MetricChart::legendColor(const Curve& curve) const {
    QColor color = colorOf(curve);
    color.setAlphaF(std::max(color.alphaF(), 0.6F));
    return color;
}

QColor MetricChart::colorOf(const Curve& curve) const {
    return curve.style.comparedRun >= 0 ? comparedRunColor(curve.style.comparedRun, m_theme.dark)
                                        : curveColor(curve.style.role, m_theme.dark);
}

void MetricChart::showReadout(double x) {
    std::vector<ReadoutLine> lines;
    for (const Curve& curve : m_curves) {
        const std::optional<QPointF> point = curve.visible ? curve.series.nearest(x) : std::nullopt;
        if (point)
            lines.push_back({curve.name, locale().toString(point->y(), 'g', 4), legendColor(curve), *point});
    }
    const QString at = lines.empty() ? QString() : locale().toString(lines.front().point.x(), 'f', m_unitAxes ? 3 : 0);
    m_view->setReadout(QStringLiteral("%1 %2").arg(m_texts.xName, at), std::move(lines));
}

void MetricChart::applyTheme() {
    m_theme = chartTheme(palette());
    m_view->setTheme(m_theme);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    m_axes->applyTheme(m_theme, small);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    for (const Curve& curve : m_curves) {
        const QColor color = colorOf(curve);
        QPen pen(color, curve.style.width, curve.style.pen);
        pen.setJoinStyle(Qt::RoundJoin);
        curve.line->setPen(pen);
        curve.chip->setIcon(legendIcon(legendColor(curve), devicePixelRatioF()));
        curve.chip->setFont(small);
    }
}

void MetricChart::retranslate() {
    m_reset->setText(tr("Reset zoom"));
    m_more->setToolTip(tr("Zoom and export"));
    m_more->setAccessibleName(tr("Zoom and export"));
    m_resetAction->setText(tr("Reset Zoom"));
    m_log->setText(tr("Log"));
    m_log->setToolTip(tr("Logarithmic scale"));
    m_svgAction->setText(tr("Export as SVG…"));
    m_pngAction->setText(tr("Export as PNG…"));
    m_csvAction->setText(tr("Export as CSV…"));
    m_view->setToolTip(QString());
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        setCurveName(static_cast<int>(i), m_curves[i].name);
}

void MetricChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    painter.setBrush(m_theme.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

void MetricChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
