#include "ui/main_window.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/app_state.h"
#include "ui/canvas/image_canvas.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/key_editor_dialog.h"
#include "ui/help/help_desk.h"
#include "ui/key_map.h"
#include "ui/menus.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/evaluate_workspace.h"
#include "ui/panels/mode_bar.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/status_readout.h"
#include "ui/panels/train_workspace.h"
#include "ui/panels/welcome_page.h"
#include "ui/support/background.h"
#include "ui/support/close_guard.h"
#include "ui/support/enum_setting.h"
#include "ui/support/layout_memory.h"
#include "ui/support/layout_store.h"
#include "ui/support/sample_job.h"
#include "ui/support/sealed_bytes.h"
#include "ui/support/sent_proposals.h"
#include "ui/support/start_notices.h"
#include "ui/support/svg_icon.h"
#include "ui/workers/worker_thread.h"

namespace boxwright {

namespace {

constexpr int messageMs = 15000; ///< what the status bar says is old news after that

constexpr std::array workspaceActions{
    std::pair(Workspace::Annotate, ActionId::Annotate), std::pair(Workspace::Train, ActionId::Train),
    std::pair(Workspace::Evaluate, ActionId::Evaluate), std::pair(Workspace::Detect, ActionId::Detect)};
constexpr std::array themeActions{std::pair(ThemeChoice::System, ActionId::ThemeSystem),
                                  std::pair(ThemeChoice::Light, ActionId::ThemeLight),
                                  std::pair(ThemeChoice::Dark, ActionId::ThemeDark)};
constexpr std::array languageActions{std::pair(Language::English, ActionId::LanguageEnglish),
                                     std::pair(Language::ChineseSimplified, ActionId::LanguageChinese)};

/// What people call the data set: the folder around "VOCdevkit/VOC2012".
QString datasetName(const QString& folder) {
    QDir place(QDir::cleanPath(folder));
    while (place.dirName().startsWith(QStringLiteral("VOC")) && place.cdUp())
        continue;
    return place.dirName();
}

} // namespace

MainWindow::MainWindow(AppState* state, QWidget* parent)
    : QMainWindow(parent)
    , m_state(state)
    , m_actions(new Actions(this))
    , m_menus(new Menus(*m_actions, menuBar()))
    , m_notice(new NoticeBar(this))
    , m_startNotices(new StartNotices(new NoticeBar(this)))
    , m_pages(new QStackedWidget(this))
    , m_welcome(new WelcomePage(*m_actions, this))
    , m_annotate(new AnnotateWorkspace(state, *m_actions, this))
    , m_train(new TrainWorkspace(state, this))
    , m_evaluate(new EvaluateWorkspace(state, this))
    , m_detect(new DetectWorkspace(state, this))
    , m_readout(new StatusReadout(this))
    , m_sampleJob(new SampleJob(this))
    , m_closeGuard(new CloseGuard(this))
    , m_help(new HelpDesk(
          state, m_actions, [this]() { return shownImage(); }, this))
    , m_defaultRunsFolder(state->runsFolder()) {
    prepareWorkerThreads();
    static_cast<void>(workPool()); // makes its threads
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(svgIcon(QStringLiteral("boxwright")));
    setAcceptDrops(true);
    setAnimated(false); // nothing in the window moves by itself
    composeWindow();
    connectActions();
    connectImageActions();
    connectState();
    connectWorkspaces();
    connectSampleJob();
    restoreSettings();
    showWorkspace(Workspace::Annotate);
    refreshRecent();
}

void MainWindow::composeWindow() {
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    row->addWidget(new ModeBar(*m_actions, centre));
    row->addLayout(column, 1);
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    column->insertWidget(0, m_startNotices->bar());
    m_pages->addWidget(m_welcome);
    for (const auto& [space, action] : workspaceActions)
        m_pages->addWidget(workspaceWidget(space));
    setCentralWidget(centre);
    statusBar()->addPermanentWidget(m_readout);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::restoreSettings() {
    const QSettings settings;
    // Room for the title bar, which no one knows before the window is shown.
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - QSize(0, 40)));
    m_firstLayout = std::make_unique<LayoutMemory>(*this);
    restoreGeometry(unsealed(settings.value(QStringLiteral("window/geometry")).toByteArray()));
    for (const auto& [space, action] : workspaceActions)
        restoreLayout(settingText(toText(space)), *workspaceWidget(space));
    m_state->setRunsFolder(settings.value(QStringLiteral("runsFolder"), m_state->runsFolder()).toString());
    const QString model = settings.value(QStringLiteral("modelPath")).toString();
    if (QFileInfo(model).isFile())
        m_state->setModelPath(model);
    restoreMachine();
    m_actions->setKeys(storedKeys());
    setTheme(setting(QStringLiteral("theme"), ThemeChoice::System));
    setLanguage(setting(QStringLiteral("language"), systemLanguage()));
}

void MainWindow::connectActions() {
    const Actions& actions = *m_actions;
    connect(actions[ActionId::OpenFolder], &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(actions[ActionId::MakeSample], &QAction::triggered, this, &MainWindow::makeSample);
    connect(actions[ActionId::Quit], &QAction::triggered, this, &QWidget::close);
    connect(actions[ActionId::ResetLayout], &QAction::triggered, this, &MainWindow::resetLayout);
    for (const auto& [space, action] : workspaceActions)
        connect(actions[action], &QAction::triggered, this, [this, chosen = space]() { showWorkspace(chosen); });
    for (const auto& [theme, action] : themeActions)
        connect(actions[action], &QAction::triggered, this, [this, chosen = theme]() { setTheme(chosen); });
    for (const auto& [language, action] : languageActions)
        connect(actions[action], &QAction::triggered, this, [this, chosen = language]() { setLanguage(chosen); });
    connect(actions[ActionId::EditKeys], &QAction::triggered, this,
            [this]() { (new KeyEditorDialog(m_actions, this))->open(); });
    connect(actions[ActionId::Preferences], &QAction::triggered, this, &MainWindow::showPreferences);
    connect(actions[ActionId::CommandPalette], &QAction::triggered, this,
            [this]() { (new CommandPalette(*m_actions, this))->open(); });
    connect(actions[ActionId::FetchWeights], &QAction::triggered, m_train, &TrainWorkspace::fetchWeights);
    connect(m_menus, &Menus::recentChosen, m_state, &AppState::openFolder);
    connect(m_welcome, &WelcomePage::recentChosen, m_state, &AppState::openFolder);
}

void MainWindow::connectImageActions() {
    const Actions& actions = *m_actions;
    const auto connectCanvas = [&](ActionId id, void (ImageCanvas::*change)()) {
        connect(actions[id], &QAction::triggered, this, [this, change]() {
            if (ImageCanvas* canvas = currentCanvas())
                (canvas->*change)();
        });
    };
    connectCanvas(ActionId::FitWindow, &ImageCanvas::fitToWindow);
    connectCanvas(ActionId::FitWidth, &ImageCanvas::fitToWidth);
    connectCanvas(ActionId::ZoomIn, &ImageCanvas::zoomIn);
    connectCanvas(ActionId::ZoomOut, &ImageCanvas::zoomOut);
    connect(actions[ActionId::ZoomActual], &QAction::triggered, this, [this]() {
        if (ImageCanvas* canvas = currentCanvas())
            canvas->zoomTo(1);
    });
}

void MainWindow::connectWorkspaces() {
    const auto showMessage = [this](const QString& text) { statusBar()->showMessage(text, messageMs); };
    connect(m_annotate, &AnnotateWorkspace::statusMessage, this, showMessage);
    connect(m_train, &TrainWorkspace::statusMessage, this, showMessage);
    connect(m_evaluate, &EvaluateWorkspace::statusMessage, this, showMessage);
    connect(m_detect, &DetectWorkspace::statusMessage, this, showMessage);
    const auto fix = [this](const QString& image) {
        showWorkspace(Workspace::Annotate);
        m_annotate->openImage(image);
    };
    connect(m_evaluate, &EvaluateWorkspace::fixRequested, this, fix);
    connect(m_train, &TrainWorkspace::fixRequested, this, fix);
    connect(m_train, &TrainWorkspace::workspaceRequested, this, &MainWindow::showWorkspace);
    connect(m_detect, &DetectWorkspace::inspectionRequested, m_help, &HelpDesk::showHowItSees);
    connect(m_detect, &DetectWorkspace::proposalsSent, this, [this](const SentProposals& proposals) {
        showWorkspace(Workspace::Annotate);
        m_annotate->takeProposals(proposals);
    });
    connect(m_annotate, &AnnotateWorkspace::imageChosen, this, &MainWindow::refreshTitle);
    connect(m_annotate, &AnnotateWorkspace::imageShown, this, &MainWindow::settled);
    connect(m_annotate, &AnnotateWorkspace::viewStatusChanged, this, [this]() {
        m_readout->setStatus(m_annotate->viewStatus());
        refreshTitle();
    });
    connect(m_annotate, &AnnotateWorkspace::undoOffered, m_readout, &StatusReadout::offerUndo);
    connect(m_readout, &StatusReadout::undoWanted, (*m_actions)[ActionId::Undo], &QAction::trigger);
    connect(statusBar(), &QStatusBar::messageChanged, m_readout, [this](const QString& text) {
        if (text.isEmpty())
            m_readout->offerUndo(false);
    });
    connect(m_train, &TrainWorkspace::runningChanged, m_closeGuard, &CloseGuard::jobsChanged);
    connect(m_evaluate, &EvaluateWorkspace::runningChanged, m_closeGuard, &CloseGuard::jobsChanged);
    connect(m_detect, &DetectWorkspace::runningChanged, m_closeGuard, &CloseGuard::jobsChanged);
    m_closeGuard->addJob([this]() { return m_train->isRunning(); }, [this]() { m_train->stopAndKeep(); });
    m_closeGuard->addJob([this]() { return m_evaluate->isRunning(); }, [this]() { m_evaluate->requestStop(); });
    m_closeGuard->addJob([this]() { return m_detect->isRunning(); }, [this]() { m_detect->requestStop(); });
    connect(m_closeGuard, &CloseGuard::stopping, this,
            [this]() { m_notice->showMessage(tr("Stopping. The window closes as soon as everything is saved.")); });
    connect(m_train, &TrainWorkspace::runFinished, this, [this]() {
        m_notice->showMessage(tr("The training has finished. Its best model is ready to use."), tr("Detect Objects"),
                              [this]() { showWorkspace(Workspace::Detect); });
    });
}

void MainWindow::connectSampleJob() {
    connect(m_sampleJob, &SampleJob::progress, this, [this](int done, int all) {
        m_notice->showProgress(tr("Making the sample dataset: %1 of %2 images").arg(done).arg(all), done, all,
                               [this]() { m_sampleJob->cancel(); });
    });
    connect(m_sampleJob, &SampleJob::finished, this, [this](const QString& folder) {
        m_notice->clear();
        m_state->openFolder(folder);
    });
    connect(m_sampleJob, &SampleJob::failed, this, [this](const QString& message) { m_notice->showMessage(message); });
    connect(m_sampleJob, &SampleJob::cancelled, m_notice, &NoticeBar::clear);
    connect(m_sampleJob, &SampleJob::ended, m_closeGuard, &CloseGuard::jobsChanged);
    connect(m_sampleJob, &SampleJob::ended, this, &MainWindow::refreshActions);
    m_closeGuard->addJob([this]() { return m_sampleJob->isRunning(); }, [this]() { m_sampleJob->cancel(); });
}

void MainWindow::showWorkspace(Workspace workspace) {
    if (workspace != Workspace::Annotate && m_annotate->takeEdited()) {
        m_annotate->finishWork();
        m_state->refresh(); // the others see what was drawn
    }
    m_workspace = workspace;
    for (const auto& [space, action] : workspaceActions)
        if (space == workspace)
            (*m_actions)[action]->setChecked(true);
    showPage();
}

void MainWindow::showPage() {
    // Detect needs a model and pictures only; the others have nothing to show without a data set.
    const bool welcome = !m_state->dataset() && m_workspace != Workspace::Detect;
    m_pages->setCurrentWidget(welcome ? m_welcome : workspaceWidget(m_workspace));
    m_readout->setVisible(!welcome && m_workspace == Workspace::Annotate);
    statusBar()->clearMessage();
    refreshActions();
    refreshTitle();
}

void MainWindow::refreshActions() {
    const Actions& actions = *m_actions;
    const bool annotating = m_state->dataset() && m_workspace == Workspace::Annotate;
    m_actions->setAnnotating(annotating);
    for (const ActionId id :
         {ActionId::FitWindow, ActionId::FitWidth, ActionId::ZoomIn, ActionId::ZoomOut, ActionId::ZoomActual})
        actions[id]->setEnabled(annotating || m_workspace == Workspace::Detect);
    actions[ActionId::MakeSample]->setEnabled(!m_sampleJob->isRunning());
}

void MainWindow::refreshTitle() {
    QStringList parts;
    if (m_state->dataset())
        parts.append(datasetName(m_state->datasetFolder()));
    const ViewStatus status = m_annotate->viewStatus();
    if (m_workspace == Workspace::Annotate && status.position > 0) {
        parts.append(m_annotate->imageName() + (status.isSaved ? QString() : QStringLiteral("*")));
        parts.append(QStringLiteral("%1/%2").arg(status.position).arg(status.images));
    }
    parts.append(QStringLiteral("Boxwright"));
    setWindowTitle(parts.join(QStringLiteral(" – ")));
    noteWhatIsOpen();
}

void MainWindow::makeSample() {
    // Beside the folder of the runs, where the user finds it again.
    m_sampleJob->start(QFileInfo(m_state->runsFolder()).dir().filePath(QStringLiteral("sample")));
    refreshActions();
}

ImageCanvas* MainWindow::currentCanvas() const {
    return m_workspace == Workspace::Detect ? m_detect->canvas()
                                            : workspaceWidget(m_workspace)->findChild<ImageCanvas*>();
}

InspectionSubject MainWindow::shownImage() const {
    return m_workspace == Workspace::Detect ? m_detect->inspectionSubject() : m_annotate->inspectionSubject();
}

QWidget* MainWindow::workspaceWidget(Workspace workspace) const {
    if (workspace == Workspace::Train)
        return m_train;
    if (workspace == Workspace::Evaluate)
        return m_evaluate;
    return workspace == Workspace::Detect ? static_cast<QWidget*>(m_detect) : m_annotate;
}

void MainWindow::setTheme(ThemeChoice choice) {
    for (const auto& [theme, action] : themeActions)
        if (theme == choice)
            (*m_actions)[action]->setChecked(true);
    QSettings().setValue(QStringLiteral("theme"), settingText(toText(choice)));
    applyTheme(*qApp, choice);
}

void MainWindow::setLanguage(Language language) {
    for (const auto& [entry, action] : languageActions)
        if (entry == language)
            (*m_actions)[action]->setChecked(true);
    QSettings().setValue(QStringLiteral("language"), settingText(toText(language)));
    boxwright::setLanguage(*qApp, language);
    setLocale(QLocale()); // for the numbers in its fields
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        m_menus->retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_annotate->finishWork();
    if (!m_closeGuard->mayClose()) {
        event->ignore();
        return;
    }
    QSettings().setValue(QStringLiteral("window/geometry"), sealed(saveGeometry()));
    for (const auto& [space, action] : workspaceActions)
        saveLayout(settingText(toText(space)), *workspaceWidget(space));
    event->accept();
}

} // namespace boxwright
