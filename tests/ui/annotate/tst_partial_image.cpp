#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/annotate/image_caption.h"
#include "ui/support/image_loader.h"

namespace boxwright {

/// A large picture in Annotate while it is being read.
class TestPartialImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void it_is_shown_at_once_and_worked_on_while_more_of_it_comes();

private:
    test::TestSettings m_settings;
};

void TestPartialImage::it_is_shown_at_once_and_worked_on_while_more_of_it_comes() {
    const QTemporaryDir folder;
    test::makeTinyDataset(folder.path());
    AppState state;
    const Actions actions;
    AnnotateWorkspace workspace(&state, actions);
    workspace.resize(1000, 700);
    workspace.show();
    QSignalSpy shown(&workspace, &AnnotateWorkspace::imageShown);
    state.openFolder(folder.path());
    QVERIFY(shown.wait());
    auto* canvas = workspace.findChild<EditCanvas*>();
    auto* loader = workspace.findChild<ImageLoader*>();
    const auto* caption = workspace.findChild<ImageCaption*>();
    const auto part = [](double share, QColor color) {
        auto image = std::make_shared<LoadedImage>();
        image->index = 1;
        image->image = QImage(100, 80, QImage::Format_RGB888);
        image->image.fill(color);
        image->size = {8000, 6400};
        image->shrink = 80;
        image->share = share;
        return image;
    };
    Q_EMIT loader->partlyLoaded(part(0.25, Qt::gray));
    QCOMPARE(workspace.controller()->image(), 1);
    QCOMPARE(canvas->imageSize(), QSize(8000, 6400));
    QVERIFY2(caption->remark().contains(QStringLiteral("25 %")), qPrintable(caption->remark()));
    workspace.controller()->draw({10, 10, 900, 900});
    canvas->zoomTo(0.5);
    const int before = static_cast<int>(shown.count());
    Q_EMIT loader->partlyLoaded(part(0.75, Qt::gray));
    Q_EMIT loader->loaded(part(1, Qt::red));
    QCOMPARE(shown.count(), before); // the view is the same one
    QCOMPARE(canvas->zoom(), 0.5);
    QCOMPARE(workspace.controller()->selection(), Objects{0});
    QVERIFY2(!caption->remark().contains(QLatin1Char('%')), qPrintable(caption->remark()));
    canvas->fitToWindow();
    const QPoint corner = canvas->imageToView({7000, 6000}).toPoint();
    QCOMPARE(canvas->grab().toImage().pixelColor(corner), QColor(Qt::red));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestPartialImage)
#include "tst_partial_image.moc"
