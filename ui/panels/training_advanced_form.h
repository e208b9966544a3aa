#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "core/engine/train_options.h"

namespace boxwright {

class OptionGroup;
class OptionRow;
class SchedulePreview;

/// The training options that most people leave alone, in groups that fold. Only its own fields of TrainOptions are read
/// and written.
class TrainingAdvancedForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingAdvancedForm(QWidget* parent = nullptr);

    void setOptions(const TrainOptions& options);
    void writeTo(TrainOptions& options) const;
    void setRunsFolder(const QString& folder);
    /// What the buttons beside the fields put back.
    void setDefaults(const TrainOptions& defaults);
    /// Brings the preview, the rows of the schedule and the headings up to date with the whole form.
    void follow(const TrainOptions& options, int iterationsPerEpoch);
    [[nodiscard]] std::vector<OptionRow*> rows() const;
    [[nodiscard]] const std::vector<OptionGroup*>& groups() const { return m_groups; }
    [[nodiscard]] SchedulePreview* preview() const { return m_preview; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void addModelFields();
    void addBackboneFields(OptionGroup* group);
    void addOptimizerFields();
    void addScheduleFields();
    void addWarmupFields();
    void addDataFields();
    void addEvaluationFields();
    void addMachineFields();
    void addRunFields(OptionGroup* group);
    void retranslate();
    OptionGroup* addGroup(std::function<QString()> title);

    std::vector<OptionGroup*> m_groups;
    OptionGroup* m_schedule = nullptr;
    OptionRow* m_stepEpochs = nullptr;
    OptionRow* m_milestones = nullptr;
    OptionRow* m_gamma = nullptr;
    OptionRow* m_patience = nullptr;
    OptionRow* m_warmupFactor = nullptr;
    OptionRow* m_runsFolder = nullptr;
    SchedulePreview* m_preview;
};

} // namespace boxwright
