#include "ui/annotate/image_tone.h"

#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include "ui/annotate/tone_button.h"

namespace boxwright {

class TestImageTone : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_tone_changes_grey_data();
    void a_tone_changes_grey();
    void no_tone_is_the_image_itself();
    void the_sliders_are_set_and_reset_at_once();
    void tab_goes_round_the_sliders();
};

void TestImageTone::a_tone_changes_grey_data() {
    QTest::addColumn<int>("brightness");
    QTest::addColumn<int>("contrast");
    QTest::addColumn<int>("gamma");
    QTest::addColumn<QList<int>>("greys"); // of 0, 64, 128 and 255
    QTest::newRow("brighter") << 50 << 0 << 0 << QList<int>{80, 144, 208, 255};
    QTest::newRow("more contrast") << 0 << 50 << 0 << QList<int>{0, 1, 129, 255};
    QTest::newRow("gamma up: 255 * (v / 255) ^ (1 / 2)") << 0 << 0 << 50 << QList<int>{0, 128, 181, 255};
    QTest::newRow("gamma down: 255 * (v / 255) ^ 2") << 0 << 0 << -50 << QList<int>{0, 16, 64, 255};
}

void TestImageTone::a_tone_changes_grey() {
    QFETCH(const int, brightness);
    QFETCH(const int, contrast);
    QFETCH(const int, gamma);
    QFETCH(const QList<int>, greys);
    QImage image(4, 1, QImage::Format_RGB32);
    const QList<int> before{0, 64, 128, 255};
    for (int x = 0; x < 4; ++x)
        image.setPixel(x, 0, qRgb(before[x], before[x], before[x]));
    const QImage toned = withTone(image, {brightness, contrast, gamma});
    for (int x = 0; x < 4; ++x)
        QCOMPARE(qRed(toned.pixel(x, 0)), greys[x]);
}

void TestImageTone::no_tone_is_the_image_itself() {
    QImage image(4, 1, QImage::Format_RGB32);
    image.fill(Qt::red);
    QCOMPARE(withTone(image, {}).cacheKey(), image.cacheKey());
}

void TestImageTone::the_sliders_are_set_and_reset_at_once() {
    ToneButton button;
    QSignalSpy changed(&button, &ToneButton::toneChanged);
    button.setTone({10, -20, 300});
    QCOMPARE(button.tone(), (ImageTone{10, -20, 100}));
    QCOMPARE(changed.count(), 1);
    button.setTone({});
    QCOMPARE(button.tone(), ImageTone{});
    QCOMPARE(changed.count(), 2);
}

void TestImageTone::tab_goes_round_the_sliders() {
    ToneButton button;
    const auto sliders = button.menu()->findChildren<QSlider*>();
    QCOMPARE(sliders.size(), 3);
    button.menu()->popup({10, 10});
    QVERIFY(QTest::qWaitForWindowExposed(button.menu()));
    sliders[0]->setFocus();
    for (const int next : {1, 2}) {
        QTest::keyClick(button.menu()->focusWidget(), Qt::Key_Tab);
        QCOMPARE(button.menu()->focusWidget(), sliders[next]);
    }
    QTest::keyClick(button.menu()->focusWidget(), Qt::Key_Right);
    QCOMPARE(button.tone(), (ImageTone{0, 0, 1}));
    QTest::keyClick(button.menu()->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(button.menu()->focusWidget(), Qt::Key_Tab);
    QCOMPARE(button.menu()->focusWidget(), sliders[0]);
    button.menu()->close();
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestImageTone)
#include "tst_image_tone.moc"
