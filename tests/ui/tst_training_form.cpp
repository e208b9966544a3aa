#include "ui/panels/training_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "core/engine/train_options_json.h"
#include "ui/panels/option_row.h"
#include "ui/panels/rate_spin_box.h"
#include "ui/panels/schedule_preview.h"
#include "ui/panels/training_advanced_form.h"

using namespace boxwright;

namespace {

TrainOptions unusualOptions() {
    TrainOptions options;
    options.model = "fasterrcnn_resnet18_fpn";
    options.outputFolder = "/somewhere/runs";
    options.weights = "/somewhere/first.pth";
    options.epochs = 37;
    options.batchSize = 3;
    options.learningRate = 0.00375;
    options.momentum = 0.85;
    options.weightDecay = 0.00012;
    options.schedule = {ScheduleKind::MultiStep, 4, 0.125, {0.5, 0.75, 0.93}, 250, 0.01};
    options.gradientClipNorm = 7.5;
    options.horizontalFlip = false;
    options.evaluateEvery = 2;
    options.maxSteps = 1234;
    options.minSize = 320;
    options.maxSize = 512;
    options.seed = 12'345'678'901'234;
    options.device = "cuda:1";
    options.threads = 3;
    options.startEpoch = 2;
    options.accumulate = 4;
    options.learningRateBatch = 16;
    options.schedule.patience = 5;
    options.augmentation = "strong";
    options.aspectRatioGroups = -1;
    options.loaderThreads = 2;
    options.validationLosses = true;
    options.bestBy = BestBy::Ap50;
    options.stopAfter = 6;
    options.maxMinutes = 90;
    options.saveSeconds = 30;
    options.averageDecay = 0.999;
    options.precision = Precision::BFloat16;
    options.splitOnOutOfMemory = false;
    options.trainMinSizes = {256, 320, 384};
    options.norm = "group";
    options.trainableStages = 4;
    options.layers = {"layer2", "layer3"};
    options.conventions = "torchvision";
    return options;
}

/// The row of the advanced form whose editor is called `name`.
OptionRow* advancedRow(const TrainingForm& form, const QString& name) {
    for (OptionRow* row : form.advanced()->rows())
        if (row->editor()->accessibleName() == name)
            return row;
    return nullptr;
}

/// The spin box of the form whose accessible name is `name`.
template <class Spin>
Spin* field(const TrainingForm& form, const QString& name) {
    for (Spin* spin : form.findChildren<Spin*>())
        if (spin->accessibleName() == name)
            return spin;
    return nullptr;
}

} // namespace

class TestTrainingForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void options_come_out_as_they_went_in() {
        TrainingForm form;
        form.setOptions(unusualOptions());
        QCOMPARE(toJson(form.options()), toJson(unusualOptions()));
    }

    void every_option_has_a_field_with_its_default() {
        TrainingForm form;
        form.setOptions(unusualOptions());
        int changed = 0;
        for (OptionRow* row : form.findChildren<OptionRow*>()) {
            if (row->resetButton()->isHidden())
                continue;
            ++changed;
            row->resetButton()->click();
            QVERIFY(row->resetButton()->isHidden());
        }
        TrainOptions left;
        // These have their own places in the form and are no part of the defaults.
        left.model = unusualOptions().model;
        left.weights = unusualOptions().weights;
        left.device = unusualOptions().device;
        QCOMPARE(toJson(form.options()), toJson(left));
        QCOMPARE(changed, static_cast<int>(form.findChildren<OptionRow*>().size()));
    }

    void a_problem_stands_beside_its_field() {
        TrainingForm form;
        OptionRow* norm = advancedRow(form, QStringLiteral("Norm"));
        QVERIFY(norm->problem().isEmpty());
        TrainOptions options;
        options.norm = "frozen";
        options.maxSize = 10;
        form.setOptions(options);
        QVERIFY(norm->problem().contains(QStringLiteral("initial weights")));
        QVERIFY(advancedRow(form, QStringLiteral("Long side"))->problem().contains(QStringLiteral("8192")));
        QVERIFY(advancedRow(form, QStringLiteral("Short side"))->problem().isEmpty());
        norm->resetButton()->click();
        QVERIFY(norm->problem().isEmpty());
    }

    void another_batch_offers_the_rate_that_fits_it() {
        TrainingForm form;
        TrainOptions options;
        options.batchSize = 2;
        options.learningRate = 0.01;
        form.setOptions(options);
        QVERIFY(form.rateOffer()->isHidden());
        field<QSpinBox>(form, QStringLiteral("Batch size"))->setValue(8);
        QVERIFY(!form.rateOffer()->isHidden());
        QCOMPARE(form.options().learningRate, 0.01);
        Q_EMIT form.rateOffer()->linkActivated(QStringLiteral("#"));
        QCOMPARE(form.options().learningRate, 0.04);
        QVERIFY(form.rateOffer()->isHidden());
        options.learningRateBatch = 4; // scales by itself
        form.setOptions(options);
        field<QSpinBox>(form, QStringLiteral("Batch size"))->setValue(4);
        QVERIFY(form.rateOffer()->isHidden());
    }

    void the_preview_follows_the_fields() {
        TrainingForm form;
        form.setTrainImages(400);
        TrainOptions options;
        options.epochs = 10;
        options.learningRate = 0.02;
        options.schedule = {ScheduleKind::MultiStep, 1, 0.1, {0.5}, 0, 0.001};
        form.setOptions(options);
        const SchedulePreview* preview = form.advanced()->preview();
        QCOMPARE(preview->rateAt(0.25), 0.02);
        QCOMPARE(preview->rateAt(0.75), 0.002);
        field<RateSpinBox>(form, QStringLiteral("Learning rate"))->setValue(0.04);
        QCOMPARE(preview->rateAt(0.25), 0.04);
        options.schedule.kind = ScheduleKind::Cosine;
        form.setOptions(options);
        QVERIFY(preview->rateAt(0.5) < 0.0101 && preview->rateAt(0.5) > 0.0099);
    }

    void the_rows_of_other_schedules_are_hidden() {
        TrainingForm form;
        TrainOptions options;
        options.schedule.kind = ScheduleKind::Plateau;
        form.setOptions(options);
        QVERIFY(!advancedRow(form, QStringLiteral("Patience"))->isHidden());
        QVERIFY(advancedRow(form, QStringLiteral("Drop every"))->isHidden());
        options.schedule.kind = ScheduleKind::Step;
        form.setOptions(options);
        QVERIFY(advancedRow(form, QStringLiteral("Patience"))->isHidden());
        QVERIFY(!advancedRow(form, QStringLiteral("Drop every"))->isHidden());
    }

    void a_preset_that_follows_the_data_leaves_the_other_options_alone() {
        TrainingForm form;
        form.choosePreset(Preset::Fast);
        auto* losses = qobject_cast<QCheckBox*>(advancedRow(form, QStringLiteral("Validation loss"))->editor());
        losses->setChecked(true);
        QVERIFY(form.preset());
        form.setTrainImages(5000);
        QVERIFY(form.options().validationLosses);
    }

    void the_schedule_comes_out_as_it_went_in() {
        TrainingForm form;
        for (const ScheduleKind kind : {ScheduleKind::Step, ScheduleKind::MultiStep, ScheduleKind::Cosine}) {
            TrainOptions in = unusualOptions();
            in.schedule.kind = kind;
            form.setOptions(in);
            const ScheduleOptions out = form.options().schedule;
            QCOMPARE(out.kind, in.schedule.kind);
            QCOMPARE(out.stepEpochs, in.schedule.stepEpochs);
            QCOMPARE(out.gamma, in.schedule.gamma);
            QCOMPARE(out.milestones, in.schedule.milestones);
            QCOMPARE(out.warmupIterations, in.schedule.warmupIterations);
            QCOMPARE(out.warmupFactor, in.schedule.warmupFactor);
        }
    }

    void a_preset_fills_the_form_and_follows_the_data_set() {
        TrainingForm form;
        form.setTrainImages(160);
        form.choosePreset(Preset::Balanced);
        QCOMPARE(form.options().model, presetOptions(Preset::Balanced, 160).model);
        QCOMPARE(form.options().epochs, presetOptions(Preset::Balanced, 160).epochs);
        form.setTrainImages(800);
        QCOMPARE(form.options().epochs, presetOptions(Preset::Balanced, 800).epochs);
        QCOMPARE(form.preset(), std::optional(Preset::Balanced));
    }

    void a_preset_leaves_device_weights_and_seed_alone() {
        TrainingForm form;
        form.setOptions(unusualOptions());
        form.choosePreset(Preset::Fast);
        QCOMPARE(form.options().device, std::string("cuda:1"));
        QCOMPARE(form.options().seed, unusualOptions().seed);
        QCOMPARE(form.options().weights, unusualOptions().weights);
    }

    void published_weights_bring_their_model_unless_the_present_one_fits() {
        TrainingForm form;
        const QStringList models{QStringLiteral("fasterrcnn_resnet50_fpn"),
                                 QStringLiteral("fasterrcnn_resnet50_layer3")};
        form.startFrom(QStringLiteral("/a.pth"), models);
        QCOMPARE(form.options().model, std::string("fasterrcnn_resnet50_fpn"));
        QCOMPARE(form.options().weights, std::filesystem::path("/a.pth"));
        TrainOptions options;
        options.model = "fasterrcnn_resnet50_layer3";
        form.setOptions(options);
        form.startFrom(QStringLiteral("/b.pth"), models);
        QCOMPARE(form.options().model, std::string("fasterrcnn_resnet50_layer3"));
        form.startFrom(QStringLiteral("/mine.pth"), {});
        QCOMPARE(form.options().model, std::string("fasterrcnn_resnet50_layer3"));
        QCOMPARE(form.options().weights, std::filesystem::path("/mine.pth"));
    }

    void editing_a_field_of_the_preset_ends_it() {
        TrainingForm form;
        form.choosePreset(Preset::Fast);
        field<QSpinBox>(form, QStringLiteral("CPU threads"))->setValue(2);
        QVERIFY(form.preset());
        field<QSpinBox>(form, QStringLiteral("Epochs"))->setValue(5);
        QVERIFY(!form.preset());
        form.setTrainImages(10'000);
        QCOMPARE(form.options().epochs, 5);
    }

    void the_usual_splits_are_chosen() {
        TrainingForm form;
        form.setSplits({"test", "train", "trainval", "val"});
        QCOMPARE(form.trainSplit(), QStringLiteral("train"));
        QCOMPARE(form.validationSplit(), QStringLiteral("val"));
        form.setSplits({"fold1", "fold2"});
        QCOMPARE(form.trainSplit(), QStringLiteral("all"));
        QCOMPARE(form.validationSplit(), QString());
    }

    void devices_are_offered_and_the_chosen_one_is_kept() {
        TrainingForm form;
        QCOMPARE(form.options().device, std::string("auto"));
        form.setOptions(unusualOptions());
        form.setDevices({{"cpu", "CPU, 2 cores"}, {"cuda:1", "A GPU"}}, {});
        QCOMPARE(form.options().device, std::string("cuda:1"));
        form.setDevices({{"cpu", "CPU, 2 cores"}}, QStringLiteral("There is no GPU."));
        QCOMPARE(form.options().device, std::string("auto"));
    }

    void the_wheel_scrolls_past_a_field_without_focus() {
        TrainingForm form;
        form.show();
        auto* epochs = field<QSpinBox>(form, QStringLiteral("Epochs"));
        form.setFocus();
        const int before = epochs->value();
        QWheelEvent wheel(epochs->rect().center(), epochs->mapToGlobal(epochs->rect().center()), {}, {0, 120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(epochs, &wheel);
        QCOMPARE(epochs->value(), before);
    }

    void rates_step_through_one_two_five_and_show_no_needless_zeros() {
        RateSpinBox rate(0, 1);
        rate.setValue(0.005);
        QCOMPARE(rate.text(), rate.locale().toString(0.005, 'f', 3));
        rate.stepBy(1);
        QCOMPARE(rate.value(), 0.01);
        rate.stepBy(2);
        QCOMPARE(rate.value(), 0.05);
        rate.stepBy(-3);
        QCOMPARE(rate.value(), 0.005);
        rate.setValue(0.003);
        rate.stepBy(-1);
        QCOMPARE(rate.value(), 0.002);
        rate.setValue(0);
        rate.stepBy(-1);
        QCOMPARE(rate.value(), 0.0);
        rate.stepBy(1);
        QCOMPARE(rate.value(), 0.000001);
    }
};

QTEST_MAIN(TestTrainingForm)
#include "tst_training_form.moc"
