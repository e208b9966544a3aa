#include "core/data/image_lookup.h"

#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

class TestImageLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreMadeSafe_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("outside");
        QTest::newRow("plain") << "a/b.jpg"
                               << "a/b.jpg" << false;
        QTest::newRow("dots") << "./a/./b.jpg"
                              << "a/b.jpg" << false;
        QTest::newRow("slashes") << "a//b.jpg/"
                                 << "a/b.jpg" << false;
        QTest::newRow("backslashes") << "a\\b.jpg"
                                     << "a/b.jpg" << false;
        QTest::newRow("absolute") << "/home/x/b.jpg"
                                  << "b.jpg" << true;
        QTest::newRow("drive") << "C:\\x\\b.jpg"
                               << "b.jpg" << true;
        QTest::newRow("upwards") << "a/../../b.jpg"
                                 << "b.jpg" << true;
        QTest::newRow("only upwards") << "../.."
                                      << "" << true;
        QTest::newRow("empty") << ""
                               << "" << false;
        QTest::newRow("dots in the name") << "a..b/..c.jpg"
                                          << "a..b/..c.jpg" << false;
    }
    void namesAreMadeSafe() {
        QFETCH(QString, written);
        const RelativeName name = relativeName(written.toStdString());
        QTEST(QString::fromStdString(name.name), "name");
        QTEST(name.wasOutside, "outside");
    }

    void aFileIsFoundByItsPathOrByItsLastPartIfThatIsUnique() {
        const TemporaryFolder folder;
        putImage(folder / "a/1.jpg");
        putImage(folder / "b/1.jpg");
        putImage(folder / "b/2.jpg");
        ImageLookup lookup(folder.path());
        QCOMPARE(lookup.find("a/1.jpg"), folder / "a/1.jpg");
        QCOMPARE(lookup.find("2.jpg"), folder / "b/2.jpg");
        QCOMPARE(lookup.find("elsewhere/2.jpg"), folder / "b/2.jpg");
        QVERIFY(lookup.find("1.jpg").empty());
        QVERIFY(lookup.find("3.jpg").empty());
        QVERIFY(lookup.find("").empty());
        QVERIFY(ImageLookup({}).find("1.jpg").empty());
    }

    void theFolderWithMostImagesIsTheLikelyOne() {
        const TemporaryFolder folder;
        putImage(folder / "a/1.jpg");
        putImage(folder / "b/1.jpg");
        putImage(folder / "b/2.jpg");
        const std::vector<std::filesystem::path> candidates{folder / "none", folder / "a", folder / "b"};
        QCOMPARE(likelyImageFolder(candidates, {"1.jpg", "2.jpg"}), folder / "b");
        QCOMPARE(likelyImageFolder(candidates, {"1.jpg"}), folder / "a");
        QVERIFY(likelyImageFolder(candidates, {"", "3.jpg"}).empty());
    }
};

QTEST_APPLESS_MAIN(TestImageLookup)
#include "tst_image_lookup.moc"
