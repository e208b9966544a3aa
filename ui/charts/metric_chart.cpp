#include "ui/charts/metric_chart.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QBuffer>
#include <QChart>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <QValueAxis>

#include "ui/charts/axis_scale.h"
#include "ui/charts/chart_csv.h"
#include "ui/charts/chart_view.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int redrawIntervalMs = 100;

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

QColor opaque(QColor color) {
    color.setAlphaF(std::max(color.alphaF(), 0.6F));
    return color;
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
    auto* header = new QHBoxLayout;
    header->setSpacing(2);
    m_title = new QLabel(this);
    m_chips = new QHBoxLayout;
    m_chips->setSpacing(0);
    m_reset = new QToolButton(this);
    m_more = new QToolButton(this);
    m_more->setText(QStringLiteral("\u22ef"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    for (QToolButton* button : {m_reset, m_more})
        button->setAutoRaise(true);
    m_reset->hide();
    header->addWidget(m_title);
    header->addStretch();
    header->addLayout(m_chips);
    header->addWidget(m_reset);
    header->addWidget(m_more);
    layout->addLayout(header);
}

void MetricChart::buildChart() {
    m_chart = new QChart;
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view = new ChartView(m_chart, this);
    m_xAxis = new QValueAxis(m_chart);
    m_yAxis = new QValueAxis(m_chart);
    m_chart->addAxis(m_xAxis, Qt::AlignBottom);
    m_chart->addAxis(m_yAxis, Qt::AlignLeft);
    for (QValueAxis* axis : {m_xAxis, m_yAxis}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
        axis->setLabelFormat(QStringLiteral("%.6g"));
    }
    layout()->addWidget(m_view);
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
    m_csvAction = m_menu->addAction(QString());
    m_more->setMenu(m_menu);
    connect(m_reset, &QToolButton::clicked, this, &MetricChart::resetZoom);
    connect(m_resetAction, &QAction::triggered, this, &MetricChart::resetZoom);
    connect(m_pngAction, &QAction::triggered, this, [this] { chooseFileAndSave(false); });
    connect(m_csvAction, &QAction::triggered, this, [this] { chooseFileAndSave(true); });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { m_menu->popup(m_view->mapToGlobal(at)); });
}

int MetricChart::addCurve(CurveRole role, double lineWidth) {
    auto* line = new QLineSeries(m_chart);
    m_chart->addSeries(line);
    line->attachAxis(m_xAxis);
    line->attachAxis(m_yAxis);
    auto* chip = new QToolButton(this);
    chip->setCheckable(true);
    chip->setChecked(true);
    chip->setAutoRaise(true);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIconSize({12, 12});
    chip->setStyleSheet(QStringLiteral("QToolButton { background: transparent; padding: 2px 4px; }"));
    m_chips->addWidget(chip);
    const int curve = static_cast<int>(m_curves.size());
    m_curves.push_back({role, lineWidth, {}, {}, line, chip, true});
    for (const Curve& entry : m_curves)
        entry.chip->setVisible(curve > 0); // a legend of one curve says nothing
    connect(chip, &QToolButton::toggled, this, [this, curve](bool on) { setCurveVisible(curve, on); });
    applyTheme();
    return curve;
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
    m_xAxis->setTitleText(texts.xAxis);
    m_yAxis->setTitleText(texts.yAxis);
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
    m_curves.at(static_cast<std::size_t>(curve)).chip->setVisible(listed);
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
        if (curve.visible)
            curve.line->replace(curve.series.decimated(m_xAxis->min(), m_xAxis->max()));
        // A line needs two points: a single one is drawn as a dot.
        curve.line->setPointsVisible(curve.series.points().size() == 1);
    }
    m_view->setPlaceholder(empty ? m_placeholder : QString());
    m_xAxis->setVisible(!empty);
    m_yAxis->setVisible(!empty);
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
        const auto [low, high] = std::minmax_element(points.begin(), points.end(),
                                                     [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
        const QPointF topLeft(points.front().x(), low->y());
        const QPointF bottomRight(points.back().x(), high->y());
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
        x = tightScale(area->left(), area->right(), xTicks);
        y = roundedScale(std::min(0.0, area->top()), std::max(area->bottom(), m_smallestTop), yTicks);
    }
    if (!m_unitAxes)
        x.step = std::max(x.step, 1.0);
    for (const auto& [axis, scale] : {std::pair(m_xAxis, x), std::pair(m_yAxis, y)}) {
        // The wider interval first: a wide range with a narrow interval would lay out thousands of labels.
        axis->setTickInterval(std::max(axis->tickInterval(), scale.step));
        axis->setRange(scale.min, scale.max);
        axis->setTickInterval(scale.step);
    }
}

void MetricChart::showReadout(double x) {
    std::vector<ReadoutLine> lines;
    for (const Curve& curve : m_curves) {
        const std::optional<QPointF> point = curve.visible ? curve.series.nearest(x) : std::nullopt;
        if (point)
            lines.push_back({curve.name, locale().toString(point->y(), 'g', 4),
                             opaque(curveColor(curve.role, m_theme.dark)), *point});
    }
    const QString at = lines.empty() ? QString() : locale().toString(lines.front().point.x(), 'f', m_unitAxes ? 3 : 0);
    m_view->setReadout(QStringLiteral("%1 %2").arg(m_texts.xName, at), std::move(lines));
}

QString MetricChart::savePng(const QString& path) {
    QPixmap picture(size() * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(palette().color(QPalette::Window));
    render(&picture);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
        return tr("The chart could not be turned into a PNG picture.");
    const Result<QString> written = replaceFile(path, bytes);
    return written ? QString() : fromUtf8(written.error().text());
}

void MetricChart::saveCsv(const QString& path) {
    std::vector<CsvCurve> curves;
    for (const Curve& curve : m_curves)
        curves.push_back({curve.name, curve.series.points()});
    runInBackground(
        this,
        [path, xName = m_texts.xName, curves = std::move(curves)] {
            return replaceFile(path, chartCsv(xName, curves));
        },
        [this](const Result<QString>& written) {
            if (written)
                Q_EMIT exported(*written);
            else
                Q_EMIT exportFailed(fromUtf8(written.error().text()));
        });
}

void MetricChart::chooseFileAndSave(bool asCsv) {
    const QString suffix = asCsv ? QStringLiteral("csv") : QStringLiteral("png");
    const QString filter = asCsv ? tr("CSV table (*.csv)") : tr("PNG picture (*.png)");
    QString path =
        QFileDialog::getSaveFileName(this, tr("Export Chart"), m_texts.title + QLatin1Char('.') + suffix, filter);
    if (path.isEmpty())
        return;
    if (asCsv) {
        saveCsv(path);
        return;
    }
    const QString problem = savePng(path);
    if (problem.isEmpty())
        Q_EMIT exported(path);
    else
        Q_EMIT exportFailed(problem);
}

void MetricChart::applyTheme() {
    m_theme = chartTheme(palette());
    m_view->setTheme(m_theme);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    for (QValueAxis* axis : {m_xAxis, m_yAxis}) {
        axis->setGridLinePen(QPen(m_theme.grid, 1));
        axis->setLinePen(QPen(m_theme.axis, 1));
        axis->setLabelsBrush(m_theme.faintText);
        axis->setTitleBrush(m_theme.faintText);
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
    }
    m_xAxis->setGridLineVisible(false);
    m_yAxis->setLineVisible(false);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    for (const Curve& curve : m_curves) {
        const QColor color = curveColor(curve.role, m_theme.dark);
        QPen pen(color, curve.lineWidth);
        pen.setJoinStyle(Qt::RoundJoin);
        curve.line->setPen(pen);
        curve.chip->setIcon(legendIcon(opaque(color), devicePixelRatioF()));
        curve.chip->setFont(small);
    }
}

void MetricChart::retranslate() {
    m_reset->setText(tr("Reset zoom"));
    m_more->setToolTip(tr("Zoom and export"));
    m_more->setAccessibleName(tr("Zoom and export"));
    m_resetAction->setText(tr("Reset Zoom"));
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
