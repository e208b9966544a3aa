#include "ui/support/detail_loader.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/canvas/image_canvas.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestDetailLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void zooming_in_brings_the_true_pixels();
    void the_whole_view_needs_no_details();
    void a_view_within_what_was_read_is_not_read_again();
    void a_damaged_picture_says_so();
    void another_picture_forgets_the_details();

private:
    void show();
    [[nodiscard]] bool waitForDetail();

    QTemporaryDir m_folder;
    QString m_file;
    QImage m_picture;
    std::unique_ptr<ImageCanvas> m_canvas;
    std::unique_ptr<DetailLoader> m_loader;
};

void TestDetailLoader::init() {
    m_picture = QImage(3000, 2000, QImage::Format_RGB32);
    for (int y = 0; y < 2000; ++y)
        for (int x = 0; x < 3000; ++x)
            m_picture.setPixel(x, y, (x + y) % 2 == 0 ? qRgb(250, x % 200, 0) : qRgb(0, 0, y % 250));
    m_file = m_folder.filePath(QStringLiteral("large.png"));
    QVERIFY(m_picture.save(m_file));
    m_loader.reset();
    m_canvas = std::make_unique<ImageCanvas>();
    m_loader = std::make_unique<DetailLoader>(m_canvas.get());
    show();
}

/// A canvas with an eighth of the picture.
void TestDetailLoader::show() {
    m_canvas->resize(400, 300);
    m_canvas->setImage(m_picture.scaled(375, 250), m_picture.size());
    QCOMPARE(m_canvas->imageSize(), QSize(3000, 2000));
    m_canvas->show();
    m_loader->setPicture(toPath(m_file));
}

bool TestDetailLoader::waitForDetail() {
    return QTest::qWaitFor([this]() { return !m_loader->detail().isNull() && !m_loader->isReading(); });
}

void TestDetailLoader::zooming_in_brings_the_true_pixels() {
    m_canvas->zoomTo(1);
    QVERIFY(waitForDetail());
    const QRect place = m_loader->place();
    QVERIFY(place.contains(m_canvas->seenInImage().toRect()));
    QCOMPARE(m_loader->detail().size(), place.size());
    QCOMPARE(m_loader->detail().pixel(5, 9), m_picture.pixel(place.x() + 5, place.y() + 9));
    const QImage before = m_canvas->grab().toImage();
    m_canvas->setDetail(m_loader->detail(), place);
    m_canvas->zoomTo(8); // single pixels are squares: what is drawn is exact
    const QPointF pixel(1500, 1000);
    const QPoint at = m_canvas->imageToView(pixel + QPointF(0.5, 0.5)).toPoint();
    QCOMPARE(m_canvas->grab().toImage().pixel(at), m_picture.pixel(1500, 1000));
    QVERIFY(before.pixel(200, 150) != m_picture.pixel(1500, 1000));
}

void TestDetailLoader::the_whole_view_needs_no_details() {
    QVERIFY(!m_canvas->needsDetail());
    QSignalSpy changed(m_loader.get(), &DetailLoader::changed);
    QVERIFY(!changed.wait(300));
    m_canvas->zoomTo(0.5);
    QVERIFY(m_canvas->needsDetail());
    QVERIFY(waitForDetail());
    // Half the pixels a side are enough for a view at a half.
    QCOMPARE(m_loader->detail().width(), m_loader->place().width() / 2);
}

void TestDetailLoader::a_view_within_what_was_read_is_not_read_again() {
    m_canvas->zoomTo(1);
    QVERIFY(waitForDetail());
    QSignalSpy changed(m_loader.get(), &DetailLoader::changed);
    m_canvas->zoomTo(1.5);
    QVERIFY(!changed.wait(300));
}

void TestDetailLoader::a_damaged_picture_says_so() {
    QVERIFY(QFile::resize(m_file, QFileInfo(m_file).size() / 3));
    m_canvas->zoomTo(1);
    QTRY_VERIFY(!m_loader->problem().isEmpty());
    QVERIFY2(m_loader->problem().contains(QStringLiteral("large.png")), qPrintable(m_loader->problem()));
    QVERIFY(m_loader->detail().isNull());
}

void TestDetailLoader::another_picture_forgets_the_details() {
    m_canvas->zoomTo(1);
    QVERIFY(waitForDetail());
    m_loader->setPicture({});
    QVERIFY(m_loader->detail().isNull());
    QSignalSpy changed(m_loader.get(), &DetailLoader::changed);
    m_canvas->zoomTo(2);
    QVERIFY(!changed.wait(300));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestDetailLoader)
#include "tst_detail_loader.moc"
