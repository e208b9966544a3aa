// Times what a person feels in Annotate: frames over a crowded image, the list of a large folder, single edits and
// undo. Usage: bench_annotate [IMAGES], off-screen.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QListView>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>

#include "core/data/edit/edit_operations.h"
#include "core/data/edit/edit_session.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/models/dataset_list_model.h"
#include "ui/panels/state_strip.h"
#include "ui/support/qt_convert.h"

using namespace boxwright;

namespace {

double millisecondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void report(const char* what, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    std::printf("%-46s median %8.2f ms   p95 %8.2f ms   worst %8.2f ms\n", what, times[times.size() / 2],
                times[times.size() * 95 / 100], times.back());
}

EditView crowd(int boxes, QSize image) {
    std::mt19937 random(1);
    const auto below = [&](int count) {
        return static_cast<float>(static_cast<int>(random() % static_cast<unsigned>(count)));
    };
    EditView view;
    for (int i = 0; i < boxes; ++i) {
        const float x = below(image.width() - 60);
        const float y = below(image.height() - 60);
        view.boxes.push_back({Box{x, y, x + 10 + below(50), y + 10 + below(50)}, QStringLiteral("class"),
                              classQColor(1 + i % 8), false});
        view.numbers.push_back(static_cast<std::size_t>(i));
    }
    return view;
}

void timeFrames() {
    const QSize size(4000, 3000);
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::darkGray);
    EditCanvas canvas;
    canvas.resize(1000, 700);
    canvas.setImage(picture);
    canvas.setView(crowd(5000, size));
    canvas.show();
    QImage target(canvas.size(), QImage::Format_RGB32);
    const auto frame = [&]() { canvas.render(&target); };
    std::vector<double> zoomed;
    std::vector<double> hovered;
    for (int i = 0; i < 200; ++i) {
        canvas.zoomTo(0.2 + 0.01 * (i % 60));
        zoomed.push_back(millisecondsOf(frame));
        const QPointF at(100 + 3 * i, 100 + 2 * i);
        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        hovered.push_back(millisecondsOf([&]() {
            QCoreApplication::sendEvent(&canvas, &move);
            frame();
        }));
    }
    report("5,000 boxes, frame after zoom", zoomed);
    report("5,000 boxes, hover and frame", hovered);
}

/// Milliseconds of processor time that this thread has had.
double busyMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// How long the event loop was not heard of, in milliseconds: what a person feels as a stutter. On a busy machine much
/// of it is waiting for a core, so the time that the thread itself was at work is told too.
class LoopProbe : public QObject {
public:
    LoopProbe() {
        restart();
        startTimer(5, Qt::PreciseTimer);
    }
    void report(const char* what) const {
        std::printf("%-46s worst %.0f ms, of which at work %.0f ms at most\n", what, m_worst, m_busiest);
    }
    void restart() {
        m_worst = 0;
        m_busiest = 0;
        m_busy = busyMilliseconds();
        m_clock.restart();
    }

protected:
    void timerEvent(QTimerEvent*) override {
        m_worst = std::max(m_worst, static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - 5);
        m_busiest = std::max(m_busiest, busyMilliseconds() - m_busy);
        m_busy = busyMilliseconds();
        m_clock.restart();
    }

private:
    QElapsedTimer m_clock;
    double m_worst = 0;
    double m_busiest = 0;
    double m_busy = 0;
};

/// Until `isDone`; milliseconds. Wakes with the probe's timer; with a time limit processEvents() would not sleep but
/// keep a processor busy, which the threads that read could use.
double waitUntil(const std::function<bool()>& isDone) {
    return millisecondsOf([&]() {
        while (!isDone())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    });
}

/// The workspace as a person sees it, from the click on the folder on.
void timeWorkspace(const QString& folder, int images) {
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    AppState state;
    const Actions actions;
    AnnotateWorkspace workspace(&state, actions);
    workspace.resize(1180, 740);
    workspace.show();
    actions[ActionId::Thumbnails]->setChecked(true);
    bool shown = false;
    QObject::connect(&workspace, &AnnotateWorkspace::imageShown, &workspace, [&shown]() { shown = true; });
    const auto* list = workspace.findChild<QListView*>(QStringLiteral("imageList"));
    const auto* strip = workspace.findChild<StateStrip*>();
    waitUntil([]() { return true; });
    LoopProbe probe;
    const std::clock_t busy = std::clock();
    state.openFolder(folder);
    const double listed = waitUntil([&]() { return list->model()->rowCount() > 0; });
    std::printf("%d images, list in the window after %.0f ms (%.0f ms of processor time)", images, listed,
                1000.0 * static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC);
    std::printf(", first image after %.0f ms", listed + waitUntil([&]() { return shown; }));
    std::printf(", all counted after %.0f ms\n", listed + waitUntil([&]() { return strip->counts().complete; }));
    probe.report("event loop not heard of while opening");
    probe.restart();
    std::vector<double> steps;
    for (int i = 0; i < 300; ++i) {
        waitUntil([&]() { return workspace.isNextReady(); });
        shown = false;
        steps.push_back(millisecondsOf([&]() {
            actions[ActionId::NextImage]->trigger();
            while (!shown)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            workspace.repaint();
        }));
    }
    report("next image, read ahead", steps);
    probe.report("event loop not heard of while stepping");
}

void timeFolder(int images) {
    const QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral("JPEGImages"));
    QDir(folder.path()).mkpath(QStringLiteral("Annotations"));
    QImage picture(1600, 1200, QImage::Format_RGB32); // what a camera of a microscope gives
    picture.fill(Qt::darkCyan);
    const std::string xml = "<annotation><object><name>cat</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax>"
                            "<ymax>40</ymax></bndbox></object></annotation>";
    constexpr int mostLinks = 30000; // fewer than a file system allows of one file
    QString linked;
    for (int i = 0; i < images; ++i) {
        const QString stem = QStringLiteral("%1").arg(i, 7, 10, QLatin1Char('0'));
        const QString file = folder.filePath(QStringLiteral("JPEGImages/%1.jpg").arg(stem));
        if (i % mostLinks == 0)
            picture.save(linked = file);
        else
            std::filesystem::create_hard_link(toPath(linked), toPath(file));
        std::ofstream(toPath(folder.filePath(QStringLiteral("Annotations/%1.xml").arg(stem)))) << xml;
    }
    std::shared_ptr<OpenDataset> open = std::make_shared<OpenDataset>();
    std::printf("%d images, opened in %.0f ms\n", images,
                millisecondsOf([&]() { open->dataset = VocDataset::open(toPath(folder.path())).value(); }));
    DatasetListModel model;
    std::printf("%d images, list filled in %.0f ms\n", images, millisecondsOf([&]() { model.setDataset(open); }));
    const auto index = std::make_shared<DatasetIndex>(std::shared_ptr<const VocDataset>(open, &open->dataset));
    model.setSources(index, {});
    std::printf("%d images, all annotations counted in %.0f ms\n", images, millisecondsOf([&]() { index->wait(); }));
    DatasetFilter filter;
    filter.text = QStringLiteral("77");
    std::printf("%d images, searched in %.0f ms\n", images, millisecondsOf([&]() { model.setFilter(filter); }));

    EditSession session(std::shared_ptr<const VocDataset>(open, &open->dataset));
    std::vector<double> edits;
    std::vector<double> undos;
    for (std::size_t i = 0; i < 400; ++i)
        edits.push_back(millisecondsOf([&]() {
            static_cast<void>(addObjects(session, i % 5, {{"dog", {1, 2, 20, 30}, false, false, false, ""}}));
        }));
    while (session.canUndo())
        undos.push_back(millisecondsOf([&]() { static_cast<void>(session.undo()); }));
    report("one edit", edits);
    report("one undo", undos);
    static_cast<void>(session.saveAll()); // or opening it would restore a journal
    timeWorkspace(folder.path(), images);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    timeFrames();
    timeFolder(argc > 1 ? std::atoi(argv[1]) : 10000);
    return 0;
}
