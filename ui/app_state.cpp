#include "ui/app_state.h"

#include <optional>
#include <utility>

#include <QDir>
#include <QStandardPaths>

#include "core/base/quiet_thread.h"
#include "core/base/result.h"
#include "core/data/edit/side_file.h"
#include "core/data/voc_scan.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

using OpenResult = Result<std::shared_ptr<const OpenDataset>>;

constexpr std::size_t scannedAtOnce = 1000; ///< annotations; about a tenth of a second
constexpr std::size_t sampledOfMany = 200;  ///< of a larger folder; the rest is read when the list is there

/// What the numbers mean is given when the same folder is read again, else it comes from the side file or is guessed.
struct KnownPixels {
    VocPixels pixels;
    bool settled;
};

/// With `wholly`, every annotation of a very large folder is looked at too.
OpenResult readDataset(const QString& folder, bool wholly, std::optional<KnownPixels> known = {}) {
    Result<VocDataset> dataset = VocDataset::open(toPath(folder));
    if (!dataset)
        return tl::unexpected<Error>(dataset.error());
    auto open = std::make_shared<OpenDataset>();
    const std::size_t images = dataset->images().size();
    open->classesComplete = wholly || images <= scannedAtOnce;
    VocScan scan = scanVoc(*dataset, open->classesComplete ? 1 : images / sampledOfMany + 1);
    open->classes = std::move(scan.classes);
    open->pixelEvidence = scan.pixels;
    if (!known)
        if (const auto settled = SideFile(dataset->root(), false).pixels())
            known = {*settled, true};
    open->pixelsSettled = known && known->settled;
    dataset->setPixels(known ? known->pixels : scan.pixels.guess());
    open->dataset = std::move(*dataset);
    return OpenResult(std::move(open));
}

} // namespace

AppState::AppState(QObject* parent)
    : QObject(parent) {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_runsFolder = QDir(documents).filePath(QStringLiteral("Boxwright/runs"));
}

AppState::~AppState() = default;

void AppState::openFolder(const QString& folder) {
    open(folder, nullptr);
}

void AppState::choosePixels(VocPixels pixels) {
    if (m_dataset)
        open(m_datasetFolder, &pixels);
}

void AppState::open(const QString& folder, const VocPixels* settled) {
    const int request = ++m_openRequest;
    const auto known = settled != nullptr ? std::optional(KnownPixels{*settled, true}) : std::nullopt;
    m_opening = true;
    Q_EMIT openStarted(folder);
    runInBackground(
        this, [folder, known]() { return readDataset(folder, false, known); },
        [this, request, folder](const OpenResult& opened) {
            if (request != m_openRequest)
                return;
            m_opening = false;
            if (!opened) {
                Q_EMIT openFailed(errorText(opened.error()));
                return;
            }
            m_dataset = *opened;
            m_datasetFolder = folder;
            Q_EMIT datasetChanged();
            if (m_dataset && !m_dataset->classesComplete)
                refresh();
        });
}

void AppState::refresh() {
    if (!m_dataset)
        return;
    const KnownPixels known{m_dataset->dataset.pixels(), m_dataset->pixelsSettled}; // what was guessed stays as it is
    runInBackground(
        this,
        [folder = m_datasetFolder, known]() { return runQuietly([&]() { return readDataset(folder, true, known); }); },
        [this, before = m_dataset](const OpenResult& opened) {
            if (!opened || before != m_dataset)
                return;
            m_dataset = *opened;
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
