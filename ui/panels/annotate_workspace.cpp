#include "ui/panels/annotate_workspace.h"

#include <cmath>

#include <QDockWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/canvas/image_canvas.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/classes_panel.h"
#include "ui/panels/file_panel.h"
#include "ui/support/annotation_scan.h"
#include "ui/support/image_loader.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int dockWidth = 240;

std::vector<CanvasBox> canvasBoxes(const Annotation& annotation, const ClassList& classes) {
    std::vector<CanvasBox> boxes;
    for (const ObjectAnnotation& object : annotation.objects)
        boxes.push_back({object.boxInImage, fromUtf8(object.className),
                         classQColor(classes.id(object.className).value_or(0)), object.difficult});
    return boxes;
}

} // namespace

AnnotateWorkspace::AnnotateWorkspace(AppState* state, const Actions& actions, QWidget* parent)
    : QMainWindow(parent, Qt::Widget)
    , m_state(state)
    , m_loader(new ImageLoader(this))
    , m_scan(new AnnotationScan(this))
    , m_files(new FilePanel(this))
    , m_canvas(new ImageCanvas(this))
    , m_boxes(new BoxesPanel(this))
    , m_classes(new ClassesPanel(this)) {
    setObjectName(QStringLiteral("annotateDocks"));
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader(actions));
    column->addWidget(m_canvas, 1);
    setCentralWidget(centre);

    m_filesDock = addDock(Qt::LeftDockWidgetArea, m_files, QStringLiteral("filesDock"));
    m_boxesDock = addDock(Qt::RightDockWidgetArea, m_boxes, QStringLiteral("boxesDock"));
    m_classesDock = addDock(Qt::RightDockWidgetArea, m_classes, QStringLiteral("classesDock"));
    connectParts();
    retranslate();
}

QWidget* AnnotateWorkspace::makeHeader(const Actions& actions) {
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 5, 8, 5);
    row->setSpacing(2);
    const auto addButton = [&](ActionId id) {
        auto* button = new QToolButton(header);
        button->setDefaultAction(actions[id]);
        button->setIconSize({20, 20});
        button->setFocusPolicy(Qt::NoFocus);
        row->addWidget(button);
    };
    m_nameLabel = new QLabel(header);
    QFont strong = m_nameLabel->font();
    strong.setWeight(QFont::DemiBold);
    m_nameLabel->setFont(strong);
    m_nameLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_zoomLabel = new QLabel(header);
    m_zoomLabel->setAlignment(Qt::AlignCenter);
    m_zoomLabel->setProperty("muted", true);
    m_zoomLabel->setMinimumWidth(m_zoomLabel->fontMetrics().horizontalAdvance(QStringLiteral("6400 %")) + 8);
    addButton(ActionId::PreviousImage);
    addButton(ActionId::NextImage);
    row->addSpacing(8);
    row->addWidget(m_nameLabel, 1);
    addButton(ActionId::ZoomOut);
    row->addWidget(m_zoomLabel);
    addButton(ActionId::ZoomIn);
    row->addSpacing(8);
    addButton(ActionId::FitWindow);
    addButton(ActionId::FitWidth);
    addButton(ActionId::ZoomActual);
    return header;
}

QDockWidget* AnnotateWorkspace::addDock(Qt::DockWidgetArea area, QWidget* content, const QString& name) {
    auto* dock = new QDockWidget(this);
    dock->setObjectName(name);
    content->setMinimumWidth(dockWidth);
    dock->setWidget(content);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    addDockWidget(area, dock);
    return dock;
}

void AnnotateWorkspace::connectParts() {
    connect(m_state, &AppState::datasetChanged, this, &AnnotateWorkspace::showDataset);
    connect(m_files, &FilePanel::currentImageChanged, this, &AnnotateWorkspace::chooseImage);
    connect(m_files, &FilePanel::listChanged, this, &AnnotateWorkspace::refreshPosition);
    connect(m_loader, &ImageLoader::loaded, this, &AnnotateWorkspace::showImage);
    connect(m_scan, &AnnotationScan::imagesCounted, m_files, &FilePanel::setObjectCounts);
    connect(m_scan, &AnnotationScan::finished, this, [this](const std::vector<int>& classCounts) {
        m_files->refilter();
        m_classes->setCounts(classCounts);
    });
    connect(m_canvas, &ImageCanvas::boxClicked, m_boxes, &BoxesPanel::selectBox);
    connect(m_boxes, &BoxesPanel::boxSelected, m_canvas, &ImageCanvas::setSelectedBox);
    connect(m_canvas, &ImageCanvas::zoomChanged, this, [this](double zoom) {
        m_status.zoom = zoom;
        m_zoomLabel->setText(QStringLiteral("%1 %").arg(std::lround(zoom * 100)));
        Q_EMIT viewStatusChanged();
    });
    connect(m_canvas, &ImageCanvas::cursorMoved, this, [this](QPointF point) {
        const bool onImage = QRectF(QPointF(), QSizeF(m_canvas->imageSize())).contains(point) && !point.isNull();
        m_status.cursorInImage = onImage ? std::optional(point) : std::nullopt;
        Q_EMIT viewStatusChanged();
    });
}

void AnnotateWorkspace::showNeighbour(int step) {
    m_files->step(step);
}

void AnnotateWorkspace::openImage(int index) {
    m_files->selectImage(index);
}

void AnnotateWorkspace::deselect() {
    m_canvas->setSelectedBox(-1);
    m_boxes->selectBox(-1);
}

void AnnotateWorkspace::showDataset() {
    const auto dataset = m_state->dataset();
    m_loader->setDataset(dataset);
    m_canvas->setImage({});
    m_classes->setClasses(dataset->classes);
    m_files->setDataset(dataset);
    m_scan->start(dataset);
    m_canvas->setFocus(); // and not the search field, which would swallow D and A
}

void AnnotateWorkspace::chooseImage(int index) {
    m_imageName = fromUtf8(m_state->dataset()->dataset.images()[static_cast<std::size_t>(index)].id);
    m_nameLabel->setText(m_imageName);
    m_nameLabel->setToolTip(m_imageName);
    refreshPosition();
    Q_EMIT imageChosen();
    m_loader->request(index);
}

void AnnotateWorkspace::showImage(const std::shared_ptr<const LoadedImage>& image) {
    const ClassList& classes = m_state->dataset()->classes;
    const QString problem = image->imageProblem.isEmpty() ? image->annotationProblem : image->imageProblem;
    // Boxes that cannot be read must not look like an image without boxes: the sentence takes the image's place.
    const bool readable = problem.isEmpty();
    m_canvas->setPlaceholder(problem);
    m_canvas->setImage(readable ? image->image : QImage());
    m_canvas->setBoxes(readable ? canvasBoxes(image->annotation, classes) : std::vector<CanvasBox>());
    m_boxes->setBoxes(readable ? image->annotation.objects : std::vector<ObjectAnnotation>(), classes);
    m_status.imageSize = m_canvas->imageSize();
    m_status.boxes = static_cast<int>(m_canvas->boxes().size());
    m_status.zoom = m_canvas->zoom();
    Q_EMIT viewStatusChanged();
    Q_EMIT statusMessage(problem);
    Q_EMIT imageShown();
}

void AnnotateWorkspace::refreshPosition() {
    m_status.position = m_files->currentPosition();
    m_status.images = m_files->shownImages();
    Q_EMIT viewStatusChanged();
}

void AnnotateWorkspace::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void AnnotateWorkspace::retranslate() {
    m_filesDock->setWindowTitle(tr("Images"));
    m_boxesDock->setWindowTitle(tr("Boxes"));
    m_classesDock->setWindowTitle(tr("Classes"));
}

} // namespace boxwright
