#include "ui/panels/run_history_panel.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/models/run_list_model.h"
#include "ui/panels/run_delegate.h"
#include "ui/support/question_box.h"

namespace boxwright {

RunHistoryPanel::RunHistoryPanel(QWidget* parent)
    : QFrame(parent)
    , m_model(new RunListModel(this))
    , m_list(new QListView)
    , m_title(new QLabel)
    , m_columns(new QLabel)
    , m_empty(new QLabel)
    , m_compareHint(new QLabel)
    , m_use(new QPushButton)
    , m_resume(new QPushButton)
    , m_more(new QPushButton)
    , m_menu(new QMenu(this)) {
    buildMenu();
    buildLayout();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        updateButtons();
        if (now.isValid())
            Q_EMIT runChosen(m_model->run(now.row()).folder);
    });
    connect(m_model, &RunListModel::checkedRunsChanged, this,
            [this] { Q_EMIT compareRequested(m_model->checkedRuns()); });
    connect(m_model, &RunListModel::renamed, this, &RunHistoryPanel::renameRequested);
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(chosen()->checkpoint()); });
    connect(m_resume, &QPushButton::clicked, this, &RunHistoryPanel::resume);
    retranslate();
    setRuns({});
}

void RunHistoryPanel::buildMenu() {
    m_startFrom = m_menu->addAction(QString());
    m_rename = m_menu->addAction(QString());
    m_reveal = m_menu->addAction(QString());
    m_menu->addSeparator();
    m_trash = m_menu->addAction(QString());
    m_more->setMenu(m_menu);
    connect(m_startFrom, &QAction::triggered, this,
            [this] { Q_EMIT startFromRequested(chosen()->checkpoint(), chosen()->model); });
    connect(m_rename, &QAction::triggered, this, [this] { m_list->edit(m_list->currentIndex()); });
    connect(m_reveal, &QAction::triggered, this, &RunHistoryPanel::revealFolder);
    connect(m_trash, &QAction::triggered, this, &RunHistoryPanel::askToTrash);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_list->indexAt(at).isValid())
            m_menu->popup(m_list->viewport()->mapToGlobal(at));
    });
}

void RunHistoryPanel::buildLayout() {
    setProperty("card", true);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    for (QLabel* label : {m_columns, m_empty, m_compareHint})
        label->setProperty("muted", true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop);
    m_compareHint->setWordWrap(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
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
    layout->addWidget(m_compareHint);
    for (QPushButton* button : {m_use, m_resume, m_more})
        layout->addWidget(button);
}

void RunHistoryPanel::setRuns(std::vector<RunSummary> runs) {
    const QString folder = chosen() ? chosen()->folder : QString();
    m_empty->setVisible(runs.empty());
    m_list->setVisible(!runs.empty());
    m_columns->setVisible(!runs.empty());
    m_compareHint->setVisible(runs.size() > 1);
    m_model->setRuns(std::move(runs));
    choose(folder);
}

void RunHistoryPanel::setRunning(bool running, const QString& folder) {
    m_running = running;
    m_runningFolder = folder;
    updateButtons();
}

void RunHistoryPanel::choose(const QString& folder) {
    const QModelIndex index = m_model->index(m_model->rowOf(folder));
    if (index != m_list->currentIndex()) {
        // Only this panel's own reaction is kept from happening: the view must hear of the change.
        const QSignalBlocker blocker(this);
        m_list->setCurrentIndex(index);
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
    m_resume->setEnabled(run && !run->lastCheckpoint.isEmpty() && !m_running);
    const bool done = run && run->plannedEpochs > 0 && run->epochs >= run->plannedEpochs;
    m_resume->setText(done ? tr("Train Longer…") : tr("Resume"));
    m_startFrom->setEnabled(run && !run->checkpoint().isEmpty());
    m_more->setEnabled(run);
    m_trash->setEnabled(run && !(m_running && run->folder == m_runningFolder));
}

void RunHistoryPanel::resume() {
    const RunSummary run = *chosen();
    if (run.canResume()) {
        Q_EMIT resumeRequested(run.folder, 0);
        return;
    }
    auto* question = new QInputDialog(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Train Longer"));
    question->setLabelText(tr("Epochs trained so far: %1. How many shall the run have in all?").arg(run.epochs));
    question->setInputMode(QInputDialog::IntInput);
    question->setIntRange(run.epochs + 1, 100'000);
    question->setIntValue(run.epochs + std::max(1, run.epochs / 2));
    question->setOkButtonText(tr("Train Longer"));
    connect(question, &QInputDialog::intValueSelected, this,
            [this, folder = run.folder](int epochs) { Q_EMIT resumeRequested(folder, epochs); });
    question->open();
}

void RunHistoryPanel::askToTrash() {
    const QString folder = chosen()->folder;
    auto* question = new QuestionBox(
        QMessageBox::Question, tr("Move to Trash"),
        tr("Move the run “%1” with its checkpoints to the trash?").arg(m_model->title(m_list->currentIndex().row())),
        this);
    QPushButton* move = question->addButton(tr("Move to Trash"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(move, &QPushButton::clicked, this, [this, folder] { Q_EMIT trashRequested(folder); });
    question->open();
}

void RunHistoryPanel::revealFolder() const {
    QDesktopServices::openUrl(QUrl::fromLocalFile(chosen()->folder));
}

void RunHistoryPanel::retranslate() {
    m_title->setText(tr("Runs"));
    m_columns->setText(tr("Best AP50"));
    m_columns->setToolTip(tr("Best AP50 on the validation split; below it the epochs done and planned."));
    m_empty->setText(tr("Finished and stopped runs appear here."));
    m_compareHint->setText(tr("Ticked runs are drawn beside the chosen one."));
    m_list->setAccessibleName(tr("Runs"));
    m_use->setText(tr("Use This Model"));
    m_use->setToolTip(tr("Evaluate and Detect then offer this run's best checkpoint."));
    m_resume->setToolTip(tr("Goes on from last.pth as if the run had not been stopped."));
    m_more->setText(tr("More"));
    m_startFrom->setText(tr("Start a New Run From Its Weights"));
    m_rename->setText(tr("Rename"));
    m_rename->setShortcut(Qt::Key_F2);
    m_rename->setShortcutContext(Qt::WidgetShortcut); // the list itself reacts to the key
    m_reveal->setText(tr("Show Folder"));
    m_trash->setText(tr("Move to Trash…"));
    updateButtons();
}

void RunHistoryPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
