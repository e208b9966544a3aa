#include "ui/app_state.h"

#include <set>
#include <string>

#include <QDir>
#include <QStandardPaths>

#include "core/base/result.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

using OpenResult = Result<std::shared_ptr<const OpenDataset>>;

constexpr std::size_t scannedAtOnce = 1000; ///< annotations; about a tenth of a second
constexpr std::size_t sampledOfMany = 200;  ///< of a larger folder; the rest is read when the list is there

/// Classes of some annotations, evenly spread.
ClassList sampleClasses(const VocDataset& dataset) {
    std::set<std::string> names;
    const std::size_t step = dataset.images().size() / sampledOfMany + 1;
    for (std::size_t i = 0; i < dataset.images().size(); i += step)
        if (const auto annotation = dataset.annotation(i))
            for (const ObjectAnnotation& object : annotation->objects)
                names.insert(object.className);
    return ClassList({names.begin(), names.end()});
}

/// With `wholly`, every annotation of a very large folder is looked at too.
OpenResult readDataset(const QString& folder, bool wholly) {
    Result<VocDataset> dataset = VocDataset::open(toPath(folder));
    if (!dataset)
        return tl::unexpected<Error>(dataset.error());
    auto open = std::make_shared<OpenDataset>();
    open->classesComplete = wholly || dataset->images().size() <= scannedAtOnce;
    open->classes = open->classesComplete ? dataset->scanClasses() : sampleClasses(*dataset);
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
    const int request = ++m_openRequest;
    m_opening = true;
    Q_EMIT openStarted(folder);
    runInBackground(
        this, [folder]() { return readDataset(folder, false); },
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
    runInBackground(
        this, [folder = m_datasetFolder]() { return readDataset(folder, true); },
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

} // namespace boxwright
