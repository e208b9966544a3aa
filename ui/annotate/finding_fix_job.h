#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/data/edit/finding_fixes.h"

namespace boxwright {

/// Applies the fixes of findings a few files at a time, between the events of the window. One undoable step.
class FindingFixJob : public QObject {
    Q_OBJECT

public:
    explicit FindingFixJob(QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_fixes != nullptr; }
    /// `shown` is the image that undoing it shows.
    void start(EditSession& session, std::vector<Finding> findings, std::size_t shown);
    /// Takes back what was done.
    void cancel();

Q_SIGNALS:
    void progress(int done, int total); ///< files
    /// `skipped`: a sentence for each file or finding that was left as it is.
    void finished(int findings, int files, const QStringList& skipped);
    void cancelled();

private:
    void advance();

    std::unique_ptr<FindingFixes> m_fixes;
    std::size_t m_shown = 0;
    QTimer m_timer;
};

} // namespace boxwright
