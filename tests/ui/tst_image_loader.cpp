#include "ui/support/image_loader.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/tiny_dataset.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

std::shared_ptr<const OpenDataset> openDataset(const QString& folder) {
    auto open = std::make_shared<OpenDataset>();
    auto dataset = VocDataset::open(toPath(folder));
    if (!dataset)
        return nullptr;
    open->classes = dataset->scanClasses();
    open->dataset = std::move(*dataset);
    return open;
}

} // namespace

class TestImageLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void an_image_comes_with_its_boxes();
    void a_broken_annotation_comes_with_a_sentence();
    void a_broken_image_comes_with_a_sentence();
    void only_the_newest_request_is_served();
    void the_neighbours_are_read_ahead();
    void a_large_picture_comes_as_a_smaller_copy();

private:
    /// What comes for a request, null after a timeout.
    std::shared_ptr<const LoadedImage> load(int index);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ImageLoader> m_loader;
    std::vector<std::shared_ptr<const LoadedImage>> m_loaded;
};

void TestImageLoader::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
    m_loader = std::make_unique<ImageLoader>();
    m_loaded.clear();
    connect(m_loader.get(), &ImageLoader::loaded, this,
            [this](const std::shared_ptr<const LoadedImage>& image) { m_loaded.push_back(image); });
    m_loader->setDataset(openDataset(m_folder->path()));
}

std::shared_ptr<const LoadedImage> TestImageLoader::load(int index) {
    m_loaded.clear();
    m_loader->request(index);
    if (!QTest::qWaitFor([this]() { return !m_loaded.empty(); }))
        return nullptr;
    return m_loaded.front();
}

void TestImageLoader::an_image_comes_with_its_boxes() {
    const auto image = load(0);
    QVERIFY(image);
    QCOMPARE(image->index, 0);
    QCOMPARE(image->image.size(), QSize(40, 30));
    QCOMPARE(image->annotation.objects.size(), std::size_t{2});
    QVERIFY(image->imageProblem.isEmpty() && image->annotationProblem.isEmpty());
}

void TestImageLoader::a_broken_annotation_comes_with_a_sentence() {
    const auto image = load(3);
    QVERIFY(image);
    QVERIFY(!image->image.isNull());
    QVERIFY2(image->annotationProblem.contains(QStringLiteral("d.xml")), qPrintable(image->annotationProblem));
}

void TestImageLoader::a_broken_image_comes_with_a_sentence() {
    test::writeText(m_folder->filePath(QStringLiteral("JPEGImages/c.png")), "no picture");
    const auto image = load(2);
    QVERIFY(image);
    QVERIFY(image->image.isNull());
    QVERIFY2(image->imageProblem.contains(QStringLiteral("c.png")), qPrintable(image->imageProblem));
}

void TestImageLoader::only_the_newest_request_is_served() {
    for (const int index : {0, 3, 1, 2})
        m_loader->request(index);
    QTRY_VERIFY(!m_loaded.empty());
    QCOMPARE(m_loaded.size(), std::size_t{1});
    QCOMPARE(m_loaded.front()->index, 2);
}

void TestImageLoader::the_neighbours_are_read_ahead() {
    QVERIFY(load(1));
    QVERIFY(!m_loader->isReady(3));
    QTRY_VERIFY(m_loader->isReady(2) && m_loader->isReady(0));
    m_loaded.clear();
    m_loader->request(2);
    QCOMPARE(m_loaded.size(), std::size_t{1}); // without going back to the event loop
}

void TestImageLoader::a_large_picture_comes_as_a_smaller_copy() {
    QImage large(8000, 6400, QImage::Format_Grayscale8);
    large.fill(100);
    QVERIFY(large.save(m_folder->filePath(QStringLiteral("JPEGImages/c.png")), "JPG"));
    const auto image = load(2);
    QVERIFY(image);
    QCOMPARE(image->shrink, 4);
    QCOMPARE(image->size, QSize(8000, 6400));
    QCOMPARE(image->image.size(), QSize(2000, 1600));
    QCOMPARE(qRed(image->image.pixel(1999, 1599)), 100);
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestImageLoader)
#include "tst_image_loader.moc"
