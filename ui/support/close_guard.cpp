#include "ui/support/close_guard.h"

#include <algorithm>

#include <QPushButton>

#include "ui/support/question_box.h"

namespace boxwright {

CloseGuard::CloseGuard(QWidget* window)
    : QObject(window)
    , m_window(window) {}

void CloseGuard::addJob(std::function<bool()> isRunning, std::function<void()> requestStop) {
    m_jobs.push_back({std::move(isRunning), std::move(requestStop)});
}

bool CloseGuard::mayClose() {
    if (!isBusy())
        return true;
    if (!m_asking && !m_closing)
        ask();
    return false;
}

void CloseGuard::jobsChanged() {
    // Queued: the job that just ended is still in the middle of saying so.
    if (m_closing && !isBusy())
        QMetaObject::invokeMethod(m_window, &QWidget::close, Qt::QueuedConnection);
}

bool CloseGuard::isBusy() const {
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job& job) { return job.isRunning(); });
}

void CloseGuard::ask() {
    m_asking = true;
    auto* question =
        new QuestionBox(QMessageBox::Question, tr("A job is still running"),
                        tr("Stop it and close the window? A training is saved and can be resumed."), m_window);
    question->addButton(tr("Keep Running"), QMessageBox::RejectRole);
    QPushButton* stop = question->addButton(tr("Stop and Close"), QMessageBox::AcceptRole);
    question->setDefaultButton(stop);
    connect(question, &QDialog::finished, this, [this]() { m_asking = false; });
    connect(question, &QDialog::accepted, this, &CloseGuard::stopJobs);
    question->open();
}

void CloseGuard::stopJobs() {
    m_closing = true;
    for (const Job& job : m_jobs)
        if (job.isRunning())
            job.requestStop();
    Q_EMIT stopping();
    jobsChanged();
}

} // namespace boxwright
