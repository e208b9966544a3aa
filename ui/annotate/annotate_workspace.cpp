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

QString ghostLabel(const Proposal& proposal) {
    return QStringLiteral("%1 %2 %").arg(fromUtf8(proposal.className)).arg(qRound(proposal.score * 100));
}

QString markedLabel(const ObjectAnnotation& object) {
    QString label = fromUtf8(object.className);
    if (object.difficult)
        label += QStringLiteral(" ·D");
    if (object.truncated)
        label += QStringLiteral(" ·T");
    if (object.occluded)
        label += QStringLiteral(" ·O");
    return label;
}

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
    connect(m_picker, &ClassPicker::picked, m_controller,
            [this](const QString& name) { m_controller->chooseClass(toUtf8(name)); });
    connect(m_picker, &ClassPicker::closed, m_canvas, [this]() { m_canvas->setFocus(); });
    connect(m_header, &AnnotateHeader::toneChanged, this, &AnnotateWorkspace::setTone);
    connect(m_detail, &DetailLoader::changed, this, &AnnotateWorkspace::showDetail);
    connect(m_canvas, &ImageCanvas::zoomChanged, this, &AnnotateWorkspace::refreshRemark);
}

void AnnotateWorkspace::connectPanels() {
    connect(m_state, &AppState::datasetChanged, this, &AnnotateWorkspace::showDataset);
    connect(m_files, &FilePanel::currentImageChanged, this, &AnnotateWorkspace::chooseImage);
    connect(m_files, &FilePanel::listChanged, this, &AnnotateWorkspace::refreshPosition);
    connect(m_loader, &ImageLoader::loaded, this, &AnnotateWorkspace::showImage);
    connect(m_boxes, &BoxesPanel::selectionChosen, this, [this](const std::vector<std::size_t>& boxes) {
        m_controller->select(boxes);
        if (boxes.size() == 1)
            m_canvas->reveal(m_controller->objects().at(boxes.front()).boxInImage);
    });
    connect(m_boxes, &BoxesPanel::activated, this, &AnnotateWorkspace::pickClass);
    connect(m_classes, &ClassesPanel::classChosen, m_controller,
            [this](const QString& name) { m_controller->chooseClass(toUtf8(name)); });
    connect(m_classes, &ClassesPanel::hiddenWanted, m_controller,
            [this](const QString& name, bool hidden) { m_controller->setClassHidden(toUtf8(name), hidden); });
    connect(m_classes, &ClassesPanel::colorWanted, this, &AnnotateWorkspace::chooseColor);
    connect(m_classes, &ClassesPanel::renameWanted, this, &AnnotateWorkspace::renameClass);
    connect(m_classes, &ClassesPanel::imagesWanted, m_files, &FilePanel::filterClass);
    connect(m_properties, &PropertiesPanel::flagWanted, m_controller, &AnnotateController::setSelectedFlag);
    connect(m_properties, &PropertiesPanel::poseWanted, m_controller,
            [this](const QString& pose) { m_controller->setSelectedPose(toUtf8(pose)); });
    connect(m_properties, &PropertiesPanel::boxWanted, m_controller, &AnnotateController::setSelectedBox);
    connect(m_properties, &PropertiesPanel::verifiedWanted, m_controller, &AnnotateController::toggleVerified);
    connect(m_properties, &PropertiesPanel::flaggedWanted, m_controller, &AnnotateController::toggleFlagged);
    connect(m_properties, &PropertiesPanel::noteWanted, m_controller,
            [this](const QString& text) { m_controller->setNoteText(toUtf8(text)); });
}

void AnnotateWorkspace::connectControllers() {
    connect(m_controller, &AnnotateController::documentChanged, this, &AnnotateWorkspace::refreshView);
    connect(m_controller, &AnnotateController::selectionChanged, this, &AnnotateWorkspace::refreshSelection);
    connect(m_controller, &AnnotateController::classesChanged, this, &AnnotateWorkspace::refreshClasses);
    connect(m_controller, &AnnotateController::historyChanged, this, [this]() {
        m_edited = true;
        refreshHistory();
        refreshCounts();
    });
    connect(m_controller, &AnnotateController::imageEdited, m_index, &IndexWatch::refresh);
    connect(m_controller, &AnnotateController::imageWanted, m_files, &FilePanel::showImage);
    connect(m_controller, &AnnotateController::imageTrashed, this, &AnnotateWorkspace::followTrash);
    connect(m_controller, &AnnotateController::classNeeded, this, &AnnotateWorkspace::pickClass);
    connect(m_controller, &AnnotateController::message, this, &AnnotateWorkspace::statusMessage);
    connect(m_controller, &AnnotateController::problem, this, &AnnotateWorkspace::tell);
    connect(m_controller, &AnnotateController::news, this, [this](const QString& sentence) {
        m_notice->showText(InlineNotice::Tone::Information, sentence);
        m_noticeStays = true; // or the first image would wipe it away before anybody has read it
    });
    connect(m_controller, &AnnotateController::conflict, this, &AnnotateWorkspace::askAboutConflict);
    connect(&m_controller->saver(), &AutoSaver::stateChanged, this, &AnnotateWorkspace::refreshSaveState);
    connect(m_proposals, &ProposalController::changed, this, &AnnotateWorkspace::refreshView);
    connect(m_proposals, &ProposalController::message, this, &AnnotateWorkspace::statusMessage);
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
        Q_EMIT statusMessage(
            unreadable == 0
                ? tr("%n box(es) renamed", nullptr, boxes)
                : tr("%1 boxes renamed; %2 files cannot be read and were left as they are").arg(boxes).arg(unreadable));
    });
    connect(m_rename, &ClassRenameJob::failed, this, [this, release](const QString& sentence) {
        release();
        tell(sentence);
    });
    connect(m_rename, &ClassRenameJob::cancelled, this, release);
}

void AnnotateWorkspace::showNeighbour(int step) {
    m_files->step(step);
}

bool AnnotateWorkspace::isNextReady() const {
    const int next = m_files->neighbour(1);
    return next >= 0 && m_loader->isReady(next);
}

void AnnotateWorkspace::openImage(const QString& id) {
    const EditSession* session = m_controller->session();
    const std::string wanted = toUtf8(id);
    for (std::size_t i = 0; session != nullptr && i < session->dataset().images().size(); ++i)
        if (session->dataset().images()[i].id == wanted)
            m_files->showImage(static_cast<int>(i));
}

void AnnotateWorkspace::deselect() {
    if (m_canvas->cancel())
        return;
    m_controller->select({});
    m_proposals->select(-1);
}

bool AnnotateWorkspace::isBusy() const {
    return m_proposals->isRunning() || m_rename->isRunning() || m_controller->saver().isBusy();
}

void AnnotateWorkspace::finishWork() {
    m_rename->cancel();
    m_proposals->requestStop();
    m_controller->saver().saveNow();
}

bool AnnotateWorkspace::takeEdited() {
    return std::exchange(m_edited, false);
}

void AnnotateWorkspace::showDataset() {
    m_rename->cancel();
    m_slow.stop();
    const auto dataset = m_state->dataset();
    m_loader->setDataset(dataset);
    m_image = {};
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
    m_canvas->setFocus(); // and not the search field, which would swallow D and A
}

void AnnotateWorkspace::chooseImage(int index) {
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
    m_controller->setImage(-1, {});
    refreshRemark();
}

void AnnotateWorkspace::showImage(const std::shared_ptr<const LoadedImage>& image) {
    m_image = image->image;
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
    const AnnotationDocument* document = m_controller->document();
    QString problem = image->imageProblem;
    if (document != nullptr && document->isReadOnly()) {
        problem = errorText(*document->problem());
        m_notice->showText(InlineNotice::Tone::Problem,
                           tr("The annotation cannot be read; the file stays as it is. %1").arg(problem));
    }
    m_status.imageSize = m_canvas->imageSize();
    m_status.zoom = m_canvas->zoom();
    Q_EMIT viewStatusChanged();
    if (!problem.isEmpty())
        Q_EMIT statusMessage(problem); // what was said before, perhaps of an undo that led here, stays its time
    Q_EMIT imageShown();
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
    if (m_shrink > 1 && m_canvas->needsDetail())
        remark = m_detail->isReading()           ? tr("Reading the pixels of this part…")
                 : m_detail->problem().isEmpty() ? QString()
                                                 : m_detail->problem();
    else if (m_shrink > 1)
        remark = tr("Large image, shown at 1/%1 until you zoom in").arg(m_shrink);
    m_caption->setRemark(remark);
}

void AnnotateWorkspace::refreshView() {
    EditView view;
    const std::vector<ObjectAnnotation> objects = m_controller->objects();
    const bool hidden = m_actions[ActionId::HideBoxes]->isChecked();
    std::vector<QColor> colors;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const ObjectAnnotation& object = objects[i];
        colors.push_back(m_controller->classes().color(object.className));
        if (hidden || m_controller->isHidden(object.className))
            continue;
        view.boxes.push_back({object.boxInImage, markedLabel(object), colors.back(), object.difficult});
        view.numbers.push_back(i);
    }
    view.selected = m_controller->selection();
    const SharedProposals set =
        m_controller->image() < 0 ? nullptr
                                  : m_controller->session()->proposals(static_cast<std::size_t>(m_controller->image()));
    for (const std::size_t number : hidden ? ProposalNumbers{} : m_proposals->shown()) {
        const Proposal& proposal = set->proposals[number];
        view.ghosts.push_back(
            {proposal.boxInImage, ghostLabel(proposal), m_controller->classes().color(proposal.className), true});
        view.ghostNumbers.push_back(number);
    }
    if (m_proposals->selected() >= 0)
        view.selectedGhosts = {static_cast<std::size_t>(m_proposals->selected())};
    m_status.boxes = static_cast<int>(objects.size());
    m_boxes->setBoxes(objects, colors);
    m_canvas->setView(std::move(view));
    m_canvas->setEditable(m_controller->isEditable());
    const bool hasImage = m_controller->image() >= 0;
    const ImageNote note =
        hasImage ? m_controller->session()->note(static_cast<std::size_t>(m_controller->image())) : ImageNote{};
    const bool verified = hasImage && m_controller->document()->isVerified();
    m_properties->setImageState(verified, note, hasImage, m_controller->isEditable());
    m_actions[ActionId::VerifyImage]->setChecked(verified);
    m_actions[ActionId::FlagImage]->setChecked(note.flagged);
    Q_EMIT viewStatusChanged();
}

void AnnotateWorkspace::refreshSelection() {
    EditView view = m_canvas->view();
    view.selected = m_controller->selection();
    m_canvas->setView(std::move(view));
    m_boxes->setSelection(m_controller->selection());
    m_properties->setObjects(m_controller->selectedObjects(), m_controller->isEditable());
}

void AnnotateWorkspace::refreshClasses() {
    const ClassCatalog& classes = m_controller->classes();
    m_classes->setClasses(classes, m_controller->hiddenClasses(), m_controller->currentClass());
    m_files->setClasses(classes.names());
    m_canvas->setDrawColor(classes.size() == 0 ? QColor(Qt::yellow) : classes.color(m_controller->currentClass()));
}

void AnnotateWorkspace::refreshCounts() {
    if (m_index->index() == nullptr)
        return;
    const IndexSummary summary = m_index->index()->summary();
    m_classes->setCounts(summary.classes, summary.ended);
    const auto inState = [&summary](AnnotationState state) {
        const auto known = summary.states.find(state);
        return known == summary.states.end() ? std::size_t{0} : known->second;
    };
    const std::set<std::size_t>& trashed = m_controller->session()->trashed();
    const auto unlabelledTrash = static_cast<std::size_t>(std::count_if(trashed.begin(), trashed.end(), [this](auto i) {
        return m_index->index()->state(i) == AnnotationState::Unlabelled;
    }));
    m_files->setCounts({summary.images - trashed.size(), inState(AnnotationState::Unlabelled) - unlabelledTrash,
                        inState(AnnotationState::Annotated) + inState(AnnotationState::Empty),
                        inState(AnnotationState::Verified), m_controller->session()->side().flaggedImages(),
                        summary.isComplete()});
}

void AnnotateWorkspace::refreshHistory() {
    const EditSession* session = m_controller->session();
    const EditStep* undo = session == nullptr ? nullptr : session->nextUndo();
    const EditStep* redo = session == nullptr ? nullptr : session->nextRedo();
    m_actions[ActionId::Undo]->setText(undo == nullptr ? tr("&Undo") : tr("&Undo: %1").arg(editText(undo->kind)));
    m_actions[ActionId::Redo]->setText(redo == nullptr ? tr("&Redo") : tr("&Redo: %1").arg(editText(redo->kind)));
}

void AnnotateWorkspace::refreshSaveState() {
    const AutoSaver::State state = m_controller->saver().state();
    const FolderLock* lock = m_controller->lock();
    m_status.saveState = lock != nullptr && lock->isTaken()  ? tr("Read only")
                         : state == AutoSaver::State::Saved  ? tr("Saved")
                         : state == AutoSaver::State::Failed ? tr("Not saved")
                                                             : tr("Saving…");
    Q_EMIT viewStatusChanged();
    Q_EMIT busyChanged();
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
    m_propertiesDock->setWindowTitle(tr("Properties"));
    m_canvas->setAccessibleName(tr("Image with boxes"));
    showLock();
    refreshHistory();
}

} // namespace boxwright
