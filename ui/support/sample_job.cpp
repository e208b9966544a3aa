#include "ui/support/sample_job.h"

#include "core/data/sample_maker.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

SampleJob::SampleJob(QObject* parent)
    : QObject(parent) {}

SampleJob::~SampleJob() {
    m_stop.request_stop();
}

void SampleJob::start(const QString& folder) {
    if (m_running)
        return;
    m_running = true;
    m_stop = std::stop_source();
    runWithProgress(
        this,
        [folder, stop = m_stop.get_token()](const ReportProgress& report) {
            return makeSampleDataset(toPath(folder), SampleMakerOptions(), report, stop);
        },
        [this](int done, int all) { Q_EMIT progress(done, all); },
        [this, folder](const Result<void>& made) {
            m_running = false;
            if (made)
                Q_EMIT finished(folder);
            else if (made.error().kind == ErrorKind::Cancelled)
                Q_EMIT cancelled();
            else
                Q_EMIT failed(errorText(made.error()));
            Q_EMIT ended();
        });
}

void SampleJob::cancel() {
    m_stop.request_stop();
}

} // namespace boxwright
