#include "ui/panels/training_advanced_form.h"

#include <utility>

#include <QEvent>
#include <QVBoxLayout>

#include "ui/panels/option_group.h"
#include "ui/panels/path_edit.h"
#include "ui/panels/schedule_preview.h"

namespace boxwright {

TrainingAdvancedForm::TrainingAdvancedForm(QWidget* parent)
    : QWidget(parent)
    , m_preview(new SchedulePreview) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    addModelFields();
    addOptimizerFields();
    addScheduleFields();
    addDataFields();
    addEvaluationFields();
    addMachineFields();
    setOptions(TrainOptions());
    setDefaults(TrainOptions());
    follow(TrainOptions(), 1);
    retranslate();
}

OptionGroup* TrainingAdvancedForm::addGroup(std::function<QString()> title) {
    auto* group = new OptionGroup(std::move(title));
    layout()->addWidget(group);
    m_groups.push_back(group);
    connect(group, &OptionGroup::edited, this, &TrainingAdvancedForm::changed);
    return group;
}

std::vector<OptionRow*> TrainingAdvancedForm::rows() const {
    std::vector<OptionRow*> all;
    for (const OptionGroup* group : m_groups)
        all.insert(all.end(), group->rows().begin(), group->rows().end());
    return all;
}

void TrainingAdvancedForm::setOptions(const TrainOptions& options) {
    for (OptionRow* row : rows())
        row->showOption(options);
}

void TrainingAdvancedForm::writeTo(TrainOptions& options) const {
    for (const OptionRow* row : rows())
        row->storeOption(options);
}

void TrainingAdvancedForm::setRunsFolder(const QString& folder) {
    // The default too: the folder that is remembered is nothing that somebody changed.
    TrainOptions options;
    qobject_cast<PathEdit*>(m_runsFolder->editor())->setPath(folder);
    m_runsFolder->storeOption(options);
    m_runsFolder->setDefaults(options);
    for (OptionGroup* group : m_groups)
        group->refreshTitle();
}

void TrainingAdvancedForm::setDefaults(const TrainOptions& defaults) {
    for (OptionRow* row : rows())
        if (row != m_runsFolder)
            row->setDefaults(defaults);
}

void TrainingAdvancedForm::follow(const TrainOptions& options, int iterationsPerEpoch) {
    const ScheduleKind kind = options.schedule.kind;
    m_schedule->setRowVisible(m_stepEpochs, kind == ScheduleKind::Step);
    m_schedule->setRowVisible(m_milestones, kind == ScheduleKind::MultiStep);
    m_schedule->setRowVisible(m_gamma, kind != ScheduleKind::Cosine);
    m_schedule->setRowVisible(m_patience, kind == ScheduleKind::Plateau);
    m_schedule->setRowVisible(m_warmupFactor, options.schedule.warmupIterations > 0);
    m_preview->setSchedule(options, iterationsPerEpoch);
    for (OptionGroup* group : m_groups)
        group->refreshTitle();
}

void TrainingAdvancedForm::retranslate() {
    qobject_cast<PathEdit*>(m_runsFolder->editor())->setDialogTexts(tr("Choose the Folder for Runs"));
}

void TrainingAdvancedForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
