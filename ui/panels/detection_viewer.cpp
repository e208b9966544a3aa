#include "ui/panels/detection_viewer.h"

#include <utility>
#include <vector>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/base/class_list.h"
#include "core/data/image_io.h"
#include "ui/canvas/image_canvas.h"
#include "ui/models/detection_list_model.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int longestNameWidth = 320;
constexpr int longestCaptionWidth = 170; ///< two viewers share the room
constexpr int headerHeight = 28;         ///< the same as beside it, so that the columns align

QToolButton* iconButton(const QString& icon, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(svgIcon(icon));
    button->setIconSize(QSize(18, 18));
    button->setAutoRaise(true);
    return button;
}

} // namespace

DetectionViewer::DetectionViewer(const DetectionListModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_name(new QLabel(this))
    , m_status(new QLabel(this))
    , m_zoomOut(iconButton(QStringLiteral("zoom_out"), this))
    , m_fit(iconButton(QStringLiteral("fit_window"), this))
    , m_zoomIn(iconButton(QStringLiteral("zoom_in"), this))
    , m_inspect(iconButton(QStringLiteral("eye"), this))
    , m_canvas(new ImageCanvas(this)) {
    buildLayout();
    connect(m_zoomOut, &QToolButton::clicked, m_canvas, &ImageCanvas::zoomOut);
    connect(m_fit, &QToolButton::clicked, m_canvas, &ImageCanvas::fitToWindow);
    connect(m_zoomIn, &QToolButton::clicked, m_canvas, &ImageCanvas::zoomIn);
    connect(m_inspect, &QToolButton::clicked, this, &DetectionViewer::inspectionRequested);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        if (first.row() <= m_row && m_row <= last.row())
            updateBoxes();
    });
    retranslate();
}

void DetectionViewer::buildLayout() {
    m_name->setTextFormat(Qt::PlainText);
    m_name->setMinimumHeight(headerHeight);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setProperty("muted", true);
    m_status->setWordWrap(true);
    auto* header = new QHBoxLayout;
    header->setSpacing(4);
    header->addWidget(m_name);
    header->addSpacing(10);
    header->addWidget(m_status, 1);
    header->addWidget(m_zoomOut);
    header->addWidget(m_fit);
    header->addWidget(m_zoomIn);
    header->addWidget(m_inspect);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(header);
    layout->addWidget(m_canvas, 1);
}

void DetectionViewer::showRow(int row) {
    if (row == m_row && row >= 0)
        return;
    m_row = row;
    ++m_request;
    if (row >= 0)
        readPicture(m_model->item(row).path);
    else
        m_canvas->setImage({});
    updateBoxes();
}

void DetectionViewer::setCaption(const QString& text) {
    m_caption = text;
    updateBoxes();
}

void DetectionViewer::setClasses(const ClassList* classes) {
    m_classes = classes;
    updateBoxes();
}

void DetectionViewer::setInspectable(bool inspectable) {
    m_inspect->setVisible(inspectable);
}

void DetectionViewer::readPicture(const QString& path) {
    m_canvas->setPlaceholder(tr("Loading…"));
    runInBackground(
        this,
        [path]() -> Result<QImage> {
            const Result<RgbImage> image = readImage(toPath(path));
            if (!image)
                return tl::unexpected<Error>(image.error());
            return toQImage(*image);
        },
        [this, request = m_request](const Result<QImage>& picture) {
            if (request != m_request)
                return;
            if (!picture)
                m_canvas->setPlaceholder(errorText(picture.error()));
            m_canvas->setImage(picture.value_or(QImage()));
            updateBoxes();
        });
}

void DetectionViewer::updateBoxes() {
    std::vector<CanvasBox> boxes;
    if (m_row >= 0 && m_classes) {
        for (const Detection& detection : m_model->item(m_row).detections.detections) {
            if (!m_model->filter().shows(detection))
                continue;
            const QString label = tr("%1 %2 %").arg(fromUtf8(m_classes->name(detection.label)),
                                                    QString::number(qRound(detection.score * 100)));
            boxes.push_back({detection.boxInImage, label, classQColor(detection.label)});
        }
    }
    const QString fileName = m_row >= 0 ? m_model->item(m_row).name : QString();
    const QString name = m_caption.isEmpty() ? fileName : m_caption;
    m_name->setText(
        fontMetrics().elidedText(name, Qt::ElideMiddle, m_caption.isEmpty() ? longestNameWidth : longestCaptionWidth));
    m_name->setToolTip(!m_caption.isEmpty() ? m_caption : m_row >= 0 ? m_model->item(m_row).path : QString());
    m_status->setText(m_row >= 0 ? statusText(static_cast<int>(boxes.size())) : QString());
    m_canvas->setBoxes(std::move(boxes));
}

QString DetectionViewer::statusText(int visibleBoxes) const {
    const DetectionItem& item = m_model->item(m_row);
    switch (item.state) {
    case DetectionState::Done:
        return tr("%Ln box(es)", nullptr, visibleBoxes);
    case DetectionState::Failed:
        return m_canvas->hasImage() ? item.problem : tr("failed"); // else the canvas says why
    case DetectionState::Running:
        return tr("running");
    case DetectionState::Waiting:
    case DetectionState::Queued:
        break;
    }
    return tr("waiting");
}

void DetectionViewer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DetectionViewer::retranslate() {
    m_canvas->setAccessibleName(tr("Image with boxes"));
    const std::pair<QToolButton*, QString> texts[] = {{m_zoomOut, tr("Zoom out")},
                                                      {m_fit, tr("Fit to the window")},
                                                      {m_zoomIn, tr("Zoom in")},
                                                      {m_inspect, tr("How the model sees this image")}};
    for (const auto& [button, text] : texts) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
    updateBoxes();
}

} // namespace boxwright
