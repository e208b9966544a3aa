#include "ui/panels/training_form.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/engine/model_list.h"
#include "ui/help/help_button.h"
#include "ui/models/run_history.h"
#include "ui/panels/form_rows.h"
#include "ui/panels/option_row.h"
#include "ui/panels/path_edit.h"
#include "ui/panels/rate_spin_box.h"
#include "ui/panels/training_advanced_form.h"
#include "ui/panels/weights_fit_line.h"
#include "ui/panels/wheel_guard.h"
#include "ui/support/model_text.h"
#include "ui/support/option_problem_text.h"
#include "ui/support/qt_convert.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr std::size_t unknownTrainImages = 200; ///< a small data set, until one is open

/// References to the options that a preset decides.
template <class Options>
auto recipe(Options& o) {
    auto& s = o.schedule;
    return std::tie(o.model, o.epochs, o.batchSize, o.learningRate, o.momentum, o.weightDecay, o.gradientClipNorm,
                    o.horizontalFlip, o.evaluateEvery, o.minSize, o.maxSize, s.kind, s.stepEpochs, s.gamma,
                    s.milestones, s.warmupIterations, s.warmupFactor);
}

/// The problems that would go away with the option's default: they are the option's.
QString problemsOf(const OptionRow& row, const TrainOptions& options) {
    TrainOptions cured = options;
    row.storeDefault(cured);
    const std::vector<std::string> left = cured.validate();
    QStringList gone;
    for (const std::string& problem : options.validate())
        if (std::find(left.begin(), left.end(), problem) == left.end())
            gone.append(optionProblemText(problem));
    return gone.join(QLatin1Char('\n'));
}

QLabel* makeHint() {
    auto* hint = new QLabel;
    hint->setProperty("muted", true);
    hint->setWordWrap(true);
    hint->hide();
    return hint;
}

QLabel* makeSectionTitle() {
    auto* title = new QLabel;
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    title->setContentsMargins(0, 4, 0, 0);
    return title;
}

/// A heading, and a "?" that leads to its section of the help.
QHBoxLayout* withHelp(QWidget* heading, const char* section) {
    auto* line = new QHBoxLayout;
    line->addWidget(heading);
    line->addStretch();
    line->addWidget(new HelpButton(QStringLiteral("training#") + QLatin1String(section)));
    return line;
}

void selectData(QComboBox* combo, const std::initializer_list<const char*>& wanted) {
    for (const char* text : wanted) {
        const int index = combo->findData(QString::fromLatin1(text));
        if (index >= 0) {
            combo->setCurrentIndex(index);
            return;
        }
    }
}

} // namespace

TrainingForm::TrainingForm(QWidget* parent)
    : QWidget(parent)
    , m_form(makeFormLayout())
    , m_trainSplit(new QComboBox)
    , m_validationSplit(new QComboBox)
    , m_presets(new QButtonGroup(this))
    , m_model(new QComboBox)
    , m_modelHint(makeHint())
    , m_weights(new PathEdit(PathEdit::Kind::ExistingFile))
    , m_getWeights(new QToolButton)
    , m_weightsFit(new WeightsFitLine)
    , m_epochs(new OptionRow(
          makeSpin(1, 100'000), [](auto& o) -> auto& { return o.epochs; },
          [] {
              return OptionTexts{tr("Epochs"), tr("How many times the network sees every training image.")};
          }))
    , m_batchSize(new OptionRow(
          makeSpin(1, 1024), [](auto& o) -> auto& { return o.batchSize; },
          [] {
              return OptionTexts{tr("Batch size"), tr("Images in one iteration. More need more memory."), tr("images"),
                                 tr("1 image")};
          }))
    , m_learningRate(new OptionRow(
          new RateSpinBox(0.000001, 10), [](auto& o) -> auto& { return o.learningRate; },
          [] {
              return OptionTexts{tr("Learning rate"), tr("Size of the steps at this batch size. Too high and the loss "
                                                         "explodes; too low and nothing is learned.")};
          }))
    , m_rateOffer(makeHint())
    , m_device(new QComboBox)
    , m_deviceHint(makeHint())
    , m_advancedToggle(new QToolButton)
    , m_advanced(new TrainingAdvancedForm)
    , m_dataTitle(makeSectionTitle())
    , m_modelTitle(makeSectionTitle()) {
    m_rateOffer->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    for (const ModelInfo& model : modelList())
        m_model->addItem(shortModelName(fromUtf8(model.name)), fromUtf8(model.name));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(14);
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(10);
    m_device->addItem(QString(), QStringLiteral("auto"));
    buildPresets();
    buildLayout();
    setSplits({});
    writeFields(TrainOptions());
    connectFields();
    retranslate();
    (new WheelGuard(this))->guard(this);
}

void TrainingForm::buildPresets() {
    m_presets->setExclusive(false);
    for (const auto& [preset, text] : EnumText<Preset>::table) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        button->setMinimumWidth(60);
        button->setStyleSheet(QStringLiteral("QPushButton { padding: 5px 4px; }"));
        m_presets->addButton(button);
        m_presetButtons.emplace_back(preset, button);
        connect(button, &QPushButton::clicked, this, [this, chosen = preset] { choosePreset(chosen); });
    }
}

void TrainingForm::buildLayout() {
    auto* presets = new QHBoxLayout;
    presets->setSpacing(6);
    for (const auto& [preset, button] : m_presetButtons)
        presets->addWidget(button, 1);
    m_form->addRow(withHelp(m_dataTitle, "data"));
    addRows(m_form, {m_trainSplit, m_validationSplit});
    m_form->addRow(withHelp(m_modelTitle, "model"));
    m_form->addRow(presets);
    addRows(m_form, {m_model});
    m_form->addRow(m_modelHint);
    addRows(m_form, {m_weights});
    m_getWeights->setIcon(svgIcon(QStringLiteral("download")));
    m_weights->layout()->addWidget(m_getWeights);
    m_form->addRow(m_weightsFit);
    for (OptionRow* row : {m_epochs, m_batchSize, m_learningRate})
        row->addTo(m_form);
    m_form->addRow(m_rateOffer);
    addRows(m_form, {m_device});
    m_form->addRow(m_deviceHint);

    m_advancedToggle->setCheckable(true);
    m_advancedToggle->setAutoRaise(true);
    m_advancedToggle->setStyleSheet(QStringLiteral("QToolButton { background: transparent; }"));
    m_advancedToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_advancedToggle->setArrowType(Qt::RightArrow);
    m_advanced->hide();
    connect(m_advancedToggle, &QToolButton::toggled, this, [this](bool open) {
        m_advancedToggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_advanced->setVisible(open);
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(10);
    layout->addLayout(m_form);
    layout->addLayout(withHelp(m_advancedToggle, "advanced"));
    layout->addWidget(m_advanced);
    layout->addStretch();
}

void TrainingForm::connectFields() {
    connect(m_trainSplit, &QComboBox::currentIndexChanged, this, &TrainingForm::splitsChanged);
    connect(m_validationSplit, &QComboBox::currentIndexChanged, this, &TrainingForm::splitsChanged);
    connect(m_model, &QComboBox::currentIndexChanged, this, &TrainingForm::onEdited);
    connect(m_device, &QComboBox::currentIndexChanged, this, &TrainingForm::onEdited);
    connect(m_weights, &PathEdit::pathChanged, this, &TrainingForm::onEdited);
    connect(m_getWeights, &QToolButton::clicked, this, &TrainingForm::fetchRequested);
    connect(m_weightsFit, &WeightsFitLine::fetchRequested, this, &TrainingForm::fetchRequested);
    for (const OptionRow* row : {m_epochs, m_batchSize, m_learningRate})
        connect(row, &OptionRow::edited, this, &TrainingForm::onEdited);
    connect(m_rateOffer, &QLabel::linkActivated, this, [this] {
        TrainOptions scaled = options();
        scaled.learningRate = rateFor(scaled);
        m_learningRate->showOption(scaled);
    });
    connect(m_advanced, &TrainingAdvancedForm::changed, this, &TrainingForm::onEdited);
}

TrainOptions TrainingForm::options() const {
    TrainOptions options = m_base;
    options.model = toUtf8(m_model->currentData().toString());
    options.weights = toPath(m_weights->path());
    for (const OptionRow* row : {m_epochs, m_batchSize, m_learningRate})
        row->storeOption(options);
    options.device = toUtf8(m_device->currentData().toString());
    m_advanced->writeTo(options);
    return options;
}

void TrainingForm::setOptions(const TrainOptions& options) {
    m_preset.reset();
    writeFields(options);
    markPreset();
    Q_EMIT optionsChanged();
}

void TrainingForm::writeFields(const TrainOptions& options) {
    m_writing = true;
    m_base = options;
    m_model->setCurrentIndex(m_model->findData(fromUtf8(options.model)));
    m_weights->setPath(fromPath(options.weights));
    for (OptionRow* row : {m_epochs, m_batchSize, m_learningRate})
        row->showOption(options);
    const QString device = fromUtf8(options.device);
    if (m_device->findData(device) < 0)
        m_device->addItem(device, device);
    m_device->setCurrentIndex(m_device->findData(device));
    m_advanced->setOptions(options);
    m_writing = false;
    m_rateChosenFor = this->options();
    describeModel();
    follow();
}

QString TrainingForm::trainSplit() const {
    return m_trainSplit->currentData().toString();
}

QString TrainingForm::validationSplit() const {
    return m_validationSplit->currentData().toString();
}

void TrainingForm::setSplits(const std::vector<std::string>& names) {
    {
        const QSignalBlocker trainBlocker(m_trainSplit);
        const QSignalBlocker validationBlocker(m_validationSplit);
        m_trainSplit->clear();
        m_validationSplit->clear();
        for (QComboBox* combo : {m_trainSplit, m_validationSplit}) {
            for (const std::string& name : names)
                combo->addItem(fromUtf8(name), fromUtf8(name));
            combo->addItem(tr("All images"), QStringLiteral("all"));
        }
        m_validationSplit->addItem(tr("No validation"), QString());
        selectData(m_trainSplit, {"train", "trainval", "all"});
        selectData(m_validationSplit, {"val", "valid", "validation", "test", ""});
    }
    Q_EMIT splitsChanged();
}

void TrainingForm::setTrainImages(std::size_t images) {
    m_trainImages = images;
    if (m_preset)
        applyPreset();
    follow();
}

void TrainingForm::setRunsFolder(const QString& folder) {
    m_advanced->setRunsFolder(folder);
}

void TrainingForm::setMachine(const QString& device, int threads) {
    TrainOptions wanted = options();
    wanted.device = toUtf8(device);
    wanted.threads = threads;
    writeFields(wanted);
    Q_EMIT optionsChanged();
}

void TrainingForm::setDevices(const std::vector<DeviceInfo>& devices, const QString& whyNoGpu) {
    const QString chosen = m_device->currentData().toString();
    {
        const QSignalBlocker blocker(m_device);
        while (m_device->count() > 1)
            m_device->removeItem(1);
        for (const DeviceInfo& device : devices)
            m_device->addItem(fromUtf8(device.text), fromUtf8(device.name));
        m_device->setCurrentIndex(std::max(0, m_device->findData(chosen)));
    }
    m_whyNoGpu = whyNoGpu;
    retranslate();
    Q_EMIT optionsChanged();
}

void TrainingForm::choosePreset(Preset preset) {
    m_preset = preset;
    applyPreset();
}

void TrainingForm::startFrom(const QString& weights, const QStringList& models) {
    if (!models.isEmpty() && !models.contains(m_model->currentData().toString()))
        m_model->setCurrentIndex(m_model->findData(models.front()));
    m_weights->setPath(weights);
}

void TrainingForm::applyPreset() {
    const TrainOptions preset = presetOptions(*m_preset, m_trainImages > 0 ? m_trainImages : unknownTrainImages);
    TrainOptions wanted = options();
    recipe(wanted) = recipe(preset);
    for (OptionRow* row : rows())
        row->setDefaults(preset);
    m_advanced->setDefaults(preset);
    writeFields(wanted);
    m_presetOptions = options();
    markPreset();
    Q_EMIT optionsChanged();
}

void TrainingForm::onEdited() {
    if (m_writing)
        return;
    const TrainOptions now = options();
    if (m_preset && recipe(now) != recipe(std::as_const(m_presetOptions)))
        m_preset.reset();
    if (now.learningRate != m_rateChosenFor.learningRate)
        m_rateChosenFor = now;
    markPreset();
    describeModel();
    follow();
    Q_EMIT optionsChanged();
}

std::vector<OptionRow*> TrainingForm::rows() const {
    return {m_epochs, m_batchSize, m_learningRate};
}

/// Brings up to date what depends on several fields.
void TrainingForm::follow() {
    const TrainOptions now = options();
    placeProblems(now);
    offerRate(now);
    const auto images = static_cast<int>(m_trainImages > 0 ? m_trainImages : unknownTrainImages);
    const int perIteration = std::max(1, now.imagesPerIteration());
    m_advanced->follow(now, (images + perIteration - 1) / perIteration);
}

void TrainingForm::placeProblems(const TrainOptions& now) {
    const bool wrong = !now.validate().empty();
    std::vector<OptionRow*> all = m_advanced->rows();
    for (OptionRow* row : rows())
        all.push_back(row);
    for (OptionRow* row : all)
        row->setProblem(wrong ? problemsOf(*row, now) : QString());
}

/// The learning rate that makes steps of these images what they were when the rate was chosen: it grows with them.
double TrainingForm::rateFor(const TrainOptions& now) const {
    return m_rateChosenFor.learningRate * now.imagesPerIteration() / std::max(1, m_rateChosenFor.imagesPerIteration());
}

void TrainingForm::offerRate(const TrainOptions& now) {
    const bool scales = now.learningRateBatch > 0; // by itself
    m_rateOffer->setVisible(!scales && now.imagesPerIteration() != m_rateChosenFor.imagesPerIteration());
    m_rateOffer->setText(tr("This rate was chosen for %1 images a step. <a href=\"#\">Scale it to %2</a>")
                             .arg(m_rateChosenFor.imagesPerIteration())
                             .arg(locale().toString(rateFor(now), 'g', 4)));
}

void TrainingForm::markPreset() {
    for (const auto& [preset, button] : m_presetButtons)
        button->setChecked(m_preset == preset);
}

void TrainingForm::describeModel() {
    const std::string name = toUtf8(m_model->currentData().toString());
    const std::vector<ModelInfo>& models = modelList();
    const auto model = std::find_if(models.begin(), models.end(), [&](const ModelInfo& m) { return m.name == name; });
    m_modelHint->setVisible(model != models.end());
    if (model == models.end())
        return;
    m_modelHint->setText(
        tr("%1 Images at %2 to %3 px.").arg(modelSummary(*model)).arg(model->minSize).arg(model->maxSize));
}

void TrainingForm::retranslate() {
    m_dataTitle->setText(tr("Data"));
    m_modelTitle->setText(tr("Training"));
    const std::array presetTexts{
        std::pair(Preset::Fast,
                  std::pair(tr("Fast"), tr("A compact network that learns from nothing, in minutes even on a CPU."))),
        std::pair(
            Preset::Balanced,
            std::pair(tr("Balanced"), tr("ResNet-18 with a feature pyramid: better boxes, several times slower."))),
        std::pair(Preset::Accurate,
                  std::pair(tr("Accurate"), tr("ResNet-50 with a feature pyramid: the best boxes; wants a GPU.")))};
    for (const auto& [preset, button] : m_presetButtons)
        for (const auto& [named, texts] : presetTexts)
            if (preset == named) {
                button->setText(texts.first);
                button->setToolTip(texts.second);
            }
    m_device->setItemText(0, tr("Automatic"));
    for (QComboBox* combo : {m_trainSplit, m_validationSplit})
        combo->setItemText(combo->findData(QStringLiteral("all")), tr("All images"));
    m_validationSplit->setItemText(m_validationSplit->findData(QString()), tr("No validation"));
    m_weights->setPlaceholder(tr("From nothing"));
    m_weights->setDialogTexts(tr("Choose Initial Weights"),
                              tr("Checkpoints (*.pth *.pt *.safetensors);;All files (*)"));
    m_getWeights->setToolTip(tr("Get pretrained weights"));
    m_getWeights->setAccessibleName(m_getWeights->toolTip());
    m_advancedToggle->setText(tr("Advanced"));
    m_deviceHint->setText(optionProblemText(toUtf8(m_whyNoGpu)));
    m_deviceHint->setVisible(!m_whyNoGpu.isEmpty());
    setRowTexts(
        m_form,
        {{m_trainSplit, tr("Train on"), tr("The images the network learns from.")},
         {m_validationSplit, tr("Validate on"),
          tr("The images it is measured on. They should not be in the training split.")},
         {m_model, tr("Model"), tr("The network to train.")},
         {m_weights, tr("Start from"),
          tr("A checkpoint whose weights the run starts with. Where the classes differ, a new predictor is made.")},
         {m_device, tr("Device"), tr("Where the network runs.")}});
    describeModel();
    follow();
}

void TrainingForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
