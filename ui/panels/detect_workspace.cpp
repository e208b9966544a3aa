#include "ui/panels/detect_workspace.h"

#include <stop_token>
#include <utility>

#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "core/data/edit/proposal_operations.h"
#include "ui/app_state.h"
#include "ui/canvas/image_canvas.h"
#include "ui/charts/chart_csv.h"
#include "ui/controllers/detection_controller.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/panels/comparison_panel.h"
#include "ui/panels/detection_filter_panel.h"
#include "ui/panels/detection_list_panel.h"
#include "ui/panels/detection_viewer.h"
#include "ui/panels/device_picker.h"
#include "ui/panels/drop_overlay.h"
#include "ui/panels/empty_page.h"
#include "ui/panels/inline_notice.h"
#include "ui/panels/precision_picker.h"
#include "ui/panels/weights_picker.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/dataset_paths.h"
#include "ui/support/detection_export.h"
#include "ui/support/dropped_paths.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

DetectWorkspace::DetectWorkspace(AppState* state, QWidget* parent, InferenceServices services)
    : QWidget(parent)
    , m_state(state)
    , m_controller(new DetectionController(services.load, this))
    , m_modelTitle(new QLabel(this))
    , m_weights(new WeightsPicker(state, this))
    , m_deviceTitle(new QLabel(this))
    , m_device(new DevicePicker(std::move(services.listDevices), this))
    , m_precision(new PrecisionPicker(state, m_device, services.processorHasBFloat16, this))
    , m_addImages(new QPushButton(this))
    , m_addFolder(new QPushButton(this))
    , m_paste(new QPushButton(this))
    , m_compare(new QPushButton(this))
    , m_notice(new InlineNotice(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyPage(QStringLiteral("detect"), this))
    , m_emptyImages(new QPushButton(this))
    , m_emptyFolder(new QPushButton(this))
    , m_emptyPaste(new QPushButton(this))
    , m_content(new QWidget(this))
    , m_list(new DetectionListPanel(m_controller, this))
    , m_viewer(new DetectionViewer(m_controller->model(), this))
    , m_comparison(new ComparisonPanel(state, m_controller, std::move(services.load), this))
    , m_filter(new DetectionFilterPanel(m_controller, this))
    , m_overlay(new DropOverlay(this)) {
    setAcceptDrops(true);
    m_viewer->setClasses(&m_filter->classes().classes());
    buildLayout();
    connectParts();
    updateChoice();
    retranslate();
}

void DetectWorkspace::buildLayout() {
    m_modelTitle->setProperty("muted", true);
    m_deviceTitle->setProperty("muted", true);
    m_weights->setMaximumWidth(560);
    m_emptyImages->setProperty("primary", true);
    m_empty->setObjectName(QStringLiteral("dropArea"));
    m_empty->addButton(m_emptyImages);
    m_empty->addButton(m_emptyFolder);
    m_empty->addButton(m_emptyPaste);
    m_compare->setObjectName(QStringLiteral("compareButton"));
    m_compare->setCheckable(true);
    m_comparison->bar()->hide();
    m_comparison->viewer()->setInspectable(false);
    m_comparison->hide();

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_modelTitle);
    top->addWidget(m_weights, 1);
    top->addSpacing(12);
    top->addWidget(m_deviceTitle);
    top->addWidget(m_device);
    top->addWidget(m_precision);
    top->addStretch();
    top->addWidget(m_addImages);
    top->addWidget(m_addFolder);
    top->addWidget(m_paste);
    top->addWidget(m_compare);

    layoutContent();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_content);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
}

/// List, pictures and filter side by side.
void DetectWorkspace::layoutContent() {
    auto* pictures = new QSplitter(this);
    auto* splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("detectColumns"));
    for (QSplitter* part : {pictures, splitter}) {
        part->setChildrenCollapsible(false);
        part->setHandleWidth(15);
    }
    pictures->addWidget(m_viewer);
    pictures->addWidget(m_comparison);
    pictures->setSizes({400, 400});
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_comparison->bar());
    column->addWidget(pictures, 1);
    for (QWidget* part : {static_cast<QWidget*>(m_list), centre, static_cast<QWidget*>(m_filter)})
        splitter->addWidget(part);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 700, 240});
    m_list->setMinimumWidth(190);
    m_filter->setMinimumWidth(210);
    auto* contentLayout = new QVBoxLayout(m_content);
    contentLayout->setContentsMargins({});
    contentLayout->addWidget(splitter);
}

void DetectWorkspace::connectParts() {
    connect(m_weights, &WeightsPicker::pathChanged, this, &DetectWorkspace::updateChoice);
    connect(m_device, &DevicePicker::deviceChanged, this, &DetectWorkspace::updateChoice);
    connect(m_precision, &PrecisionPicker::precisionChanged, this, &DetectWorkspace::updateChoice);
    connect(m_state, &AppState::machineChanged, this, [this](const Machine& machine) {
        m_device->setDevice(machine.device);
        updateChoice();
    });
    for (QPushButton* button : {m_addImages, m_emptyImages})
        connect(button, &QPushButton::clicked, this, &DetectWorkspace::addImages);
    for (QPushButton* button : {m_addFolder, m_emptyFolder})
        connect(button, &QPushButton::clicked, this, &DetectWorkspace::addFolder);

    for (QPushButton* button : {m_paste, m_emptyPaste})
        connect(button, &QPushButton::clicked, this, &DetectWorkspace::paste);
    auto* pasteKey = new QShortcut(QKeySequence::Paste, this);
    pasteKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(pasteKey, &QShortcut::activated, this, &DetectWorkspace::paste);
    connect(m_compare, &QPushButton::toggled, this, &DetectWorkspace::setComparing);

    connect(m_controller, &DetectionController::runningChanged, this, &DetectWorkspace::runningChanged);
    connect(m_comparison, &ComparisonPanel::runningChanged, this, [this] { Q_EMIT runningChanged(isRunning()); });
    connect(m_comparison, &ComparisonPanel::failed, this,
            [this](const QString& sentence) { m_notice->showText(InlineNotice::Tone::Problem, sentence); });
    connect(m_controller, &DetectionController::runningChanged, this, [this](bool running) {
        const DetectionListModel* images = m_controller->model();
        if (!running && images->rowCount() > 0)
            Q_EMIT statusMessage(
                tr("%1 of %2 images detected").arg(images->countOf(DetectionState::Done)).arg(images->rowCount()));
    });
    connect(m_controller, &DetectionController::failed, this, [this](const QString& sentence) {
        m_notice->showText(InlineNotice::Tone::Problem, sentence, tr("Choose Another Model…"),
                           [this] { m_weights->chooseFile(); });
    });
    connect(m_controller, &DetectionController::message, this,
            [this](const QString& sentence) { m_notice->showText(InlineNotice::Tone::Information, sentence); });
    const DetectionListModel* model = m_controller->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        updateContent();
        if (m_weights->path().isEmpty())
            askForWeights();
    });
    connect(model, &QAbstractItemModel::modelReset, this, &DetectWorkspace::updateContent);

    connect(m_list, &DetectionListPanel::currentRowChanged, m_viewer, &DetectionViewer::showRow);
    connect(m_list, &DetectionListPanel::currentRowChanged, m_comparison, &ComparisonPanel::showRow);
    connect(m_filter, &DetectionFilterPanel::filterChanged, m_comparison, &ComparisonPanel::applyFilter);
    connect(m_controller, &DetectionController::detectorLoaded, m_viewer, &DetectionViewer::updateBoxes);
    connectViews();
    connect(m_viewer, &DetectionViewer::inspectionRequested, this, &DetectWorkspace::inspectionRequested);
    connect(m_filter, &DetectionFilterPanel::sendRequested, this, &DetectWorkspace::sendToAnnotate);
    connect(m_filter, &DetectionFilterPanel::exportRequested, this, &DetectWorkspace::openExportDialog);
}

/// Both pictures of a comparison show the same part.
void DetectWorkspace::connectViews() {
    ImageCanvas* first = m_viewer->canvas();
    ImageCanvas* second = m_comparison->viewer()->canvas();
    for (const auto& [moved, other] : {std::pair(first, second), std::pair(second, first)})
        connect(moved, &ImageCanvas::viewMoved, this, [this, from = moved, to = other]() {
            if (m_following || !m_compare->isChecked() || from->imageSize() != to->imageSize())
                return;
            m_following = true;
            to->follow(*from);
            m_following = false;
        });
}

void DetectWorkspace::sendToAnnotate() {
    const auto open = m_state->dataset();
    const std::vector<ImageDetections> shown = m_controller->model()->visibleDetections();
    if (shown.empty())
        return;
    SentProposals sent;
    sent.lowestScore = m_controller->model()->filter().minScore;
    if (open) {
        const DatasetPaths paths(open->dataset);
        for (const ImageDetections& image : shown)
            if (const auto number = paths.imageAt(fromUtf8(image.fileName)))
                sent.images.emplace_back(open->dataset.images()[*number].id,
                                         proposalsOf(image.detections, m_controller->detectorInfo().classes,
                                                     toUtf8(weightsText(m_weights->path()))));
    }
    if (sent.images.empty())
        offerFolderOf(fromUtf8(shown.front().fileName));
    else
        Q_EMIT proposalsSent(sent);
}

void DetectWorkspace::offerFolderOf(const QString& path) {
    QDir folder = QFileInfo(path).absoluteDir();
    if (folder.exists(QStringLiteral("../Annotations"))) // the pictures of a VOC folder
        folder.cdUp();
    m_notice->showText(InlineNotice::Tone::Information,
                       tr("Proposals are for images of the open folder, and none of these is in it."),
                       tr("Open Their Folder"), [this, root = folder.absolutePath()] {
                           connect(m_state, &AppState::datasetChanged, this, &DetectWorkspace::sendToAnnotate,
                                   Qt::SingleShotConnection);
                           m_notice->hide();
                           m_state->openFolder(root);
                       });
}

InspectionSubject DetectWorkspace::inspectionSubject() const {
    const int row = m_list->currentRow();
    return {row >= 0 ? m_controller->model()->item(row).path : QString(), {}, m_state->dataset()};
}

void DetectWorkspace::addPaths(const QStringList& filesOrFolders) {
    m_notice->hide();
    m_controller->addPaths(filesOrFolders);
}

void DetectWorkspace::paste() {
    const QMimeData* clipped = QGuiApplication::clipboard()->mimeData();
    const DroppedPaths files = clipped ? droppedPaths(*clipped) : DroppedPaths();
    const QImage picture = files.isEmpty() ? QGuiApplication::clipboard()->image() : QImage();
    if (!files.isEmpty())
        addPaths(files.images + files.folders);
    else if (!picture.isNull())
        pastePicture(picture);
    else
        m_notice->showText(InlineNotice::Tone::Information,
                           tr("There is no picture, image file or folder on the clipboard."));
}

void DetectWorkspace::pastePicture(const QImage& picture) {
    const QDir folder(QFileInfo(m_state->runsFolder()).dir().filePath(QStringLiteral("pasted")));
    const QString name = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd_HHmmss_zzz"));
    const QString path = folder.filePath(QStringLiteral("pasted_%1.png").arg(name));
    runInBackground(
        this,
        [picture, path]() -> Result<QString> {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            const bool encoded = buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG");
            if (!encoded || !QFileInfo(path).dir().mkpath(QStringLiteral(".")))
                return fail(ErrorKind::WriteFailed, "The pasted picture could not be stored.", toUtf8(path));
            return replaceFile(path, bytes);
        },
        [this](const Result<QString>& stored) {
            if (stored)
                addPaths({*stored});
            else
                m_notice->showText(InlineNotice::Tone::Problem, errorText(stored.error()));
        });
}

ImageCanvas* DetectWorkspace::canvas() const {
    return m_viewer->canvas();
}

void DetectWorkspace::setComparing(bool on) {
    m_compare->setChecked(on);
    m_comparison->bar()->setVisible(on);
    m_comparison->setVisible(on);
    const QString own = m_weights->path();
    m_viewer->setCaption(on && !own.isEmpty() ? weightsText(own) : QString());
}

bool DetectWorkspace::isRunning() const {
    return m_controller->isRunning() || m_comparison->controller()->isRunning();
}

void DetectWorkspace::requestStop() {
    m_controller->requestStop();
    m_comparison->controller()->requestStop();
}

void DetectWorkspace::updateChoice() {
    m_notice->hide();
    m_controller->setChoice(
        {m_weights->path(), m_device->device(), m_state->machine().threads, m_precision->precision()});
    setComparing(m_compare->isChecked());
    retranslate();
}

void DetectWorkspace::updateContent() {
    const bool hasImages = m_controller->model()->rowCount() > 0;
    m_weights->setHeld(hasImages);
    m_pages->setCurrentWidget(hasImages ? m_content : m_empty);
    m_addImages->setVisible(hasImages);
    for (QPushButton* button : {m_addFolder, m_paste, m_compare})
        button->setVisible(hasImages);
    if (hasImages && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void DetectWorkspace::askForWeights() {
    m_notice->showText(InlineNotice::Tone::Information,
                       tr("Choose the weights of a trained model to detect in these images."), tr("Choose…"),
                       [this] { m_weights->chooseFile(); });
}

void DetectWorkspace::addImages() {
    const QString patterns = QStringLiteral("*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp");
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Add images"), m_state->datasetFolder(),
                                                            tr("Images (%1);;All files (*)").arg(patterns));
    if (!files.isEmpty())
        addPaths(files);
}

void DetectWorkspace::addFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Add all images of a folder"), m_state->datasetFolder());
    if (!folder.isEmpty())
        addPaths({folder});
}

void DetectWorkspace::openExportDialog() {
    if (m_exportFolder.isEmpty())
        m_exportFolder = QFileInfo(m_state->runsFolder()).dir().filePath(QStringLiteral("detections"));
    auto* dialog = new ExportDialog(m_controller->model()->visibleDetections(), m_exportFolder, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { exportAs(*dialog); });
    dialog->open();
}

void DetectWorkspace::exportAs(const ExportDialog& choice) {
    m_exportFolder = choice.folder();
    std::stop_source stop;
    const auto showStep = [this, stop](int done, int all) {
        m_notice->showText(InlineNotice::Tone::Information, tr("Exporting… %1 of %2").arg(done).arg(all), tr("Cancel"),
                           [stop]() mutable { stop.request_stop(); });
    };
    showStep(0, static_cast<int>(choice.formats().size() * choice.images().size()));
    runWithProgress(
        this,
        [folder = choice.folder(), formats = choice.formats(), images = choice.images(),
         classes = m_controller->detectorInfo().classes, token = stop.get_token()](const ReportProgress& report) {
            JobControl control;
            control.stop = token;
            control.onProgress = [&report](std::size_t done, std::size_t all) {
                report(static_cast<int>(done), static_cast<int>(all));
            };
            return exportFormats(folder, formats, images, classes, control);
        },
        showStep, [this](const Result<ExportSummary>& summary) { showExported(summary); });
}

void DetectWorkspace::showExported(const Result<ExportSummary>& summary) {
    if (summary) {
        const QString folder = summary->folder;
        m_notice->showText(
            InlineNotice::Tone::Information,
            tr("%Ln file(s) written to %1", nullptr, summary->files).arg(QDir::toNativeSeparators(folder)),
            tr("Open Folder"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    } else if (summary.error().kind == ErrorKind::Cancelled) {
        m_notice->showText(InlineNotice::Tone::Information,
                           tr("The export was cancelled. Files that were written already are whole and stay."));
    } else {
        m_notice->showText(InlineNotice::Tone::Problem, errorText(summary.error()));
    }
    Q_EMIT exported();
}

void DetectWorkspace::dragEnterEvent(QDragEnterEvent* event) {
    if (droppedPaths(*event->mimeData()).isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_overlay->showText(tr("Drop to detect in these images"));
}

void DetectWorkspace::dragLeaveEvent(QDragLeaveEvent*) {
    m_overlay->hide();
}

void DetectWorkspace::dropEvent(QDropEvent* event) {
    m_overlay->hide();
    const DroppedPaths dropped = droppedPaths(*event->mimeData());
    if (dropped.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    addPaths(dropped.images + dropped.folders);
}

void DetectWorkspace::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DetectWorkspace::retranslate() {
    m_modelTitle->setText(tr("Model"));
    m_deviceTitle->setText(tr("Device"));
    m_addImages->setText(tr("Add Images…"));
    m_addFolder->setText(tr("Add Folder…"));
    m_emptyImages->setText(tr("Add Images…"));
    m_emptyFolder->setText(tr("Add Folder…"));
    for (QPushButton* button : {m_paste, m_emptyPaste}) {
        button->setText(tr("Paste"));
        button->setToolTip(tr("Detect in the picture or the files on the clipboard (%1)")
                               .arg(QKeySequence(QKeySequence::Paste).toString(QKeySequence::NativeText)));
    }
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("Show the boxes of a second model beside those of this one"));
    m_empty->setTexts(tr("Drop images here"),
                      m_weights->path().isEmpty()
                          ? tr("Folders work too. Then choose the weights of a trained model above.")
                          : tr("Folders work too. The boxes appear over the pictures as soon as they are found."));
    updateContent();
}

} // namespace boxwright
