#include "ui/models/data_inspection.h"

#include <utility>

#include "ui/support/background.h"
#include "ui/support/core_text.h"

namespace boxwright {

namespace {

using SharedInspection = std::shared_ptr<const InspectionReport>;

/// While it lives, the shared pool may start one thread more: this one only waits, and on a machine of one core nothing
/// else would run before it is done.
class PoolGuest {
public:
    PoolGuest() { workPool().releaseThread(); }
    ~PoolGuest() { workPool().reserveThread(); }
    Q_DISABLE_COPY_MOVE(PoolGuest)
};

Result<SharedInspection> inspectAll(const OpenDataset& open, const ReportProgress& report,
                                    const std::stop_token& stop) {
    const PoolGuest guest;
    InspectOptions options;
    options.threads = 1;
    auto found = inspect(
        open.dataset, options,
        [&report](std::size_t done, std::size_t all) { report(static_cast<int>(done), static_cast<int>(all)); }, stop);
    if (!found)
        return tl::unexpected<Error>(found.error());
    return std::make_shared<const InspectionReport>(std::move(*found));
}

} // namespace

DataInspection::DataInspection(QObject* parent)
    : QObject(parent) {}

DataInspection::~DataInspection() {
    m_stop.request_stop();
}

void DataInspection::start(const std::shared_ptr<const OpenDataset>& dataset) {
    cancel();
    m_stop = std::stop_source();
    m_running = true;
    const int request = ++m_request;
    runWithProgress(
        this,
        [dataset, stop = m_stop.get_token()](const ReportProgress& report) {
            return inspectAll(*dataset, report, stop);
        },
        [this, request](int done, int all) {
            if (request == m_request)
                Q_EMIT progressed(done, all);
        },
        [this, request](const Result<SharedInspection>& found) {
            if (request != m_request)
                return;
            m_running = false;
            if (found)
                Q_EMIT finished(*found);
            else
                Q_EMIT failed(errorText(found.error()));
        });
}

void DataInspection::cancel() {
    m_stop.request_stop();
    ++m_request;
    m_running = false;
}

} // namespace boxwright
