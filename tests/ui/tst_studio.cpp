#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/tiny_dataset.h"

namespace boxwright {

/// The window program from the outside.
class TestStudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void it_takes_a_picture_of_an_opened_folder_and_quits();
    void a_folder_that_is_not_there_still_gives_a_window();
    void a_choice_that_does_not_exist_is_wrong_usage();
    void settings_stay_in_the_profile();
    void nothing_of_a_profile_is_outside_of_it();
    void damaged_settings_still_give_a_window_and_are_kept();

private:
    /// The exit status, -1 if it did not end by itself.
    int run(const QStringList& arguments);
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
    QString m_errors;
};

void TestStudio::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(path("tiny"));
    m_environment = QProcessEnvironment::systemEnvironment();
}

int TestStudio::run(const QStringList& arguments) {
    QProcess studio;
    studio.setProcessEnvironment(m_environment);
    studio.start(QStringLiteral(BOXWRIGHT_STUDIO),
                 QStringList{QStringLiteral("--profile"), path("profile")} + arguments);
    const bool ended = studio.waitForFinished(60000) && studio.exitStatus() == QProcess::NormalExit;
    m_errors = QString::fromUtf8(studio.readAllStandardError());
    return ended ? studio.exitCode() : -1;
}

void TestStudio::it_takes_a_picture_of_an_opened_folder_and_quits() {
    QCOMPARE(run({path("tiny"), QStringLiteral("--screenshot"), path("shot.png")}), 0);
    const QImage shot(path("shot.png"));
    QVERIFY(shot.width() >= 800 && shot.height() >= 600);
    // The pictures of the data set are plain: their colour is somewhere between the boxes.
    const int row = shot.height() / 2;
    bool found = false;
    for (int x = 0; x < shot.width(); ++x)
        found = found || shot.pixelColor(x, row) == QColor(Qt::darkCyan);
    QVERIFY(found);
}

void TestStudio::a_folder_that_is_not_there_still_gives_a_window() {
    QCOMPARE(run({path("nothing"), QStringLiteral("--screenshot"), path("shot.png")}), 0);
    QVERIFY(QFileInfo::exists(path("shot.png")));
}

void TestStudio::a_choice_that_does_not_exist_is_wrong_usage() {
    QCOMPARE(run({QStringLiteral("--theme"), QStringLiteral("pink")}), 2);
    QVERIFY2(m_errors.contains(QStringLiteral("--theme")) && m_errors.contains(QStringLiteral("dark")),
             qPrintable(m_errors));
}

void TestStudio::settings_stay_in_the_profile() {
    QCOMPARE(run({path("tiny"), QStringLiteral("--screenshot"), path("shot.png")}), 0);
    QVERIFY(QFileInfo(path("profile/boxwright/boxwright.ini")).isFile());
}

void TestStudio::nothing_of_a_profile_is_outside_of_it() {
    const QString home = path("home");
    QVERIFY(QDir().mkpath(home));
    m_environment.insert(QStringLiteral("HOME"), home);
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        m_environment.remove(QLatin1String(name));
    QCOMPARE(run({path("tiny"), QStringLiteral("--screenshot"), path("shot.png")}), 0);
    QSettings settings(path("profile/boxwright/boxwright.ini"), QSettings::IniFormat);
    QCOMPARE(settings.value(QStringLiteral("recentFolders")).toStringList(), QStringList(path("tiny")));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they report crashes themselves
    QVERIFY(QFileInfo(path("profile/crashes")).isDir());
#endif
    QStringList outside;
    QDirIterator files(home, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        if (const QString file = files.next(); !file.startsWith(home + QStringLiteral("/.cache/"))) // fonts, shaders
            outside.append(file);
    QVERIFY2(outside.isEmpty(), qPrintable(outside.join(QLatin1Char(' '))));
}

void TestStudio::damaged_settings_still_give_a_window_and_are_kept() {
    const QDir folder(path("profile/boxwright"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    test::writeText(folder.filePath(QStringLiteral("boxwright.ini")), QByteArray("\0\1\2 no settings\n", 15));
    QCOMPARE(run({path("tiny"), QStringLiteral("--screenshot"), path("shot.png")}), 0);
    QCOMPARE(folder.entryList({QStringLiteral("boxwright.ini.damaged-*")}).size(), 1);
    QVERIFY(QFileInfo(folder.filePath(QStringLiteral("boxwright.ini"))).isFile());
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestStudio)
#include "tst_studio.moc"
