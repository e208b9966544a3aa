#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>
#include <QWidget>

#include "core/engine/device.h"
#include "core/engine/train_options.h"

class QButtonGroup;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace boxwright {

class OptionRow;
class PathEdit;
class TrainingAdvancedForm;
class WeightsFitLine;

/// Edits one TrainOptions and the two splits. A chosen preset keeps up with the size of the data set until the user
/// edits a field that belongs to it.
class TrainingForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingForm(QWidget* parent = nullptr);

    [[nodiscard]] TrainOptions options() const;
    /// Shows exactly these options; no preset is marked.
    void setOptions(const TrainOptions& options);

    [[nodiscard]] QString trainSplit() const;
    [[nodiscard]] QString validationSplit() const; ///< empty = no validation
    /// Offers these splits and "all", and chooses the usual ones: train and val.
    void setSplits(const std::vector<std::string>& names);
    /// Images of the chosen training split; renews the chosen preset.
    void setTrainImages(std::size_t images);

    void setRunsFolder(const QString& folder);
    void setMachine(const QString& device, int threads);
    void setDevices(const std::vector<DeviceInfo>& devices, const QString& whyNoGpu);
    [[nodiscard]] std::optional<Preset> preset() const { return m_preset; }
    void choosePreset(Preset preset);
    /// Sets the initial weights; and the first of `models` as the model, unless the present one is among them or there
    /// are none.
    void startFrom(const QString& weights, const QStringList& models);
    /// Where to say what the initial weights bring.
    [[nodiscard]] WeightsFitLine* weightsFit() const { return m_weightsFit; }
    [[nodiscard]] TrainingAdvancedForm* advanced() const { return m_advanced; }
    [[nodiscard]] QLabel* rateOffer() const { return m_rateOffer; }

Q_SIGNALS:
    void optionsChanged();
    void splitsChanged();
    void fetchRequested(); ///< the user wants to get published weights

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildPresets();
    void buildLayout();
    void connectFields();
    void writeFields(const TrainOptions& options);
    void applyPreset();
    void onEdited();
    void markPreset();
    void follow();
    void placeProblems(const TrainOptions& now);
    void offerRate(const TrainOptions& now);
    [[nodiscard]] double rateFor(const TrainOptions& now) const;
    [[nodiscard]] std::vector<OptionRow*> rows() const;
    void describeModel();
    void retranslate();

    TrainOptions m_base; ///< keeps the options that have no field here
    std::optional<Preset> m_preset;
    TrainOptions m_presetOptions; ///< what the fields made of the preset
    TrainOptions m_rateChosenFor; ///< as they were when the learning rate was chosen
    std::size_t m_trainImages = 0;
    bool m_writing = false;
    QString m_whyNoGpu; ///< as the engine says it

    QFormLayout* m_form;
    QComboBox* m_trainSplit;
    QComboBox* m_validationSplit;
    QButtonGroup* m_presets;
    QComboBox* m_model;
    QLabel* m_modelHint;
    PathEdit* m_weights;
    QToolButton* m_getWeights;
    WeightsFitLine* m_weightsFit;
    OptionRow* m_epochs;
    OptionRow* m_batchSize;
    OptionRow* m_learningRate;
    QLabel* m_rateOffer; ///< the learning rate scaled to another batch
    QComboBox* m_device;
    QLabel* m_deviceHint;
    QToolButton* m_advancedToggle;
    TrainingAdvancedForm* m_advanced;
    std::vector<std::pair<Preset, QPushButton*>> m_presetButtons;
    QLabel* m_dataTitle;
    QLabel* m_modelTitle;
};

} // namespace boxwright
