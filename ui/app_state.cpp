#include "ui/app_state.h"

#include <optional>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/base/quiet_thread.h"
#include "core/base/result.h"
#include "core/data/edit/side_file.h"
#include "core/data/voc_layout.h"
#include "core/data/voc_scan.h"
#include "ui/support/annotation_folders.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

/// What the numbers mean is given when the same folder is read again, else it comes from the side file or is guessed.
struct KnownPixels {
    VocPixels pixels;
    bool settled;
};

struct Opened {
    std::shared_ptr<const OpenDataset> dataset; ///< null if the annotation folder is missing
    QString missingAnnotations;
};

constexpr std::size_t scannedAtOnce = 1000; ///< annotations; about a tenth of a second
constexpr std::size_t sampledOfMany = 200;  ///< of a larger folder; the rest is read when the list is there

} // namespace

struct AppState::Request {
    QString folder;
    std::optional<QString> annotations{}; ///< none: what was chosen earlier
    std::optional<KnownPixels> pixels{};
    bool wholly = false; ///< every annotation of a very large folder is looked at too

    [[nodiscard]] Result<Opened> read() const;
    [[nodiscard]] std::shared_ptr<const OpenDataset> look(VocDataset dataset) const;
};

Result<Opened> AppState::Request::read() const {
    const auto layout = findVocLayout(toPath(folder));
    if (!layout)
        return tl::unexpected(layout.error());
    const QString root = fromPath(layout->root);
    const QString chosen = annotations.value_or(annotationFolderOf(root));
    if (!chosen.isEmpty() && !QFileInfo(chosen).isDir())
        return Opened{nullptr, chosen};
    return VocDataset::open(toPath(folder), toPath(chosen)).map([this](VocDataset dataset) {
        return Opened{look(std::move(dataset)), {}};
    });
}

std::shared_ptr<const OpenDataset> AppState::Request::look(VocDataset dataset) const {
    auto open = std::make_shared<OpenDataset>();
    const std::size_t images = dataset.images().size();
    open->classesComplete = wholly || images <= scannedAtOnce;
    VocScan scan = scanVoc(dataset, open->classesComplete ? 1 : images / sampledOfMany + 1);
    open->classes = std::move(scan.classes);
    open->pixelEvidence = scan.pixels;
    std::optional<KnownPixels> known = pixels;
    if (!known)
        if (const auto settled = SideFile(dataset.sideFolder(), false).pixels())
            known = {*settled, true};
    open->pixelsSettled = known && known->settled;
    dataset.setPixels(known ? known->pixels : scan.pixels.guess());
    open->dataset = std::move(dataset);
    return open;
}

AppState::AppState(QObject* parent)
    : QObject(parent) {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_runsFolder = QDir(documents).filePath(QStringLiteral("Boxwright/runs"));
}

AppState::~AppState() = default;

void AppState::openFolder(const QString& folder) {
    open({folder});
}

void AppState::openWithAnnotations(const QString& folder, const QString& annotations) {
    open({folder, annotations});
}

QString AppState::annotationFolder() const {
    return m_dataset && m_dataset->dataset.hasOwnAnnotationFolder() ? fromPath(m_dataset->dataset.annotationFolder())
                                                                    : QString();
}

void AppState::choosePixels(VocPixels pixels) {
    if (m_dataset)
        open({m_datasetFolder, annotationFolder(), KnownPixels{pixels, true}});
}

void AppState::open(const Request& request) {
    const int number = ++m_openRequest;
    m_opening = true;
    Q_EMIT openStarted(request.folder);
    runInBackground(
        this, [request]() { return request.read(); },
        [this, number, folder = request.folder](const Result<Opened>& opened) {
            if (number != m_openRequest)
                return;
            m_opening = false;
            if (!opened) {
                Q_EMIT openFailed(errorText(opened.error()));
                return;
            }
            if (!opened->dataset) {
                Q_EMIT annotationsMissing(folder, opened->missingAnnotations);
                return;
            }
            m_dataset = opened->dataset;
            m_datasetFolder = folder;
            setAnnotationFolderOf(fromPath(m_dataset->dataset.root()), annotationFolder());
            Q_EMIT datasetChanged();
            if (m_dataset && !m_dataset->classesComplete)
                refresh();
        });
}

void AppState::refresh() {
    if (!m_dataset)
        return;
    const KnownPixels known{m_dataset->dataset.pixels(), m_dataset->pixelsSettled}; // what was guessed stays as it is
    const Request request{m_datasetFolder, annotationFolder(), known, true};
    runInBackground(
        this, [request]() { return runQuietly([&]() { return request.read(); }); },
        [this, before = m_dataset](const Result<Opened>& opened) {
            if (!opened || !opened->dataset || before != m_dataset)
                return;
            m_dataset = opened->dataset;
            Q_EMIT datasetRefreshed();
        });
}

void AppState::setModelPath(const QString& path) {
    if (path == m_modelPath)
        return;
    m_modelPath = path;
    Q_EMIT modelPathChanged(path);
}

void AppState::setRunsFolder(const QString& folder) {
    if (folder == m_runsFolder)
        return;
    m_runsFolder = folder;
    Q_EMIT runsFolderChanged(folder);
}

void AppState::setMachine(const Machine& machine) {
    if (machine == m_machine)
        return;
    m_machine = machine;
    Q_EMIT machineChanged(machine);
}

void AppState::setPrecision(Precision precision) {
    if (precision == m_precision)
        return;
    m_precision = precision;
    Q_EMIT precisionChanged(precision);
}

} // namespace boxwright
