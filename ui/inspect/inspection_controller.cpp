#include "ui/inspect/inspection_controller.h"

#include <mutex>
#include <utility>

#include <QDateTime>
#include <QFileInfo>

#include "ui/support/background.h"
#include "ui/support/core_text.h"

namespace boxwright {

/// The detector in use, for one request after the other.
struct InspectionController::Detector {
    explicit Detector(LoadInspector loader)
        : load(std::move(loader)) {}

    std::atomic<int> newest = 0; ///< request; older ones do not begin
    std::mutex mutex;            ///< for the rest
    LoadInspector load;
    DetectorChoice choice;
    QDateTime weightsTime; ///< training on writes new weights to the same file
    std::optional<LoadedInspector> loaded;

    Result<InspectedImage> look(int request, const InspectionSubject& subject, const DetectorChoice& wanted) {
        const std::lock_guard lock(mutex);
        if (request != newest)
            return fail(ErrorKind::Cancelled, "Another image was asked for.");
        const QDateTime time = QFileInfo(wanted.weights).lastModified();
        if (!loaded || wanted != choice || time != weightsTime) {
            loaded.reset(); // two at once may not fit into the memory of a GPU
            Result<LoadedInspector> made = load(wanted);
            if (!made)
                return tl::unexpected<Error>(made.error());
            loaded = std::move(*made);
            choice = wanted;
            weightsTime = time;
        }
        if (request != newest)
            return fail(ErrorKind::Cancelled, "Another image was asked for.");
        return inspectImage(*loaded, subject);
    }
};

InspectionController::InspectionController(LoadInspector load, QObject* parent)
    : QObject(parent)
    , m_detector(std::make_shared<Detector>(std::move(load))) {}

InspectionController::~InspectionController() {
    ++m_detector->newest;
}

void InspectionController::look(const InspectionSubject& subject, const DetectorChoice& choice) {
    const int request = ++m_detector->newest;
    m_running = true;
    Q_EMIT started();
    runInBackground(
        this, [detector = m_detector, request, subject, choice]() { return detector->look(request, subject, choice); },
        [this, request](const Result<InspectedImage>& image) {
            if (request != m_detector->newest)
                return;
            m_running = false;
            if (image)
                Q_EMIT finished(std::make_shared<const InspectedImage>(*image));
            else
                Q_EMIT failed(errorText(image.error()));
        });
}

void InspectionController::cancel() {
    if (!m_running)
        return;
    ++m_detector->newest;
    m_running = false;
    Q_EMIT cancelled();
}

} // namespace boxwright
