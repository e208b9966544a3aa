// The part of MainWindow that belongs to the start and to the settings.
#include "ui/main_window.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include "core/data/voc_layout.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/app_state.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/support/annotation_folders.h"
#include "ui/support/crash_handler.h"
#include "ui/support/enum_setting.h"
#include "ui/support/layout_memory.h"
#include "ui/support/qt_convert.h"
#include "ui/support/recent_folders.h"
#include "ui/support/settings_file.h"
#include "ui/support/start_notices.h"
#include "ui/support/start_page.h"

namespace boxwright {

namespace {

const QString deviceKey = QStringLiteral("machine/device");
const QString threadsKey = QStringLiteral("machine/threads");
const QString precisionKey = QStringLiteral("machine/precision");

} // namespace

void MainWindow::restoreMachine() {
    connect(m_state, &AppState::machineChanged, this, [](const Machine& machine) {
        QSettings().setValue(deviceKey, machine.device);
        QSettings().setValue(threadsKey, machine.threads);
    });
    connect(m_state, &AppState::precisionChanged, this,
            [](Precision precision) { QSettings().setValue(precisionKey, settingText(toText(precision))); });
    m_state->setPrecision(setting(precisionKey, Precision::Float32));
    Machine machine;
    const QString device = QSettings().value(deviceKey, machine.device).toString();
    if (device == QStringLiteral("cpu") || device.startsWith(QStringLiteral("cuda:")))
        machine.device = device;
    machine.threads = std::clamp(QSettings().value(threadsKey).toInt(), 0, mostThreads);
    m_state->setMachine(machine);
}

MainWindow::~MainWindow() = default;

void MainWindow::resetLayout() {
    m_firstLayout->restore();
}

void MainWindow::showPreferences() {
    PreferencesContext context{m_actions, m_state, m_defaultRunsFolder, [this]() { refreshRecent(); }};
    (new PreferencesDialog(context, this))->open();
}

void MainWindow::tellAbout(const SettingsReport& report) {
    if (report.found != SettingsReport::Found::Usable)
        m_startNotices->add(report.sentence());
}

void MainWindow::openStartPage() {
    const QString last = recentFolders().value(0);
    if (!last.isEmpty() && setting(startPageKey, StartPage::Welcome) == StartPage::LastFolder)
        m_state->openFolder(last);
}

void MainWindow::tellAboutCrash(const QString& report) {
    const QString last = recentFolders().value(0);
    const Result<VocLayout> layout = findVocLayout(toPath(last));
    const auto holdsJournal = [](const QString& folder) {
        return QFileInfo::exists(QDir(folder).filePath(QStringLiteral(".boxwright-journal")));
    };
    const QString root = layout ? fromPath(layout->root) : QString();
    const QString annotations = annotationFolderOf(root);
    const bool hasUnsaved = !last.isEmpty() && layout && holdsJournal(annotations.isEmpty() ? root : annotations);
    QString text = tr("Boxwright ended unexpectedly the last time.");
    if (hasUnsaved)
        text += QLatin1Char(' ') + tr("Edits that were not saved are kept and come back when the folder is opened.");
    const NoticeButton show{tr("Show Report"), [this, report]() { (new ReportDialog(report, this))->open(); }, false};
    const bool offers = !last.isEmpty() && !m_state->dataset() && !m_state->isOpening();
    const NoticeButton reopen{offers ? tr("Open “%1” Again").arg(QDir(last).dirName()) : QString(),
                              [this, last]() { m_state->openFolder(last); }};
    m_startNotices->add(text, show, reopen);
}

void MainWindow::noteWhatIsOpen() const {
    const QStringList parts{m_state->datasetFolder(), settingText(toText(m_workspace)), m_annotate->imageName()};
    noteForCrash(toUtf8(parts.join(QStringLiteral("; "))));
}

} // namespace boxwright
