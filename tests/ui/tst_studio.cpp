#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
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

private:
    /// The exit status, -1 if it did not end by itself.
    int run(const QStringList& arguments);
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_errors;
};

void TestStudio::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(path("tiny"));
}

int TestStudio::run(const QStringList& arguments) {
    QProcess studio;
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

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestStudio)
#include "tst_studio.moc"
