#pragma once

#include <memory>
#include <set>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/data/edit/edit_session.h"

namespace boxwright {

/// Saves what is edited a moment after the edit, on a worker thread, one batch at a time. GUI thread. An image whose
/// file was changed by something else is left unsaved until its conflict is settled.
class AutoSaver : public QObject {
    Q_OBJECT

public:
    enum class State { Saved, Unsaved, Failed };

    explicit AutoSaver(QObject* parent = nullptr);

    /// Null for none. What the session before has unsaved is saved first, here and now.
    void setSession(std::shared_ptr<EditSession> session);
    [[nodiscard]] State state() const { return m_state; }
    /// True until everything is on disk, or known not to get there.
    [[nodiscard]] bool isBusy() const { return m_saving || m_timer.isActive(); }
    /// True while a batch is being written on the worker thread.
    [[nodiscard]] bool isWriting() const { return m_saving; }
    /// Something was edited: it is on disk a quarter of a second later at most, if the disk lets it.
    void noteEdit();
    /// Saves on this thread, unless a batch is on its way: that one is followed by another at once.
    void saveNow();
    /// The image's file may be tried again.
    void settleConflict(int image);

Q_SIGNALS:
    void stateChanged();
    void saved(const std::vector<int>& images);
    void failed(const QString& sentence);
    void conflict(int image);

private:
    struct Batch;
    struct Outcome;

    void startBatch();
    void takeOutcome(const std::shared_ptr<EditSession>& session, const Outcome& outcome);
    void setState(State state);
    void refreshState(bool hasFailed);

    std::shared_ptr<EditSession> m_session;
    QTimer m_timer;
    State m_state = State::Saved;
    std::set<std::size_t> m_conflicts;
    bool m_saving = false;
};

} // namespace boxwright
