#include "ui/annotate/auto_saver.h"

#include <utility>

#include "ui/support/background.h"
#include "ui/support/core_text.h"

namespace boxwright {

namespace {

constexpr int delayMs = 120;  ///< edits that follow each other closely are written together
constexpr int retryMs = 3000; ///< after a full disk, say

} // namespace

/// What goes to the worker: copies.
struct AutoSaver::Batch {
    std::vector<std::pair<std::size_t, AnnotationDocument>> documents;
    std::filesystem::path sidePath;
    std::string sideLines;
};

/// What comes back.
struct AutoSaver::Outcome {
    std::vector<std::pair<std::size_t, AnnotationDocument>> saved;
    std::vector<std::pair<std::size_t, Error>> failed;
    std::string unwrittenLines;
    std::optional<Error> sideError;
};

AutoSaver::AutoSaver(QObject* parent)
    : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AutoSaver::startBatch);
}

void AutoSaver::setSession(std::shared_ptr<EditSession> session) {
    saveNow();
    m_timer.stop();
    m_conflicts.clear();
    m_saving = false; // a batch on its way still holds its session, and ends there
    m_session = std::move(session);
    setState(State::Saved);
    if (m_session && m_session->hasUnsaved())
        noteEdit();
}

void AutoSaver::noteEdit() {
    if (!m_session || !m_session->hasUnsaved())
        return;
    setState(State::Unsaved);
    if (!m_saving && !m_timer.isActive())
        m_timer.start(delayMs);
}

void AutoSaver::settleConflict(int image) {
    m_conflicts.erase(static_cast<std::size_t>(image));
    noteEdit();
    refreshState(false);
}

void AutoSaver::saveNow() {
    if (!m_session || m_saving || !m_session->hasUnsaved())
        return;
    m_timer.stop();
    const Result<void> done = m_session->saveAll();
    if (!done)
        Q_EMIT failed(errorText(done.error()));
    refreshState(!done);
    if (!done)
        m_timer.start(retryMs);
}

void AutoSaver::startBatch() {
    if (!m_session || m_saving)
        return;
    auto batch = std::make_shared<Batch>();
    batch->sidePath = m_session->side().path();
    batch->sideLines = m_session->takeSideLines();
    for (const std::size_t image : m_session->unsaved())
        if (!m_conflicts.contains(image))
            batch->documents.emplace_back(image, m_session->document(image));
    if (batch->documents.empty() && batch->sideLines.empty())
        return;
    m_saving = true;
    runInBackground(
        this,
        [batch]() -> Result<Outcome> {
            Outcome outcome;
            for (auto& [image, document] : batch->documents) {
                if (auto done = document.save(); done)
                    outcome.saved.emplace_back(image, std::move(document));
                else
                    outcome.failed.emplace_back(image, done.error());
            }
            if (auto done = SideFile::append(batch->sidePath, batch->sideLines); !done) {
                outcome.unwrittenLines = std::move(batch->sideLines);
                outcome.sideError = done.error();
            }
            return outcome;
        },
        [this, session = m_session](const Result<Outcome>& outcome) {
            takeOutcome(session, outcome.value_or(Outcome{}));
        });
}

void AutoSaver::takeOutcome(const std::shared_ptr<EditSession>& session, const Outcome& outcome) {
    std::vector<int> images;
    for (const auto& [image, document] : outcome.saved) {
        session->noteSaved(image, document);
        images.push_back(static_cast<int>(image));
    }
    session->giveSideLinesBack(outcome.unwrittenLines);
    if (session != m_session) { // another data set is open by now
        static_cast<void>(session->saveAll());
        return;
    }
    m_saving = false;
    bool hasFailed = false;
    for (const auto& [image, error] : outcome.failed) {
        if (error.kind == ErrorKind::Conflict) {
            m_conflicts.insert(image);
            Q_EMIT conflict(static_cast<int>(image));
        } else {
            hasFailed = true;
            Q_EMIT failed(errorText(error));
        }
    }
    if (outcome.sideError) {
        hasFailed = true;
        Q_EMIT failed(errorText(*outcome.sideError));
    }
    if (!images.empty())
        Q_EMIT saved(images);
    refreshState(hasFailed);
    if (hasFailed)
        m_timer.start(retryMs);
    else if (m_session->side().hasPending() || m_session->unsaved().size() > m_conflicts.size())
        m_timer.start(0);
}

void AutoSaver::refreshState(bool hasFailed) {
    const bool unsaved = m_session && m_session->hasUnsaved();
    setState(hasFailed || (unsaved && !m_conflicts.empty()) ? State::Failed
                                                            : (unsaved ? State::Unsaved : State::Saved));
}

void AutoSaver::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace boxwright
