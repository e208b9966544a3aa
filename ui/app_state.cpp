#include "ui/app_state.h"

#include <QDir>
#include <QStandardPaths>

#include "core/base/result.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

using OpenResult = Result<std::shared_ptr<const OpenDataset>>;

OpenResult readDataset(const QString& folder) {
    Result<VocDataset> dataset = VocDataset::open(toPath(folder));
    if (!dataset)
        return tl::unexpected<Error>(dataset.error());
    auto open = std::make_shared<OpenDataset>();
    open->classes = dataset->scanClasses();
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
        this, [folder]() { return readDataset(folder); },
        [this, request, folder](const OpenResult& opened) {
            if (request != m_openRequest)
                return;
            m_opening = false;
            if (!opened) {
                Q_EMIT openFailed(fromUtf8(opened.error().text()));
                return;
            }
            m_dataset = *opened;
            m_datasetFolder = folder;
            Q_EMIT datasetChanged();
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

} // namespace boxwright
