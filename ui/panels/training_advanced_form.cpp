#include "ui/panels/training_advanced_form.h"

#include <vector>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QSpinBox>

#include "ui/panels/form_rows.h"
#include "ui/panels/path_edit.h"
#include "ui/panels/rate_spin_box.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

QSpinBox* makeSpin(int smallest, int largest, int step = 1) {
    auto* spin = new QSpinBox;
    spin->setRange(smallest, largest);
    spin->setSingleStep(step);
    return spin;
}

QLineEdit* makeEdit(const QString& pattern) {
    auto* edit = new QLineEdit;
    edit->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), edit));
    return edit;
}

QString percentText(const std::vector<double>& fractions) {
    QStringList parts;
    for (const double fraction : fractions)
        parts.append(QString::number(fraction * 100, 'g', 6));
    return parts.join(QStringLiteral(", "));
}

std::vector<double> fractionsOf(const QString& percents) {
    std::vector<double> fractions;
    for (const QString& part : percents.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool ok = false;
        const double percent = part.trimmed().toDouble(&ok);
        if (ok)
            fractions.push_back(percent / 100);
    }
    return fractions;
}

} // namespace

TrainingAdvancedForm::TrainingAdvancedForm(QWidget* parent)
    : QWidget(parent)
    , m_form(makeFormLayout())
    , m_schedule(new QComboBox)
    , m_stepEpochs(makeSpin(1, 10'000))
    , m_milestones(makeEdit(QStringLiteral("[0-9., ]*")))
    , m_gamma(new RateSpinBox(0.001, 1))
    , m_warmup(makeSpin(0, 1'000'000, 50))
    , m_momentum(new RateSpinBox(0, 0.9999))
    , m_weightDecay(new RateSpinBox(0, 1))
    , m_clip(new RateSpinBox(0, 10'000))
    , m_flip(new QCheckBox)
    , m_evaluateEvery(makeSpin(1, 10'000))
    , m_minSize(makeSpin(0, 4096, 32))
    , m_maxSize(makeSpin(0, 8192, 32))
    , m_threads(makeSpin(0, 1024))
    , m_seed(makeEdit(QStringLiteral("[0-9]{1,19}")))
    , m_runsFolder(new PathEdit(PathEdit::Kind::Folder)) {
    for (const auto& [kind, text] : EnumText<ScheduleKind>::table)
        m_schedule->addItem(QString(), QVariant::fromValue(kind));
    addRows(m_form, {m_schedule, m_stepEpochs, m_milestones, m_gamma, m_warmup, m_momentum, m_weightDecay, m_clip,
                     m_flip, m_evaluateEvery, m_minSize, m_maxSize, m_threads, m_seed, m_runsFolder});
    setLayout(m_form);
    connectFields();
    setOptions(TrainOptions());
    retranslate();
}

void TrainingAdvancedForm::connectFields() {
    connect(m_schedule, &QComboBox::currentIndexChanged, this, [this] {
        showScheduleRows();
        Q_EMIT changed();
    });
    for (const QSpinBox* spin : {m_stepEpochs, m_warmup, m_evaluateEvery, m_minSize, m_maxSize, m_threads})
        connect(spin, &QSpinBox::valueChanged, this, &TrainingAdvancedForm::changed);
    for (const RateSpinBox* spin : {m_gamma, m_momentum, m_weightDecay, m_clip})
        connect(spin, &QDoubleSpinBox::valueChanged, this, &TrainingAdvancedForm::changed);
    for (const QLineEdit* edit : {m_milestones, m_seed})
        connect(edit, &QLineEdit::textChanged, this, &TrainingAdvancedForm::changed);
    connect(m_flip, &QCheckBox::toggled, this, &TrainingAdvancedForm::changed);
    connect(m_runsFolder, &PathEdit::pathChanged, this, &TrainingAdvancedForm::changed);
}

void TrainingAdvancedForm::setOptions(const TrainOptions& options) {
    m_schedule->setCurrentIndex(m_schedule->findData(QVariant::fromValue(options.schedule.kind)));
    m_stepEpochs->setValue(options.schedule.stepEpochs);
    m_milestones->setText(percentText(options.schedule.milestones));
    m_gamma->setValue(options.schedule.gamma);
    m_warmup->setValue(options.schedule.warmupIterations);
    m_momentum->setValue(options.momentum);
    m_weightDecay->setValue(options.weightDecay);
    m_clip->setValue(options.gradientClipNorm);
    m_flip->setChecked(options.horizontalFlip);
    m_evaluateEvery->setValue(options.evaluateEvery);
    m_minSize->setValue(options.minSize);
    m_maxSize->setValue(options.maxSize);
    m_threads->setValue(options.threads);
    m_seed->setText(QString::number(options.seed));
    m_runsFolder->setPath(fromPath(options.outputFolder));
    showScheduleRows();
}

void TrainingAdvancedForm::writeTo(TrainOptions& options) const {
    options.schedule.kind = m_schedule->currentData().value<ScheduleKind>();
    options.schedule.stepEpochs = m_stepEpochs->value();
    options.schedule.milestones = fractionsOf(m_milestones->text());
    options.schedule.gamma = m_gamma->value();
    options.schedule.warmupIterations = m_warmup->value();
    options.momentum = m_momentum->value();
    options.weightDecay = m_weightDecay->value();
    options.gradientClipNorm = m_clip->value();
    options.horizontalFlip = m_flip->isChecked();
    options.evaluateEvery = m_evaluateEvery->value();
    options.minSize = m_minSize->value();
    options.maxSize = m_maxSize->value();
    options.threads = m_threads->value();
    options.seed = m_seed->text().toULongLong();
    options.outputFolder = toPath(m_runsFolder->path());
}

void TrainingAdvancedForm::setRunsFolder(const QString& folder) {
    m_runsFolder->setPath(folder);
}

QString TrainingAdvancedForm::runsFolder() const {
    return m_runsFolder->path();
}

void TrainingAdvancedForm::showScheduleRows() {
    const auto kind = m_schedule->currentData().value<ScheduleKind>();
    m_form->setRowVisible(m_stepEpochs, kind == ScheduleKind::Step);
    m_form->setRowVisible(m_milestones, kind == ScheduleKind::MultiStep);
    m_form->setRowVisible(m_gamma, kind != ScheduleKind::Cosine);
}

void TrainingAdvancedForm::retranslate() {
    retranslateSchedule();
    retranslateRest();
}

void TrainingAdvancedForm::retranslateSchedule() {
    const auto setItem = [this](ScheduleKind kind, const QString& text) {
        m_schedule->setItemText(m_schedule->findData(QVariant::fromValue(kind)), text);
    };
    setItem(ScheduleKind::Step, tr("Step"));
    setItem(ScheduleKind::MultiStep, tr("Milestones"));
    setItem(ScheduleKind::Cosine, tr("Cosine"));
    m_stepEpochs->setSuffix(tr(" epochs"));
    m_stepEpochs->setSpecialValueText(tr("1 epoch"));
    m_warmup->setSuffix(tr(" iterations"));
    m_warmup->setSpecialValueText(tr("None"));
    setRowTexts(m_form,
                {{m_schedule, tr("Schedule"), tr("How the learning rate falls during the run.")},
                 {m_stepEpochs, tr("Drop every"),
                  tr("The learning rate is multiplied by the factor after every so many epochs.")},
                 {m_milestones, tr("Drop at, %"),
                  tr("Percent of all iterations at which the learning rate drops, ascending, separated by commas.")},
                 {m_gamma, tr("Drop factor"), tr("The learning rate is multiplied by this at each drop.")},
                 {m_warmup, tr("Warm-up"),
                  tr("Iterations in which the learning rate rises to its full value, one epoch at most.")}});
}

void TrainingAdvancedForm::retranslateRest() {
    m_clip->setSpecialValueText(tr("No clipping"));
    m_evaluateEvery->setSuffix(tr(" epochs"));
    m_evaluateEvery->setSpecialValueText(tr("1 epoch"));
    m_minSize->setSuffix(tr(" px"));
    m_minSize->setSpecialValueText(tr("Model's own"));
    m_maxSize->setSuffix(tr(" px"));
    m_maxSize->setSpecialValueText(tr("Model's own"));
    m_threads->setSpecialValueText(tr("All cores"));
    m_runsFolder->setDialogTexts(tr("Choose the Folder for Runs"));
    setRowTexts(
        m_form,
        {{m_momentum, tr("Momentum"), tr("Share of the last update that carries over to the next one (0 to 1).")},
         {m_weightDecay, tr("Weight decay"), tr("Pull of all weights towards zero.")},
         {m_clip, tr("Gradient clip"), tr("Largest norm of all gradients together; 0 means no clipping.")},
         {m_flip, tr("Mirror images"), tr("Mirrors half of the training images left to right.")},
         {m_evaluateEvery, tr("Evaluate every"), tr("Epochs between two evaluations on the validation split.")},
         {m_minSize, tr("Short side"), tr("Images are resized so that their shorter side has this many pixels.")},
         {m_maxSize, tr("Long side"), tr("No image side is resized beyond this many pixels.")},
         {m_threads, tr("CPU threads"), tr("Threads of the network on the CPU.")},
         {m_seed, tr("Seed"), tr("The same seed, data and settings give the same run on the same machine.")},
         {m_runsFolder, tr("Runs folder"), tr("Each run makes its own folder in here.")}});
}

void TrainingAdvancedForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
