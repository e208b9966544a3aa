#include "ui/panels/run_history_panel.h"

#include <utility>

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/models/run_list_model.h"
#include "ui/panels/run_delegate.h"

namespace boxwright {

RunHistoryPanel::RunHistoryPanel(QWidget* parent)
    : QFrame(parent)
    , m_model(new RunListModel(this))
    , m_list(new QListView)
    , m_title(new QLabel)
    , m_columns(new QLabel)
    , m_empty(new QLabel)
    , m_use(new QPushButton)
    , m_resume(new QPushButton)
    , m_reveal(new QPushButton) {
    setProperty("card", true);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_columns->setProperty("muted", true);
    m_empty->setProperty("muted", true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setStyleSheet(QStringLiteral("QListView { border: none; }"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_columns);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(7);
    layout->addLayout(header);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);
    for (QPushButton* button : {m_use, m_resume, m_reveal})
        layout->addWidget(button);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        updateButtons();
        if (now.isValid())
            Q_EMIT runChosen(m_model->run(now.row()).folder);
    });
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(chosen()->checkpoint()); });
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(chosen()->folder); });
    connect(m_reveal, &QPushButton::clicked, this, &RunHistoryPanel::revealFolder);
    retranslate();
    setRuns({});
}

void RunHistoryPanel::setRuns(std::vector<RunSummary> runs) {
    const QString folder = chosen() ? chosen()->folder : QString();
    m_empty->setVisible(runs.empty());
    m_list->setVisible(!runs.empty());
    m_columns->setVisible(!runs.empty());
    m_model->setRuns(std::move(runs));
    choose(folder);
}

void RunHistoryPanel::setRunning(bool running) {
    m_running = running;
    updateButtons();
}

void RunHistoryPanel::choose(const QString& folder) {
    {
        // Only this panel's own reaction is kept from happening: the view must hear of the change.
        const QSignalBlocker blocker(this);
        m_list->setCurrentIndex(m_model->index(m_model->rowOf(folder)));
    }
    updateButtons();
}

const RunSummary* RunHistoryPanel::chosen() const {
    const QModelIndex current = m_list->currentIndex();
    return current.isValid() ? &m_model->run(current.row()) : nullptr;
}

void RunHistoryPanel::updateButtons() {
    const RunSummary* run = chosen();
    m_use->setEnabled(run && !run->checkpoint().isEmpty());
    m_reveal->setEnabled(run);
    m_resume->setEnabled(run && run->canResume() && !m_running);
}

void RunHistoryPanel::revealFolder() const {
    QDesktopServices::openUrl(QUrl::fromLocalFile(chosen()->folder));
}

void RunHistoryPanel::retranslate() {
    m_title->setText(tr("Runs"));
    m_columns->setText(tr("Best AP50"));
    m_columns->setToolTip(tr("Best AP50 on the validation split; below it the epochs done and planned."));
    m_empty->setText(tr("Finished and stopped runs appear here."));
    m_list->setAccessibleName(tr("Runs"));
    m_use->setText(tr("Use This Model"));
    m_use->setToolTip(tr("Evaluate and Detect then offer this run's best checkpoint."));
    m_resume->setText(tr("Resume"));
    m_resume->setToolTip(tr("Goes on from last.pth as if the run had not been stopped."));
    m_reveal->setText(tr("Show Folder"));
}

void RunHistoryPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
