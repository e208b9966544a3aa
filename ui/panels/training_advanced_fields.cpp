#include "ui/panels/training_advanced_form.h"

#include <QCheckBox>
#include <QSpinBox>

#include "ui/panels/option_group.h"
#include "ui/panels/path_edit.h"
#include "ui/panels/rate_spin_box.h"
#include "ui/panels/schedule_preview.h"

// The fields of the groups: each with its editor, the option it edits and its words.

namespace boxwright {

namespace {

/// Values of an enum with a text table, in its order.
template <class Enum>
QVariantList valuesOf() {
    QVariantList values;
    for (const auto& [value, text] : EnumText<Enum>::table)
        values.append(static_cast<int>(value));
    return values;
}

} // namespace

void TrainingAdvancedForm::addModelFields() {
    OptionGroup* group = addGroup([] { return tr("Model"); });
    group->add(new OptionRow(
        makeSpin(0, 4096, 32), [](auto& o) -> auto& { return o.minSize; },
        [] {
            return OptionTexts{tr("Short side"),
                               tr("Images are resized so that their shorter side has this many pixels. More finds "
                                  "smaller objects and takes longer."),
                               tr("px"), tr("Model's own")};
        }));
    group->add(new OptionRow(
        makeSpin(0, 8192, 32), [](auto& o) -> auto& { return o.maxSize; },
        [] {
            return OptionTexts{tr("Long side"), tr("No image side is resized beyond this many pixels."), tr("px"),
                               tr("Model's own")};
        }));
    group->add(new OptionRow(
        makeLineEdit(QStringLiteral("[0-9, ]*")), [](auto& o) -> auto& { return o.trainMinSizes; },
        [] {
            return OptionTexts{tr("Several sizes"),
                               tr("Multi-scale training: each image's shorter side is one of these, in pixels, "
                                  "separated by commas. Empty: always the same."),
                               {},
                               tr("One size")};
        }));
    addBackboneFields(group);
}

void TrainingAdvancedForm::addBackboneFields(OptionGroup* group) {
    group->add(new OptionRow(
        makeChoice({QString(), QStringLiteral("frozen"), QStringLiteral("batch"), QStringLiteral("group")}),
        [](auto& o) -> auto& { return o.norm; },
        [] {
            return OptionTexts{tr("Norm"),
                               tr("How the layers of the backbone are normalised. Frozen needs initial weights; group "
                                  "suits small batches."),
                               {},
                               {},
                               {tr("Automatic"), tr("Frozen batch norm"), tr("Batch norm"), tr("Group norm")}};
        }));
    group->add(new OptionRow(
        makeSpin(-1, 6), [](auto& o) -> auto& { return o.trainableStages; },
        [] {
            return OptionTexts{tr("Trained stages"),
                               tr("Stages of the backbone that learn, counted from the deepest; the others keep their "
                                  "weights. Automatic: 3 with initial weights, else all."),
                               {},
                               tr("Automatic")};
        }));
    group->add(new OptionRow(
        makeLineEdit(QStringLiteral("[A-Za-z0-9_., ]*")), [](auto& o) -> auto& { return o.layers; },
        [] {
            return OptionTexts{tr("Layers"),
                               tr("Nodes of the backbone that the feature maps come from, by torchvision's names, "
                                  "separated by commas."),
                               {},
                               tr("Model's own")};
        }));
    group->add(new OptionRow(
        makeChoice({QString(), QStringLiteral("seed"), QStringLiteral("torchvision")}),
        [](auto& o) -> auto& { return o.conventions; },
        [] {
            return OptionTexts{tr("Conventions"),
                               tr("Settles the few places where Boxwright's models and torchvision's differ: smallest "
                                  "boxes and the rounding of sizes."),
                               {},
                               {},
                               {tr("Weights' own"), tr("Boxwright's own"), tr("torchvision's")}};
        }));
}

void TrainingAdvancedForm::addOptimizerFields() {
    OptionGroup* group = addGroup([] { return tr("Optimizer"); });
    group->add(new OptionRow(
        new RateSpinBox(0, 0.9999), [](auto& o) -> auto& { return o.momentum; },
        [] {
            return OptionTexts{tr("Momentum"),
                               tr("Share of the last update that carries over to the next one (0 to 1).")};
        }));
    group->add(new OptionRow(
        new RateSpinBox(0, 1), [](auto& o) -> auto& { return o.weightDecay; },
        [] {
            return OptionTexts{tr("Weight decay"), tr("Pull of all weights towards zero.")};
        }));
    group->add(new OptionRow(
        new RateSpinBox(0, 10'000), [](auto& o) -> auto& { return o.gradientClipNorm; },
        [] {
            return OptionTexts{tr("Gradient clip"),
                               tr("Largest norm of all gradients together; 0 means no clipping."),
                               {},
                               tr("No clipping")};
        }));
    group->add(new OptionRow(
        makeSpin(1, 1024), [](auto& o) -> auto& { return o.accumulate; },
        [] {
            return OptionTexts{tr("Accumulate"),
                               tr("Batches whose gradients make one step: a larger batch without more memory."),
                               tr("batches"), tr("1 batch")};
        }));
    group->add(new OptionRow(
        makeSpin(0, 4096), [](auto& o) -> auto& { return o.learningRateBatch; },
        [] {
            return OptionTexts{tr("Rate is meant for"),
                               tr("Images of one step that the learning rate was chosen for: it is scaled to yours in "
                                  "proportion."),
                               tr("images"), tr("This batch size")};
        }));
    group->add(new OptionRow(
        new RateSpinBox(0, 0.999999), [](auto& o) -> auto& { return o.averageDecay; },
        [] {
            return OptionTexts{tr("Weight average"),
                               tr("Decay of a moving average of the weights, 0.999 for example. The average is what is "
                                  "evaluated and kept as the best."),
                               {},
                               tr("No average")};
        }));
}

void TrainingAdvancedForm::addScheduleFields() {
    m_schedule = addGroup([] { return tr("Schedule"); });
    m_schedule->add(new OptionRow(
        makeChoice(valuesOf<ScheduleKind>()), [](auto& o) -> auto& { return o.schedule.kind; },
        [] {
            return OptionTexts{tr("Schedule"),
                               tr("How the learning rate falls during the run."),
                               {},
                               {},
                               {tr("Step"), tr("Milestones"), tr("Cosine"), tr("On a plateau")}};
        }));
    m_stepEpochs = m_schedule->add(new OptionRow(
        makeSpin(1, 10'000), [](auto& o) -> auto& { return o.schedule.stepEpochs; },
        [] {
            return OptionTexts{tr("Drop every"),
                               tr("The learning rate is multiplied by the factor after every so many epochs."),
                               tr("epochs"), tr("1 epoch")};
        }));
    m_milestones = m_schedule->add(new OptionRow(
        makeLineEdit(QStringLiteral("[0-9., ]*")), [](auto& o) -> auto& { return o.schedule.milestones; },
        [] {
            return OptionTexts{
                tr("Drop at, %"),
                tr("Percent of all iterations at which the learning rate drops, ascending, separated by commas.")};
        }));
    m_gamma = m_schedule->add(new OptionRow(
        new RateSpinBox(0.001, 1), [](auto& o) -> auto& { return o.schedule.gamma; },
        [] {
            return OptionTexts{tr("Drop factor"), tr("The learning rate is multiplied by this at each drop.")};
        }));
    m_patience = m_schedule->add(new OptionRow(
        makeSpin(1, 10'000), [](auto& o) -> auto& { return o.schedule.patience; },
        [] {
            return OptionTexts{tr("Patience"),
                               tr("The learning rate drops after so many evaluations without a new best."),
                               tr("evaluations"), tr("1 evaluation")};
        }));
    addWarmupFields();
    m_schedule->addWidget(m_preview);
}

void TrainingAdvancedForm::addWarmupFields() {
    m_schedule->add(new OptionRow(
        makeSpin(0, 1'000'000, 50), [](auto& o) -> auto& { return o.schedule.warmupIterations; },
        [] {
            return OptionTexts{tr("Warm-up"),
                               tr("Iterations in which the learning rate rises to its full value, one epoch at most."),
                               tr("iterations"), tr("None")};
        }));
    m_warmupFactor = m_schedule->add(new OptionRow(
        new RateSpinBox(0.000001, 1), [](auto& o) -> auto& { return o.schedule.warmupFactor; },
        [] {
            return OptionTexts{tr("Warm-up from"), tr("The first rate, as a part of the full one.")};
        }));
    m_schedule->add(new OptionRow(
        makeSpin(0, 99'999), [](auto& o) -> auto& { return o.startEpoch; },
        [] {
            return OptionTexts{tr("First epoch"),
                               tr("Number of the first epoch, from 0: the schedule begins there. For runs that go on "
                                  "from another program's.")};
        }));
}

void TrainingAdvancedForm::addDataFields() {
    OptionGroup* group = addGroup([] { return tr("Data"); });
    group->add(new OptionRow(
        new QCheckBox, [](auto& o) -> auto& { return o.horizontalFlip; },
        [] {
            return OptionTexts{tr("Mirror images"), tr("Mirrors half of the training images left to right.")};
        }));
    group->add(new OptionRow(
        makeChoice({QString(), QStringLiteral("light"), QStringLiteral("strong")}),
        [](auto& o) -> auto& { return o.augmentation; },
        [] {
            return OptionTexts{tr("Augmentation"),
                               tr("Changes the training images at random. Light: colours and a mild zoom. Strong: also "
                                  "crops; for long runs."),
                               {},
                               {},
                               {tr("None"), tr("Light"), tr("Strong")}};
        }));
    group->add(new OptionRow(
        makeSpin(-1, 100), [](auto& o) -> auto& { return o.aspectRatioGroups; },
        [] {
            return OptionTexts{tr("Group by shape"),
                               tr("Images of like shape make a batch, which wastes less time. Steps for each doubling "
                                  "of width to height."),
                               tr("steps"), tr("Off")};
        }));
    group->add(new OptionRow(
        makeSpin(0, 256), [](auto& o) -> auto& { return o.loaderThreads; },
        [] {
            return OptionTexts{tr("Reading threads"), tr("Threads that read and augment images."), {}, tr("Automatic")};
        }));
}

void TrainingAdvancedForm::addEvaluationFields() {
    OptionGroup* group = addGroup([] { return tr("Evaluation"); });
    group->add(new OptionRow(
        makeSpin(1, 10'000), [](auto& o) -> auto& { return o.evaluateEvery; },
        [] {
            return OptionTexts{tr("Evaluate every"), tr("Epochs between two evaluations on the validation split."),
                               tr("epochs"), tr("1 epoch")};
        }));
    group->add(new OptionRow(
        new QCheckBox, [](auto& o) -> auto& { return o.validationLosses; },
        [] {
            return OptionTexts{tr("Validation loss"),
                               tr("Also computes the loss on the validation split; the evaluation takes longer.")};
        }));
    group->add(new OptionRow(
        makeChoice(valuesOf<BestBy>()), [](auto& o) -> auto& { return o.bestBy; },
        [] {
            return OptionTexts{tr("Best by"),
                               tr("The number by which the best epoch is chosen and kept."),
                               {},
                               {},
                               {tr("AP"), tr("AP50")}};
        }));
    group->add(new OptionRow(
        makeSpin(0, 10'000), [](auto& o) -> auto& { return o.stopAfter; },
        [] {
            return OptionTexts{tr("Stop early after"), tr("Ends the run after so many evaluations without a new best."),
                               tr("evaluations"), tr("Never")};
        }));
}

void TrainingAdvancedForm::addMachineFields() {
    OptionGroup* group = addGroup([] { return tr("Device and run"); });
    group->add(new OptionRow(
        makeChoice(valuesOf<Precision>()), [](auto& o) -> auto& { return o.precision; },
        [] {
            return OptionTexts{tr("Precision"),
                               tr("Number format of the network while it trains. 16 bits need less memory: bf16 on new "
                                  "processors and GPUs, fp16 on GPUs."),
                               {},
                               {},
                               {tr("float32"), tr("bf16"), tr("fp16")}};
        }));
    group->add(new OptionRow(
        makeSpin(0, 1024), [](auto& o) -> auto& { return o.threads; },
        [] {
            return OptionTexts{tr("CPU threads"),
                               tr("Threads of the network on the CPU. The window goes before them."),
                               {},
                               tr("All cores")};
        }));
    group->add(new OptionRow(
        new QCheckBox, [](auto& o) -> auto& { return o.splitOnOutOfMemory; },
        [] {
            return OptionTexts{
                tr("Split batches"),
                tr("When memory runs out, a batch goes through in smaller parts, with the same result.")};
        }));
    group->add(new OptionRow(
        makeLineEdit(QStringLiteral("[0-9]{1,19}")), [](auto& o) -> auto& { return o.seed; },
        [] {
            return OptionTexts{tr("Seed"),
                               tr("The same seed, data and settings give the same run on the same machine.")};
        }));
    addRunFields(group);
}

void TrainingAdvancedForm::addRunFields(OptionGroup* group) {
    group->add(new OptionRow(
        new RateSpinBox(0, 1'000'000), [](auto& o) -> auto& { return o.maxMinutes; },
        [] {
            return OptionTexts{tr("Time limit"), tr("Ends the run after this time."), tr("min"), tr("None")};
        }));
    group->add(new OptionRow(
        makeSpin(0, 1'000'000'000, 100), [](auto& o) -> auto& { return o.maxSteps; },
        [] {
            return OptionTexts{tr("Iteration limit"), tr("Ends the run after so many iterations."), tr("iterations"),
                               tr("None")};
        }));
    group->add(new OptionRow(
        new RateSpinBox(0, 1'000'000), [](auto& o) -> auto& { return o.saveSeconds; },
        [] {
            return OptionTexts{tr("Save every"),
                               tr("Time between two writings of last.pth within an epoch; after a crash no more is "
                                  "lost."),
                               tr("s"), tr("Every iteration")};
        }));
    m_runsFolder = group->add(new OptionRow(
        new PathEdit(PathEdit::Kind::Folder), [](auto& o) -> auto& { return o.outputFolder; },
        [] {
            return OptionTexts{tr("Runs folder"), tr("Each run makes its own folder in here.")};
        }));
}

} // namespace boxwright
