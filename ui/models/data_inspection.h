#pragma once

#include <memory>
#include <stop_token>

#include <QObject>
#include <QString>

#include "core/data/findings_inspect.h"
#include "ui/app_state.h"

namespace boxwright {

/// Looks for what is wrong with the open data set, in the background and on one thread, so that a training beside it
/// keeps its cores. The newest start counts; it ends in exactly one of finished() and failed(), unless it is cancelled.
class DataInspection : public QObject {
    Q_OBJECT

public:
    explicit DataInspection(QObject* parent = nullptr);
    ~DataInspection() override;

    void start(const std::shared_ptr<const OpenDataset>& dataset);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(int done, int all); ///< pictures
    void finished(const std::shared_ptr<const boxwright::InspectionReport>& report);
    void failed(const QString& sentence);

private:
    std::stop_source m_stop;
    int m_request = 0; ///< only the newest answer counts
    bool m_running = false;
};

} // namespace boxwright
