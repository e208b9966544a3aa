#include "ui/dialogs/about_dialog.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "tests/ui/support/test_settings.h"

namespace boxwright {

class TestAboutDialog : public QObject {
    Q_OBJECT

    test::TestSettings m_settings;

private Q_SLOTS:
    void the_device_is_asked_for_beside_the_window();
    void what_is_copied_names_the_system_and_no_home_folder();
    void the_last_crash_report_is_copied_without_names_of_files();
};

void TestAboutDialog::the_device_is_asked_for_beside_the_window() {
    QSemaphore answer;
    QThread* asked = nullptr;
    AboutDialog dialog(nullptr, [&]() {
        asked = QThread::currentThread();
        answer.acquire();
        return DeviceReport{QStringLiteral("CPU, 2 cores"), QStringLiteral("There is none.")};
    });
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy known(&dialog, &AboutDialog::deviceKnown);
    dialog.show(); // while LibTorch is being loaded
    answer.release();
    QVERIFY(known.count() == 1 || known.wait());
    QVERIFY(asked != QThread::currentThread());
    QStringList texts;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        if (label->isVisible())
            texts.append(label->text());
    QVERIFY(texts.contains(QStringLiteral("CPU, 2 cores")));
    QVERIFY(texts.contains(QStringLiteral("There is none.")));
}

void TestAboutDialog::what_is_copied_names_the_system_and_no_home_folder() {
    AboutDialog dialog(nullptr, []() { return DeviceReport{QStringLiteral("CPU, 2 cores"), {}}; });
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy known(&dialog, &AboutDialog::deviceKnown);
    QVERIFY(known.wait());
    for (QPushButton* button : dialog.findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Copy Diagnostics"))
            button->click();
    const QString text = QGuiApplication::clipboard()->text();
    for (const char* part : {"Qt: 6", "LibTorch: ", "OpenCV: ", "Compiler: ", "Device: CPU, 2 cores",
                             "Screen: ", "Font: ", "Threads: ", "System: ", "Settings: "})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QVERIFY(!text.contains(QStringLiteral("Why no GPU")));
    QVERIFY(!text.contains(QDir::homePath() + QLatin1Char('/')));
    QVERIFY(!text.contains(QStringLiteral("crash")));
}

void TestAboutDialog::the_last_crash_report_is_copied_without_names_of_files() {
    const QTemporaryDir folder;
    const QDir place(folder.path());
    const auto write = [&](const char* name, const QByteArray& text, int age) {
        QFile file(place.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.flush();
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-age), QFileDevice::FileModificationTime));
    };
    write("crash-1.txt", "Signal: 6 SIGABRT\n", 100);
    write("crash-2.txt", "Signal: 11 SIGSEGV\nOpen: /photos/secret.jpg\nException: /photos/secret.jpg\n", 1);
    qApp->setProperty(crashFolderProperty, folder.path());
    const QString text = diagnosticsText({});
    qApp->setProperty(crashFolderProperty, {});
    QVERIFY(text.contains(QStringLiteral("SIGSEGV")));
    QVERIFY(!text.contains(QStringLiteral("SIGABRT")));
    QVERIFY(!text.contains(QStringLiteral("secret")));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAboutDialog)
#include "tst_about_dialog.moc"
