#pragma once

#include <QWidget>

#include "core/engine/train_options.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace boxwright {

class PathEdit;
class RateSpinBox;

/// The training options that most people leave alone. Only its own fields of TrainOptions are read and written.
class TrainingAdvancedForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingAdvancedForm(QWidget* parent = nullptr);

    void setOptions(const TrainOptions& options);
    void writeTo(TrainOptions& options) const;
    void setRunsFolder(const QString& folder);
    [[nodiscard]] QString runsFolder() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectFields();
    void showScheduleRows();
    void retranslate();
    void retranslateSchedule();
    void retranslateRest();

    QFormLayout* m_form;
    QComboBox* m_schedule;
    QSpinBox* m_stepEpochs;
    QLineEdit* m_milestones; ///< percent of the run, separated by commas
    RateSpinBox* m_gamma;
    QSpinBox* m_warmup;
    RateSpinBox* m_momentum;
    RateSpinBox* m_weightDecay;
    RateSpinBox* m_clip;
    QCheckBox* m_flip;
    QSpinBox* m_evaluateEvery;
    QSpinBox* m_minSize;
    QSpinBox* m_maxSize;
    QSpinBox* m_threads;
    QLineEdit* m_seed; ///< text, because seeds have 64 bits
    PathEdit* m_runsFolder;
};

} // namespace boxwright
