#pragma once

#include <memory>
#include <stop_token>

#include <QObject>
#include <QString>

namespace boxwright {

/// Makes the sample data set on a worker thread. Ends in exactly one of finished(), failed() and cancelled().
/// GUI thread. Destroying it asks the worker to stop and does not wait.
class SampleJob : public QObject {
    Q_OBJECT

public:
    explicit SampleJob(QObject* parent = nullptr);
    ~SampleJob() override;

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Does nothing while it runs.
    void start(const QString& folder);
    void cancel();

Q_SIGNALS:
    void progress(int done, int all);
    void finished(const QString& folder);
    void failed(const QString& message);
    void cancelled();
    void ended(); ///< after each of the three

private:
    bool m_running = false;
    std::stop_source m_stop;
};

} // namespace boxwright
