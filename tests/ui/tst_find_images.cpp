#include "ui/support/find_images.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace boxwright {

class TestFindImages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folders_are_searched_to_the_bottom();
    void named_files_that_are_no_images_are_counted();
    void what_was_named_keeps_its_order();
    void a_missing_path_is_an_error_that_names_it();
    void a_stop_ends_the_search();
};

namespace {

QString touch(const QTemporaryDir& folder, const QString& name) {
    const QString path = folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile(path).open(QIODevice::WriteOnly);
    return path;
}

} // namespace

void TestFindImages::folders_are_searched_to_the_bottom() {
    const QTemporaryDir folder;
    const QStringList wanted{touch(folder, "a.jpg"), touch(folder, "b/c/d.PNG"), touch(folder, "z.webp")};
    touch(folder, "b/notes.txt");
    const auto found = findImages({folder.path()}, {});
    QVERIFY(found);
    QCOMPARE(found->images, wanted);
    QCOMPARE(found->otherFiles, 0);
}

void TestFindImages::named_files_that_are_no_images_are_counted() {
    const QTemporaryDir folder;
    const auto found = findImages({touch(folder, "a.xml"), touch(folder, "a.jpg")}, {});
    QVERIFY(found);
    QCOMPARE(found->images.size(), 1);
    QCOMPARE(found->otherFiles, 1);
}

void TestFindImages::what_was_named_keeps_its_order() {
    const QTemporaryDir folder;
    const QStringList named{touch(folder, "z.jpg"), touch(folder, "a.jpg")};
    QCOMPARE(findImages(named, {}).value().images, named);
}

void TestFindImages::a_missing_path_is_an_error_that_names_it() {
    const auto found = findImages({QStringLiteral("/not/there")}, {});
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::NotFound);
    QCOMPARE(found.error().file, std::string("/not/there"));
}

void TestFindImages::a_stop_ends_the_search() {
    const QTemporaryDir folder;
    touch(folder, "a.jpg");
    std::stop_source stop;
    stop.request_stop();
    const auto found = findImages({folder.path()}, stop.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Cancelled);
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestFindImages)
#include "tst_find_images.moc"
