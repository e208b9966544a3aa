#pragma once

#include <atomic>
#include <memory>

#include <QObject>

#include "ui/inspect/inspector.h"

namespace boxwright {

/// Looks at one image at a time on a worker thread and keeps the detector for the next; another choice of weights loads
/// anew. The newest request wins. GUI thread.
class InspectionController : public QObject {
    Q_OBJECT

public:
    explicit InspectionController(LoadInspector load = loadInspector, QObject* parent = nullptr);
    ~InspectionController() override;

    /// Ends in finished() or failed(), unless another request comes first or cancel() does.
    void look(const InspectionSubject& subject, const DetectorChoice& choice);
    /// What runs goes on to its end, and nobody hears of it; what waits does not begin.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void started();
    void finished(const std::shared_ptr<const boxwright::InspectedImage>& image);
    void failed(const QString& sentence);
    void cancelled();

private:
    struct Detector;

    std::shared_ptr<Detector> m_detector; ///< shared with the worker
    bool m_running = false;
};

} // namespace boxwright
