#include "ui/annotate/finding_fix_job.h"

#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr std::size_t filesAtOnce = 100; ///< some ten milliseconds

} // namespace

FindingFixJob::FindingFixJob(QObject* parent)
    : QObject(parent) {
    connect(&m_timer, &QTimer::timeout, this, &FindingFixJob::advance);
}

void FindingFixJob::start(EditSession& session, std::vector<Finding> findings, std::size_t shown) {
    if (m_fixes)
        return;
    m_fixes = std::make_unique<FindingFixes>(session, std::move(findings));
    m_shown = shown;
    m_timer.start(0);
}

void FindingFixJob::cancel() {
    if (!m_fixes)
        return;
    m_timer.stop();
    m_fixes->cancel();
    m_fixes.reset();
    Q_EMIT cancelled();
}

void FindingFixJob::advance() {
    m_fixes->advance(filesAtOnce);
    Q_EMIT progress(static_cast<int>(m_fixes->done()), static_cast<int>(m_fixes->total()));
    if (!m_fixes || !m_fixes->isComplete())
        return;
    m_timer.stop();
    m_fixes->finish(m_shown);
    const auto findings = static_cast<int>(m_fixes->fixedFindings());
    const auto files = static_cast<int>(m_fixes->changedFiles());
    QStringList skipped;
    for (const std::string& sentence : m_fixes->skipped())
        skipped.append(coreText(sentence));
    m_fixes.reset();
    Q_EMIT finished(findings, files, skipped);
}

} // namespace boxwright
