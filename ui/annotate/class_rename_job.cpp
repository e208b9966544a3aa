#include "ui/annotate/class_rename_job.h"

#include "ui/support/core_text.h"

namespace boxwright {

namespace {

constexpr std::size_t imagesAtOnce = 100; ///< some ten milliseconds

} // namespace

ClassRenameJob::ClassRenameJob(QObject* parent)
    : QObject(parent) {
    connect(&m_timer, &QTimer::timeout, this, &ClassRenameJob::advance);
}

void ClassRenameJob::start(EditSession& session, const std::string& from, const std::string& to,
                           std::vector<std::size_t> images, std::size_t shown, ClassNotes classes) {
    if (m_rename)
        return;
    m_rename = std::make_unique<ClassRename>(session, from, to, std::move(images));
    m_from = from;
    m_shown = shown;
    m_classes = std::move(classes);
    m_timer.start(0);
}

void ClassRenameJob::cancel() {
    if (!m_rename)
        return;
    m_timer.stop();
    m_rename->cancel();
    m_rename.reset();
    Q_EMIT cancelled();
}

void ClassRenameJob::advance() {
    if (const auto done = m_rename->advance(imagesAtOnce); !done) {
        m_timer.stop();
        m_rename.reset();
        Q_EMIT failed(errorText(done.error()));
        return;
    }
    Q_EMIT progress(static_cast<int>(m_rename->done()), static_cast<int>(m_rename->total()));
    if (!m_rename || !m_rename->isComplete())
        return;
    m_timer.stop();
    m_rename->finish(m_shown, m_classes);
    const auto boxes = static_cast<int>(m_rename->renamedObjects());
    const auto unreadable = static_cast<int>(m_rename->unreadableFiles());
    m_rename.reset();
    Q_EMIT finished(boxes, unreadable);
}

} // namespace boxwright
