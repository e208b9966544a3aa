#pragma once

#include <functional>
#include <memory>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "tests/ui/support/detailed_report.h"
#include "tests/ui/support/fake_detector.h"
#include "tests/ui/support/fake_inspector.h"
#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/app_state.h"
#include "ui/controllers/detection_controller.h"
#include "ui/dialogs/data_check_dialog.h"
#include "ui/dialogs/data_findings_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/inspect/how_it_sees_dialog.h"
#include "ui/main_window.h"
#include "ui/models/data_findings_model.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/evaluation_results.h"
#include "ui/panels/option_group.h"
#include "ui/panels/training_form.h"
#include "ui/support/language.h"
#include "ui/support/qt_convert.h"

namespace boxwright::test {

/// Shows every page and dialog of the program, 1280 x 800 and with something in it, one after the other, and hands it
/// to `look` with its name.
class WindowTour {
public:
    using Look = std::function<void(const QString& name, QWidget* page)>;

    WindowTour() {
        QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
        makeTinyDataset(m_folder.filePath(QStringLiteral("tiny")));
    }

    /// As they open: nobody can change it while they are there.
    void setLanguageOfDialogs(Language language) { m_languageOfDialogs = language; }

    void run(const Look& look) {
        visitWindow(look);
        visitEvaluation(look);
        visitDetection(look);
        visitInspection(look);
        visitDialogs(look);
    }

private:
    static void show(QWidget* page, const QSize& size) {
        page->resize(size);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page));
        QCoreApplication::processEvents();
    }

    void visitWindow(const Look& look) {
        AppState state;
        state.setRunsFolder(m_folder.filePath(QStringLiteral("runs")));
        MainWindow window(&state);
        show(&window, {1280, 800});
        look(QStringLiteral("welcome"), &window);
        QSignalSpy settled(&window, &MainWindow::settled);
        state.openFolder(m_folder.filePath(QStringLiteral("tiny")));
        QVERIFY(settled.wait());
        look(QStringLiteral("annotate"), &window);
        for (const auto& [space, name] :
             {std::pair(Workspace::Train, "train"), std::pair(Workspace::Evaluate, "evaluate, empty"),
              std::pair(Workspace::Detect, "detect, empty")}) {
            window.showWorkspace(space);
            QCoreApplication::processEvents();
            look(QLatin1String(name), &window);
        }
        window.showWorkspace(Workspace::Train);
        for (QToolButton* fold : window.findChild<TrainingForm*>()->findChildren<QToolButton*>())
            if (fold->isCheckable() && fold->text().contains(QStringLiteral("Advanced")))
                fold->setChecked(true);
        for (OptionGroup* group : window.findChildren<OptionGroup*>())
            group->setOpen(true);
        QCoreApplication::processEvents();
        look(QStringLiteral("train, advanced"), &window);
        window.showWorkspace(Workspace::Annotate);
        for (const char* name : {"about", "shortcuts", "editKeys", "commandPalette", "statistics", "checkData",
                                 "fetchWeights", "preferences", "helpContents"})
            visitDialogOf(window, name, look);
    }

    /// Modal or not; the window itself is no dialog.
    static QWidget* shownDialog() {
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (widget->isVisible() && qobject_cast<QDialog*>(widget))
                return widget;
        return nullptr;
    }

    void visitDialogOf(MainWindow& window, const char* action, const Look& look) {
        auto* trigger = window.findChild<QAction*>(QLatin1String(action));
        QVERIFY2(trigger, action);
        setLanguage(*qApp, m_languageOfDialogs);
        QCoreApplication::processEvents();
        trigger->trigger();
        QWidget* dialog = nullptr;
        QTRY_VERIFY((dialog = shownDialog()));
        dialog->activateWindow();
        QTRY_VERIFY(dialog->isActiveWindow());
        if (const auto* check = qobject_cast<DataCheckDialog*>(dialog))
            QTRY_VERIFY(check->report() != nullptr);
        look(QLatin1String(action), dialog);
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void visitEvaluation(const Look& look) {
        EvaluationResults results;
        results.setReport(detailedReport(toUtf8(m_folder.path())), {{QStringLiteral("best.pth"), {}}, {}, {}, {}});
        show(&results, {1200, 720});
        for (int page = 0; page < results.pages()->count(); ++page) {
            results.pages()->setCurrentIndex(page);
            QCoreApplication::processEvents();
            look(QStringLiteral("evaluate, page %1").arg(page + 1), &results);
        }
    }

    void visitDetection(const Look& look) {
        AppState state;
        state.setModelPath(QStringLiteral("/model.pth"));
        InferenceServices fakes;
        fakes.load = loaderOf(std::make_shared<FakeDetector>());
        fakes.listDevices = [] { return std::vector<DeviceInfo>{{"cpu", "CPU, 2 cores"}}; };
        DetectWorkspace workspace(&state, nullptr, fakes);
        show(&workspace, {1200, 720});
        workspace.addPaths(makePictures(m_folder.path(), 3));
        QTRY_VERIFY(!workspace.isRunning());
        look(QStringLiteral("detect"), &workspace);
        workspace.setComparing(true);
        QCoreApplication::processEvents();
        look(QStringLiteral("detect, comparing"), &workspace);
        setLanguage(*qApp, m_languageOfDialogs);
        ExportDialog dialog(workspace.controller()->model()->visibleDetections(), m_folder.path());
        show(&dialog, dialog.sizeHint());
        look(QStringLiteral("export"), &dialog);
    }

    void visitInspection(const Look& look) {
        AppState state;
        const QString weights = m_folder.filePath(QStringLiteral("best.pth"));
        writeText(weights, "weights");
        state.setModelPath(weights);
        HowItSeesDialog dialog(&state, nullptr, loaderOf(std::make_shared<FakeInspector>()));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        show(&dialog, {1240, 780});
        look(QStringLiteral("how it sees, empty"), &dialog);
        ObjectAnnotation cat;
        cat.className = "cat";
        cat.boxInImage = {4, 4, 36, 26};
        QSignalSpy shown(&dialog, &HowItSeesDialog::shown);
        dialog.setSubject({m_folder.filePath(QStringLiteral("tiny/JPEGImages/a.png")), std::vector{cat}, {}});
        QVERIFY(shown.wait());
        for (const InspectionStep step : inspectionSteps) {
            dialog.setStep(step);
            QCoreApplication::processEvents();
            look(QStringLiteral("how it sees, step %1").arg(static_cast<int>(step) + 1), &dialog);
        }
    }

    void visitDialogs(const Look& look) {
        DataFindingsModel findings;
        findings.setSentences({QStringLiteral("There is no such file.")});
        DataFindingsDialog all(&findings);
        show(&all, all.sizeHint());
        look(QStringLiteral("findings"), &all);
    }

    Language m_languageOfDialogs = Language::English;
    TestSettings m_settings;
    QTemporaryDir m_folder;
};

} // namespace boxwright::test
