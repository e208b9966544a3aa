#pragma once

#include <memory>

#include <QMainWindow>

#include "ui/support/language.h"
#include "ui/support/theme.h"
#include "ui/workspace.h"

class QStackedWidget;

namespace boxwright {

class Actions;
class AnnotateWorkspace;
class AppState;
class CloseGuard;
class DetectWorkspace;
class EvaluateWorkspace;
class HelpDesk;
class ImageCanvas;
class LayoutMemory;
class Menus;
class NoticeBar;
class SampleJob;
struct SettingsReport;
class StartNotices;
class StatusReadout;
class TrainWorkspace;
class WelcomePage;
struct InspectionSubject;

/// The window: composes mode bar, workspaces, menus and status bar, and passes what the user does to them. Everything
/// it remembers is in QSettings().
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(AppState* state, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Workspace workspace() const { return m_workspace; }
    void showWorkspace(Workspace workspace);
    /// Both are remembered for the next start.
    void setTheme(ThemeChoice choice);
    void setLanguage(Language language);
    /// Docks, splitters and columns of all workspaces as at the first start.
    void resetLayout();
    /// Says what became of the settings.
    void tellAbout(const SettingsReport& report);
    /// Says that the program ended unexpectedly the last time.
    void tellAboutCrash(const QString& report);
    /// What the user wants to see when the program is started without a path.
    void openStartPage();
    /// Files and folders that were dropped or given: a folder is opened, images are offered to Detect.
    void takePaths(const QStringList& folders, const QStringList& images);

Q_SIGNALS:
    /// The data set asked for is on the screen, or the sentence that says why not.
    void settled();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void composeWindow();
    void restoreSettings();
    void restoreMachine();
    void connectActions();
    void connectImageActions();
    void connectState();
    void connectWorkspaces();
    void connectSampleJob();

    void showPreferences();
    void chooseFolder();
    void makeSample();
    void showOpened();
    void tellOfMissingAnnotations(const QString& folder, const QString& annotations);
    void showPage();
    void refreshActions();
    void refreshRecent();
    void refreshTitle();
    void noteWhatIsOpen() const;
    void offerDetection(const QStringList& images);
    [[nodiscard]] ImageCanvas* currentCanvas() const;
    [[nodiscard]] InspectionSubject shownImage() const;
    [[nodiscard]] QWidget* workspaceWidget(Workspace workspace) const;

    AppState* m_state;
    Actions* m_actions;
    Menus* m_menus;
    NoticeBar* m_notice;
    StartNotices* m_startNotices;
    QStackedWidget* m_pages;
    WelcomePage* m_welcome;
    AnnotateWorkspace* m_annotate;
    TrainWorkspace* m_train;
    EvaluateWorkspace* m_evaluate;
    DetectWorkspace* m_detect;
    StatusReadout* m_readout;
    SampleJob* m_sampleJob;
    CloseGuard* m_closeGuard;
    HelpDesk* m_help;
    std::unique_ptr<LayoutMemory> m_firstLayout;
    QString m_defaultRunsFolder;
    Workspace m_workspace = Workspace::Annotate;
};

} // namespace boxwright
