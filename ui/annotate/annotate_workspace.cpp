#include "ui/annotate/annotate_workspace.h"

#include <algorithm>

#include <QDockWidget>
#include <QEvent>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_header.h"
#include "ui/annotate/class_picker.h"
#include "ui/annotate/class_rename_job.h"
#include "ui/annotate/classes_panel.h"
#include "ui/annotate/data_check.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/annotate/edit_text.h"
#include "ui/annotate/image_caption.h"
#include "ui/annotate/properties_panel.h"
#include "ui/annotate/proposal_bar.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/file_panel.h"
#include "ui/panels/inline_notice.h"
#include "ui/support/core_text.h"
#include "ui/support/detail_loader.h"
#include "ui/support/image_loader.h"
#include "ui/support/index_watch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int dockWidth = 236;
constexpr int slowMs = 300; ///< an image that takes longer than that to read has its place emptied meanwhile

} // namespace

AnnotateWorkspace::AnnotateWorkspace(AppState* state, const Actions& actions, QWidget* parent, LoadDetector load)
    : QMainWindow(parent, Qt::Widget)
    , m_state(state)
    , m_actions(actions)
    , m_loader(new ImageLoader(this))
    , m_index(new IndexWatch(this))
    , m_controller(new AnnotateController(this))
    , m_proposals(new ProposalController(m_controller, std::move(load), this))
    , m_rename(new ClassRenameJob(this))
    , m_check(new DataCheck(m_controller, this))
    , m_files(new FilePanel(this))
    , m_canvas(new EditCanvas(this))
    , m_detail(new DetailLoader(m_canvas, this))
    , m_picker(new ClassPicker(m_canvas))
    , m_boxes(new BoxesPanel(this))
    , m_classes(new ClassesPanel(this))
    , m_properties(new PropertiesPanel(this))
    , m_header(new AnnotateHeader(actions, this))
    , m_caption(new ImageCaption(this))
    , m_notice(new InlineNotice(this))
    , m_lockNotice(new InlineNotice(this)) {
    setObjectName(QStringLiteral("annotateDocks"));
    setAnimated(false);
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(&m_slow, &QTimer::timeout, this, &AnnotateWorkspace::showThatItIsRead);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(new ProposalBar(m_proposals, state, actions, centre));
    column->addWidget(m_caption);
    column->addWidget(m_notice);
    column->insertWidget(column->indexOf(m_notice), m_lockNotice);
    column->addWidget(m_canvas, 1);
    setCentralWidget(centre);

    m_filesDock = addDock(Qt::LeftDockWidgetArea, m_files, QStringLiteral("filesDock"));
    m_boxesDock = addDock(Qt::RightDockWidgetArea, m_boxes, QStringLiteral("boxesDock"));
    m_classesDock = addDock(Qt::RightDockWidgetArea, m_classes, QStringLiteral("classesDock"));
    m_propertiesDock = addDock(Qt::RightDockWidgetArea, m_properties, QStringLiteral("propertiesDock"));
    m_properties->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // the lists take what is left
    connectActions();
    connectCanvas();
    connectPanels();
    connectControllers();
    connectJobs();
    retranslate();
    refreshHistory();
}

AnnotateWorkspace::~AnnotateWorkspace() {
    finishWork();
    // The parts go after this object has become a plain widget: they must not call it any more.
    for (QObject* part : findChildren<QObject*>())
        disconnect(part, nullptr, this, nullptr);
    disconnect(&m_controller->saver(), nullptr, this, nullptr);
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

void AnnotateWorkspace::connectCanvas() {
    connect(m_canvas, &EditCanvas::drawn, m_controller, &AnnotateController::draw);
    connect(m_canvas, &EditCanvas::changeWanted, m_controller, &AnnotateController::change);
    connect(m_canvas, &EditCanvas::selectionWanted, m_controller, &AnnotateController::select);
    connect(m_canvas, &EditCanvas::ghostWanted, m_proposals, &ProposalController::select);
    connect(m_canvas, &EditCanvas::editRefused, m_controller, &AnnotateController::refusesEdits);
    connect(m_canvas, &EditCanvas::classWanted, this, &AnnotateWorkspace::pickClass);
    connect(m_canvas, &EditCanvas::menuWanted, this, &AnnotateWorkspace::showMenu);
    connect(m_canvas, &EditCanvas::arrowPressed, this, &AnnotateWorkspace::moveByKey);
    connect(m_canvas, &EditCanvas::deleteWanted, m_controller, &AnnotateController::removeObject);
    connect(m_canvas, &ImageCanvas::turned, this, &AnnotateWorkspace::showNeighbour);
    connect(m_canvas, &EditCanvas::toneStepWanted, m_header, &AnnotateHeader::stepBrightness);
    connect(m_header, &AnnotateHeader::zoomWanted, this, [this](double zoom) {
        m_canvas->zoomTo(zoom);
        m_canvas->setFocus();
    });
    connect(m_canvas, &EditCanvas::spaceTapped, this, [this]() { triggerKey(QKeySequence(Qt::Key_Space)); });
    connect(m_canvas, &ImageCanvas::zoomChanged, this, [this](double zoom) {
        m_status.zoom = zoom;
        m_header->setZoom(zoom);
        Q_EMIT viewStatusChanged();
    });
    connect(m_canvas, &ImageCanvas::cursorMoved, this, [this](QPointF point) {
        const bool onImage = QRectF(QPointF(), QSizeF(m_canvas->imageSize())).contains(point) && !point.isNull();
        m_status.cursorInImage = onImage ? std::optional(point) : std::nullopt;
        m_status.gesture = m_canvas->gestureSize();
        Q_EMIT viewStatusChanged();
    });
    connect(m_picker, &ClassPicker::picked, this,
            [this](const QString& name) { m_controller->chooseClass(toUtf8(name)); });
    connect(m_picker, &ClassPicker::closed, this, [this]() { m_canvas->setFocus(); });
    connect(m_header, &AnnotateHeader::toneChanged, this, &AnnotateWorkspace::setTone);
    connect(m_detail, &DetailLoader::changed, this, &AnnotateWorkspace::showDetail);
    connect(m_canvas, &ImageCanvas::zoomChanged, this, &AnnotateWorkspace::refreshRemark);
}

void AnnotateWorkspace::connectPanels() {
    connect(m_state, &AppState::datasetChanged, this, &AnnotateWorkspace::showDataset);
    connect(m_state, &AppState::datasetRefreshed, this, [this]() { m_files->setRefreshed(m_state->dataset()); });
    connect(m_files, &FilePanel::pixelsWanted, this, &AnnotateWorkspace::choosePixels);
    connect(m_files, &FilePanel::anotherAnnotationFolderWanted, this, &AnnotateWorkspace::chooseAnnotations);
    connect(m_files, &FilePanel::ownAnnotationsWanted, this, [this]() { useAnnotations(QString()); });
    connect(m_files, &FilePanel::currentImageChanged, this, &AnnotateWorkspace::chooseImage);
    connect(m_files, &FilePanel::listChanged, this, &AnnotateWorkspace::refreshPosition);
    connect(m_loader, &ImageLoader::loaded, this, &AnnotateWorkspace::showImage);
    connect(m_loader, &ImageLoader::partlyLoaded, this, &AnnotateWorkspace::showImage);
    connect(m_boxes, &BoxesPanel::selectionChosen, this, [this](const std::vector<std::size_t>& boxes) {
        m_controller->select(boxes);
        const std::vector<ObjectAnnotation> selected = m_controller->selectedObjects();
        if (boxes.size() == 1 && selected.size() == 1)
            m_canvas->reveal(selected.front().boxInImage);
    });
    connect(m_boxes, &BoxesPanel::activated, this, &AnnotateWorkspace::pickClass);
    connect(m_classes, &ClassesPanel::classChosen, this,
            [this](const QString& name) { m_controller->chooseClass(toUtf8(name)); });
    connect(m_classes, &ClassesPanel::hiddenWanted, this,
            [this](const QString& name, bool hidden) { m_controller->setClassHidden(toUtf8(name), hidden); });
    connect(m_classes, &ClassesPanel::colorWanted, this, &AnnotateWorkspace::chooseColor);
    connect(m_classes, &ClassesPanel::renameWanted, this, &AnnotateWorkspace::renameClass);
    connect(m_classes, &ClassesPanel::imagesWanted, m_files, &FilePanel::filterClass);
    connect(m_properties, &PropertiesPanel::flagWanted, m_controller, &AnnotateController::setSelectedFlag);
    connect(m_properties, &PropertiesPanel::poseWanted, this,
            [this](const QString& pose) { m_controller->setSelectedPose(toUtf8(pose)); });
    connect(m_properties, &PropertiesPanel::boxWanted, m_controller, &AnnotateController::setSelectedBox);
    connect(m_properties, &PropertiesPanel::verifiedWanted, m_controller, &AnnotateController::toggleVerified);
    connect(m_properties, &PropertiesPanel::flaggedWanted, m_controller, &AnnotateController::toggleFlagged);
    connect(m_properties, &PropertiesPanel::noteWanted, this,
            [this](const QString& text) { m_controller->setNoteText(toUtf8(text)); });
}

void AnnotateWorkspace::connectControllers() {
    connect(m_controller, &AnnotateController::documentChanged, this, &AnnotateWorkspace::refreshView);
    connect(m_controller, &AnnotateController::selectionChanged, this, &AnnotateWorkspace::refreshSelection);
    connect(m_controller, &AnnotateController::classesChanged, this, &AnnotateWorkspace::refreshClasses);
    connect(m_controller, &AnnotateController::historyChanged, this, [this]() {
        m_edited = true;
        const std::size_t steps = m_controller->session() == nullptr ? 0 : m_controller->session()->undoCount();
        m_freshStep = steps > m_steps;
        m_steps = steps;
        refreshHistory();
        refreshCounts();
    });
    connect(m_controller, &AnnotateController::imageEdited, m_index, &IndexWatch::refresh);
    connect(m_controller, &AnnotateController::imageWanted, m_files, &FilePanel::showImage);
    connect(m_controller, &AnnotateController::imageTrashed, this, &AnnotateWorkspace::followTrash);
    connect(m_controller, &AnnotateController::classNeeded, this, &AnnotateWorkspace::pickClass);
    connect(m_controller, &AnnotateController::message, this, &AnnotateWorkspace::tellOfEdit);
    connect(m_controller, &AnnotateController::problem, this, &AnnotateWorkspace::tell);
    connect(m_controller, &AnnotateController::news, this, [this](const QString& sentence) {
        m_notice->showText(InlineNotice::Tone::Information, sentence);
        m_noticeStays = true; // or the first image would wipe it away before anybody has read it
    });
    connect(m_controller, &AnnotateController::conflict, this, &AnnotateWorkspace::askAboutConflict);
    connect(&m_controller->saver(), &AutoSaver::stateChanged, this, &AnnotateWorkspace::refreshSaveState);
    connect(m_proposals, &ProposalController::changed, this, &AnnotateWorkspace::refreshView);
    connect(m_proposals, &ProposalController::message, this, &AnnotateWorkspace::tellOfEdit);
    connect(m_proposals, &ProposalController::problem, this, &AnnotateWorkspace::tell);
    connect(m_proposals, &ProposalController::progressChanged, this, &AnnotateWorkspace::busyChanged);
}

/// What goes on in the background: counting, renaming.
void AnnotateWorkspace::connectJobs() {
    connect(m_index, &IndexWatch::advanced, this, [this]() {
        m_files->refreshImage(-1);
        refreshCounts();
    });
    connect(m_index, &IndexWatch::settled, this, [this]() {
        std::vector<std::string> names;
        const IndexSummary summary = m_index->index()->summary();
        for (const auto& [name, boxes] : summary.classes)
            if (boxes > 0)
                names.push_back(name);
        m_controller->setFoundClasses(names, summary.isComplete());
    });
    connect(m_index, &IndexWatch::finished, this, [this]() { m_files->refilter(); });
    connect(m_index, &IndexWatch::refreshed, this, [this](int image) {
        m_files->refreshImage(image);
        refreshCounts();
    });
    connect(m_rename, &ClassRenameJob::progress, this, [this](int done, int total) {
        Q_EMIT statusMessage(tr("Renaming: %1 of %2 images").arg(done).arg(total));
    });
    const auto release = [this]() { m_controller->setHeld(false); };
    connect(m_rename, &ClassRenameJob::finished, this, [this, release](int boxes, int unreadable) {
        release();
        m_controller->forgetClass(m_rename->from());
        m_controller->finish({});
        tellOfEdit(
            unreadable == 0
                ? tr("%Ln box(es) renamed", nullptr, boxes)
                : tr("%1 boxes renamed; %2 files cannot be read and were left as they are").arg(boxes).arg(unreadable));
    });
    connect(m_rename, &ClassRenameJob::failed, this, [this, release](const QString& sentence) {
        release();
        tell(sentence);
    });
    connect(m_rename, &ClassRenameJob::cancelled, this, release);
    connect(m_check, &DataCheck::imageWanted, this, &AnnotateWorkspace::openImage);
    connect(m_check, &DataCheck::imagesWanted, m_files, &FilePanel::showChosen);
    connect(m_check, &DataCheck::message, this, &AnnotateWorkspace::tellOfEdit);
    connect(m_check, &DataCheck::problem, this, &AnnotateWorkspace::tell);
}

void AnnotateWorkspace::showNeighbour(int step) {
    m_files->step(step);
}

bool AnnotateWorkspace::isNextReady() const {
    const int next = m_files->neighbour(1);
    return next >= 0 && m_loader->isReady(next);
}

void AnnotateWorkspace::openImage(const QString& id, int object) {
    const EditSession* session = m_controller->session();
    const std::string wanted = toUtf8(id);
    for (std::size_t i = 0; session != nullptr && i < session->dataset().images().size(); ++i)
        if (session->dataset().images()[i].id == wanted) {
            m_wantedObject = object;
            m_files->showImage(static_cast<int>(i));
            if (m_controller->image() == static_cast<int>(i))
                selectWanted(); // it was there already
        }
}

void AnnotateWorkspace::deselect() {
    if (m_canvas->cancel())
        return;
    m_controller->select({});
    m_proposals->select(-1);
}

bool AnnotateWorkspace::isBusy() const {
    return m_proposals->isRunning() || m_rename->isRunning() || m_check->isRunning() || m_controller->saver().isBusy();
}

void AnnotateWorkspace::finishWork() {
    m_rename->cancel();
    m_check->cancel();
    m_proposals->requestStop();
    m_controller->saver().saveNow();
}

bool AnnotateWorkspace::takeEdited() {
    return std::exchange(m_edited, false);
}

void AnnotateWorkspace::showDataset() {
    m_rename->cancel();
    m_check->cancel();
    m_slow.stop();
    const auto dataset = m_state->dataset();
    const bool otherAnnotations = isSameWithOtherAnnotations(dataset.get());
    m_loader->setDataset(dataset);
    m_image = {};
    m_shownIndex = -1;
    m_canvas->setImage({});
    m_notice->hide();
    m_noticeStays = false;
    m_controller->setDataset(dataset);
    m_index->start(dataset);
    m_files->setDataset(dataset);
    m_files->setSources(m_index->index(), [this](std::size_t image, ImageMark mark) {
        const EditSession* session = m_controller->session();
        if (session == nullptr)
            return false;
        return mark == ImageMark::Flagged   ? session->note(image).flagged
               : mark == ImageMark::Trashed ? session->isTrashed(image)
                                            : session->proposals(image) != nullptr;
    });
    m_edited = false;
    refreshClasses();
    showLock();
    if (otherAnnotations)
        tellOfAnnotations();
    m_canvas->setFocus(); // and not the search field, which would swallow D and A
}

void AnnotateWorkspace::chooseImage(int index) {
    if (index != m_shownIndex)
        m_shownIndex = -1;
    m_imageName = fromUtf8(m_controller->session()->dataset().images()[static_cast<std::size_t>(index)].id);
    m_caption->setImageName(m_imageName);
    refreshPosition();
    Q_EMIT imageChosen();
    m_slow.start();
    m_loader->request(index);
}

/// Nobody is to draw on the image before while the caption names another.
void AnnotateWorkspace::showThatItIsRead() {
    m_canvas->setPlaceholder(tr("Reading the image…"));
    m_canvas->setImage({});
    m_detail->setPicture({});
    m_shrink = 1;
    m_shownIndex = -1;
    m_readShare = 1;
    m_controller->setImage(-1, {});
    refreshRemark();
}

/// More of an image that is shown already.
void AnnotateWorkspace::showPixels(const std::shared_ptr<const LoadedImage>& image) {
    m_image = image->image;
    m_readShare = image->share;
    m_canvas->replacePixels(withTone(m_image, m_header->tone()));
    refreshRemark();
}

void AnnotateWorkspace::showImage(const std::shared_ptr<const LoadedImage>& image) {
    if (image->index == m_shownIndex && m_readShare < 1 && !image->image.isNull()) {
        showPixels(image);
        return;
    }
    m_image = image->image;
    m_shownIndex = image->index;
    m_readShare = image->share;
    m_canvas->setPlaceholder(image->imageProblem);
    m_slow.stop();
    m_shrink = image->shrink;
    m_canvas->setImage(withTone(m_image, m_header->tone()), image->size);
    m_detail->setPicture(
        m_shrink == 1
            ? std::filesystem::path()
            : m_controller->session()->dataset().images().at(static_cast<std::size_t>(image->index)).imagePath);
    if (!std::exchange(m_noticeStays, false))
        m_notice->hide();
    m_controller->setImage(image->index, image->size);
    selectWanted();
    const AnnotationDocument* document = m_controller->document();
    QString problem = image->imageProblem;
    if (document != nullptr && document->isReadOnly()) {
        problem = errorText(*document->problem());
        m_notice->showText(InlineNotice::Tone::Problem,
                           tr("The annotation cannot be read; the file stays as it is. %1").arg(problem));
    }
    m_status.imageSize = m_canvas->imageSize();
    m_status.channels = image->channels;
    m_status.firstPixel = m_controller->session()->dataset().pixels() == VocPixels::Official ? 1 : 0;
    m_status.zoom = m_canvas->zoom();
    Q_EMIT viewStatusChanged();
    if (!problem.isEmpty())
        Q_EMIT statusMessage(problem); // what was said before, perhaps of an undo that led here, stays its time
    Q_EMIT imageShown();
}

void AnnotateWorkspace::selectWanted() {
    const int number = std::exchange(m_wantedObject, 0);
    if (const auto object = m_controller->document()->objectWithNumber(number)) {
        m_controller->select({*object});
        m_canvas->reveal(m_controller->objects()[*object].boxInImage);
    }
}

void AnnotateWorkspace::setTone() {
    m_canvas->replacePixels(withTone(m_image, m_header->tone()));
    showDetail();
}

/// The true pixels of the part in view of a large picture.
void AnnotateWorkspace::showDetail() {
    m_canvas->setDetail(withTone(m_detail->detail(), m_header->tone()), m_detail->place());
    refreshRemark();
}

/// How exact what is seen of a large picture is.
void AnnotateWorkspace::refreshRemark() {
    QString remark;
    if (m_readShare < 1)
        remark = tr("Reading the image: %1 %").arg(qRound(m_readShare * 100));
    else if (m_shrink > 1 && m_canvas->needsDetail())
        remark = m_detail->isReading()           ? tr("Reading the pixels of this part…")
                 : m_detail->problem().isEmpty() ? QString()
                                                 : m_detail->problem();
    else if (m_shrink > 1)
        remark = tr("Large image, shown at 1/%1 until you zoom in").arg(m_shrink);
    m_caption->setRemark(remark);
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
    m_propertiesDock->setWindowTitle(tr("Properties"));
    m_canvas->setAccessibleName(tr("Image with boxes"));
    showLock();
    refreshHistory();
}

} // namespace boxwright
