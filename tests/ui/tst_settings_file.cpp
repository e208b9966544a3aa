#include "ui/support/settings_file.h"

#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QMainWindow>
#include <QSettings>
#include <QTest>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/key_map.h"
#include "ui/support/annotation_folders.h"
#include "ui/support/layout_store.h"
#include "ui/support/recent_folders.h"
#include "ui/support/sealed_bytes.h"

namespace boxwright {

class TestSettingsFile : public QObject {
    Q_OBJECT

    using Found = SettingsReport::Found;

private Q_SLOTS:
    void init();
    void the_first_start_stamps_the_version();
    void an_older_file_is_migrated_and_keeps_its_values();
    void a_damaged_file_is_put_aside_and_never_deleted_data();
    void a_damaged_file_is_put_aside_and_never_deleted();
    void annotation_folders_kept_as_a_map_are_kept_on();
    void a_second_damaged_file_does_not_replace_the_first();
    void a_newer_file_is_left_alone_and_own_settings_outlast_the_program();
    void a_damaged_layout_is_passed_over();
    void nonsense_in_one_value_is_that_values_default();

private:
    [[nodiscard]] static QString path() { return QSettings().fileName(); }
    void write(const QByteArray& bytes);
    [[nodiscard]] static QByteArray bytesOf(const QString& file);
    [[nodiscard]] static QStringList setAside();

    std::unique_ptr<test::TestSettings> m_settings;
};

void TestSettingsFile::init() {
    m_settings = std::make_unique<test::TestSettings>();
}

void TestSettingsFile::write(const QByteArray& bytes) {
    const QString file = path();
    QVERIFY(QFileInfo(file).dir().mkpath(QStringLiteral(".")));
    test::writeText(file, bytes);
}

QByteArray TestSettingsFile::bytesOf(const QString& file) {
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

QStringList TestSettingsFile::setAside() {
    const QDir folder = QFileInfo(path()).dir();
    QStringList files;
    for (const QString& name : folder.entryList({QStringLiteral("*.damaged-*")}, QDir::Files | QDir::Dirs))
        files.append(folder.filePath(name));
    return files;
}

void TestSettingsFile::the_first_start_stamps_the_version() {
    QCOMPARE(openSettings().found, Found::Usable);
    QCOMPARE(QSettings().value(QStringLiteral("version")).toInt(), settingsVersion);
    QCOMPARE(openSettings().found, Found::Usable);
    QVERIFY(setAside().isEmpty());
}

void TestSettingsFile::an_older_file_is_migrated_and_keeps_its_values() {
    QSettings().setValue(QStringLiteral("theme"), QStringLiteral("dark"));
    QSettings().setValue(QStringLiteral("layout/annotate/docks"), QByteArray("state"));
    QSettings().setValue(QStringLiteral("window/geometry"), QByteArray("place"));
    QCOMPARE(openSettings().found, Found::Usable);
    for (int start = 0; start < 2; ++start) { // and not once more the next time
        QCOMPARE(QSettings().value(QStringLiteral("version")).toInt(), settingsVersion);
        QCOMPARE(QSettings().value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
        QCOMPARE(unsealed(QSettings().value(QStringLiteral("layout/annotate/docks")).toByteArray()),
                 QByteArray("state"));
        QCOMPARE(unsealed(QSettings().value(QStringLiteral("window/geometry")).toByteArray()), QByteArray("place"));
        QCOMPARE(openSettings().found, Found::Usable);
    }
}

void TestSettingsFile::a_damaged_file_is_put_aside_and_never_deleted_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no settings at all") << QByteArray("\x7f"
                                                      "ELF this is a program\nand not\x01 settings\n");
    QTest::newRow("a page of zeros") << QByteArray("theme=dark\n") + QByteArray(4096, '\0');
    QTest::newRow("a version that is no number") << QByteArray("[General]\ntheme=dark\nversion=banana\n");
    QTest::newRow("a version below zero") << QByteArray("[General]\ntheme=dark\nversion=-1\n");
    QTest::newRow("a point among texts") << QByteArray("[General]\nrecentFolders=@Point(1 2), a\ntheme=dark\n");
    QTest::newRow("far too large") << QByteArray("[General]\ntheme=dark\nx=") + QByteArray(5 << 20, 'x');
}

void TestSettingsFile::a_damaged_file_is_put_aside_and_never_deleted() {
    QFETCH(QByteArray, bytes);
    write(bytes);
    const SettingsReport report = openSettings();
    QCOMPARE(report.found, Found::Damaged);
    QCOMPARE(setAside(), QStringList(report.file));
    QCOMPARE(bytesOf(report.file), bytes);
    QVERIFY(report.sentence().contains(QFileInfo(report.file).fileName()));
    QVERIFY(report.sentence().endsWith(QLatin1Char('.')));
    QVERIFY(!QSettings().contains(QStringLiteral("theme")));
    QSettings().setValue(QStringLiteral("theme"), QStringLiteral("light"));
    QCOMPARE(openSettings().found, Found::Usable);
    QCOMPARE(QSettings().value(QStringLiteral("theme")).toString(), QStringLiteral("light"));
}

/// Of the first day of that setting: Qt's own form of a map.
void TestSettingsFile::annotation_folders_kept_as_a_map_are_kept_on() {
    const QVariantMap earlier{{QStringLiteral("/data/a"), QStringLiteral("/notes/a")},
                              {QStringLiteral("/data/b"), QStringLiteral("/notes/b")}};
    QSettings().setValue(QStringLiteral("annotationFolders"), earlier);
    QSettings().sync();
    QVERIFY(bytesOf(path()).contains("@Variant("));
    QCOMPARE(openSettings().found, Found::Usable);
    QCOMPARE(annotationFolderOf(QStringLiteral("/data/a")), QStringLiteral("/notes/a"));
    QCOMPARE(annotationFolderOf(QStringLiteral("/data/b")), QStringLiteral("/notes/b"));
    QSettings().sync();
    QVERIFY(!bytesOf(path()).contains("@Variant("));
}

void TestSettingsFile::a_second_damaged_file_does_not_replace_the_first() {
    for (const char* bytes : {"one\n", "two\n"}) {
        write(bytes);
        QCOMPARE(openSettings().found, Found::Damaged);
    }
    QVERIFY(QDir().mkpath(path() + QStringLiteral(".folder")));
    QVERIFY(QFile::remove(path()) && QDir().mkpath(path())); // a folder where the file should be
    QCOMPARE(openSettings().found, Found::Damaged);
    QCOMPARE(setAside().size(), 3);
}

void TestSettingsFile::a_newer_file_is_left_alone_and_own_settings_outlast_the_program() {
    const QByteArray newer = "[General]\ntheme=midnight\nversion=" + QByteArray::number(settingsVersion + 1) + "\n";
    const QString file = path();
    write(newer);
    for (int start = 0; start < 2; ++start) {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings->folder()); // as a program starts
        const SettingsReport report = openSettings();
        QCOMPARE(report.found, Found::Newer);
        QVERIFY(report.sentence().contains(report.file));
        QCOMPARE(QSettings().value(QStringLiteral("theme")).toString(), QString(start == 0 ? "" : "dark"));
        QSettings().setValue(QStringLiteral("theme"), QStringLiteral("dark"));
        QSettings().sync();
        QCOMPARE(bytesOf(file), newer);
    }
    const QString own = QSettings().fileName();
    test::writeText(own, "this is\nnothing\n");
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings->folder());
    QCOMPARE(openSettings().found, Found::Newer);
    QCOMPARE(QSettings().value(QStringLiteral("theme")).toString(), QString());
    const QDir folder = QFileInfo(own).dir();
    QCOMPARE(folder.entryList({QStringLiteral("*.damaged-*")}).size(), 1); // its own one, put aside too
}

void TestSettingsFile::a_damaged_layout_is_passed_over() {
    QMainWindow window;
    window.setObjectName(QStringLiteral("docks"));
    auto* dock = new QDockWidget(&window);
    dock->setObjectName(QStringLiteral("dock"));
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    saveLayout(QStringLiteral("annotate"), window);
    const QString key = QStringLiteral("layout/annotate/docks");
    const QByteArray whole = QSettings().value(key).toByteArray();
    window.addDockWidget(Qt::LeftDockWidgetArea, dock);
    const auto areaAfter = [&](const QByteArray& stored) {
        QSettings().setValue(key, stored);
        restoreLayout(QStringLiteral("annotate"), window);
        return window.dockWidgetArea(dock);
    };
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
        QCOMPARE(areaAfter(damaged), Qt::LeftDockWidgetArea);
        QCOMPARE(areaAfter(whole.left(at)), Qt::LeftDockWidgetArea);
    }
    QCOMPARE(areaAfter(whole), Qt::RightDockWidgetArea);
}

void TestSettingsFile::nonsense_in_one_value_is_that_values_default() {
    QSettings().setValue(QStringLiteral("recentFolders"), QStringList{QStringLiteral("/no/such/folder"), QString()});
    QSettings().setValue(QStringLiteral("recentFolderCount"), QStringLiteral("many"));
    QSettings().setValue(QStringLiteral("keys/preset"), QStringLiteral("emacs"));
    QSettings().setValue(QStringLiteral("keys/own/undo"), QStringLiteral("Ctrl+Banana"));
    QSettings().setValue(QStringLiteral("keys/own/redo"), QStringLiteral("Left"));
    QSettings().setValue(QStringLiteral("keys/own/quit"), QStringLiteral("Ctrl+Alt+Q"));
    QVERIFY(recentFolders().isEmpty());
    QCOMPARE(recentFolderCount(), defaultRecentFolders);
    QCOMPARE(storedPreset(), KeyPreset::Boxwright);
    QCOMPARE(storedOwnKeys(), (KeysByName{{QStringLiteral("quit"), QStringLiteral("Ctrl+Alt+Q")}}));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestSettingsFile)
#include "tst_settings_file.moc"
