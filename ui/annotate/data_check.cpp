#include "ui/annotate/data_check.h"

#include <algorithm>

#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/finding_fix_job.h"
#include "ui/dialogs/data_check_dialog.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

DataCheck::DataCheck(AnnotateController* controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
    , m_job(new FindingFixJob(this)) {
    connect(m_job, &FindingFixJob::progress, this, [this](int done, int total) {
        if (m_dialog)
            m_dialog->setFixing(done, total);
    });
    connect(m_job, &FindingFixJob::finished, this, &DataCheck::finish);
    connect(m_job, &FindingFixJob::cancelled, controller, [controller]() { controller->setHeld(false); });
    connect(controller, &AnnotateController::historyChanged, this, &DataCheck::followHistory);
    connect(&controller->saver(), &AutoSaver::stateChanged, this, &DataCheck::checkWhenSaved);
}

void DataCheck::open(const std::shared_ptr<const OpenDataset>& dataset, QWidget* parent) {
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_controller->saver().saveNow(); // the files are looked at
    m_dialog = new DataCheckDialog(dataset, parent);
    connect(m_dialog, &DataCheckDialog::imageWanted, this, &DataCheck::imageWanted);
    connect(m_dialog, &DataCheckDialog::imagesWanted, this, &DataCheck::imagesWanted);
    connect(m_dialog, &DataCheckDialog::fixWanted, this, &DataCheck::fix);
    connect(m_dialog, &DataCheckDialog::undoWanted, m_controller, [this]() {
        m_checksWhenSaved = true;
        m_controller->undo();
    });
    connect(m_controller, &AnnotateController::sessionChanged, m_dialog, &QDialog::reject);
    followHistory();
    m_dialog->show();
}

bool DataCheck::isRunning() const {
    return m_job->isRunning();
}

void DataCheck::cancel() {
    m_job->cancel();
}

void DataCheck::fix(const std::vector<Finding>& findings) {
    if (m_job->isRunning() || m_controller->session() == nullptr || m_controller->refusesEdits())
        return;
    m_controller->select({}); // objects may go
    m_controller->setHeld(true);
    m_job->start(*m_controller->session(), findings, static_cast<std::size_t>(std::max(0, m_controller->image())));
}

void DataCheck::finish(int findings, int files, const QStringList& skipped) {
    m_controller->setHeld(false);
    m_checksWhenSaved = true;
    m_controller->finish({});
    Q_EMIT message(tr("%1 findings corrected in %Ln file(s)", nullptr, files).arg(findings));
    if (!skipped.isEmpty())
        Q_EMIT problem(
            tr("%Ln correction(s) were not made. %1", nullptr, static_cast<int>(skipped.size())).arg(skipped.first()));
    if (m_dialog)
        m_dialog->setFixing(0, 0);
    checkWhenSaved();
}

void DataCheck::followHistory() {
    if (!m_dialog)
        return;
    const EditSession* session = m_controller->session();
    const EditStep* last = session == nullptr ? nullptr : session->nextUndo();
    m_dialog->setUndoable(last != nullptr && last->kind == EditKind::FixFindings);
    if (m_controller->saver().isBusy())
        m_dialog->setStale();
}

void DataCheck::checkWhenSaved() {
    if (!m_checksWhenSaved || !m_dialog || m_job->isRunning() ||
        m_controller->saver().state() != AutoSaver::State::Saved)
        return;
    m_checksWhenSaved = false;
    m_dialog->check();
}

} // namespace boxwright
