#include "app/cli/train_arguments.h"

#include <CLI/CLI.hpp>

#include "core/engine/device.h"

namespace boxwright {
namespace {

template <class To, class From>
void put(To& option, const std::optional<From>& given) {
    if (given)
        option = *given;
}

Precision precisionOf(const TrainArguments& arguments) {
    if (arguments.precision)
        return fromText<Precision>(*arguments.precision).value_or(Precision::Float32);
    if (!arguments.amp)
        return Precision::Float32;
    const auto device = chooseDevice(arguments.device.value_or("auto"));
    return device && device->name.starts_with("cuda") ? Precision::Float16 : Precision::BFloat16;
}

void addRunOptions(CLI::App& command, TrainArguments& a) {
    a.data.addTo(command)->required();
    command.add_option("--output", a.output, "Folder for runs; each run makes its own folder inside")->required();
    command.add_option("--preset", a.preset, "fast, balanced or accurate")
        ->check(CLI::IsMember({"fast", "balanced", "accurate"}));
    command.add_option("--train-split", a.trainSplit, "Split to train on")->capture_default_str();
    command.add_option("--val-split", a.validationSplit, "Split to evaluate on; \"none\" for no evaluation")
        ->capture_default_str();
    command.add_option("--model", a.model, "A name that boxwright-cli models lists");
    command.add_option(
        "--weights", a.weights,
        "Initial weights: a .pth or .safetensors file; or \"coco\" or \"imagenet\", what weights fetch MODEL brought");
    command.add_option("--resume", a.resume,
                       "last.pth of a run to go on with, or a checkpoint that a Python program of torchvision's kind "
                       "wrote (with --model)");
}

void addOptimizerOptions(CLI::App& command, TrainArguments& a) {
    command.add_option("--epochs", a.epochs, "Passes over the training split; with --resume, of the whole run");
    command.add_option("--start-epoch", a.startEpoch, "Number of the first epoch; warm-up belongs to epoch 0");
    command.add_option("--batch-size", a.batchSize, "Images an iteration");
    command.add_option("--accumulate", a.accumulate, "Batches whose gradients make one iteration");
    command.add_option("--lr", a.learningRate, "Learning rate");
    command.add_option("--lr-batch", a.learningRateBatch,
                       "Images an iteration that --lr is meant for: the rate is scaled linearly to yours");
    command.add_option("--momentum", a.momentum, "Momentum of SGD");
    command.add_option("--weight-decay", a.weightDecay, "Weight decay of SGD");
    command.add_option("--schedule", a.schedule, "step, multistep, cosine or plateau")
        ->check(CLI::IsMember({"step", "multistep", "cosine", "plateau"}));
    command.add_option("--gamma", a.gamma, "Factor of step, multistep and plateau");
    command.add_option("--step-epochs", a.stepEpochs, "Epochs between the steps of schedule step");
    command
        .add_option("--milestones", a.milestones,
                    "Parts of the run after which multistep lowers the rate, e.g. 0.8,0.93")
        ->delimiter(',');
    command.add_option("--patience", a.patience, "Evaluations without a new best before plateau lowers the rate");
    command.add_option("--warmup", a.warmup, "Warm-up iterations");
    command.add_option("--clip", a.clip, "Largest gradient norm; 0 = no clipping");
}

void addModelOptions(CLI::App& command, TrainArguments& a) {
    command.add_option("--min-size", a.minSize, "Shorter image side for the net, pixels");
    command.add_option("--max-size", a.maxSize, "Longest image side for the net, pixels");
    command.add_option("--train-min-sizes", a.trainMinSizes, "Multi-scale: an image's shorter side is one of these")
        ->delimiter(',');
    command.add_option("--norm", a.norm, "frozen, batch or group; default: frozen with --weights, else batch")
        ->check(CLI::IsMember({"frozen", "batch", "group"}));
    command.add_option("--trainable-stages", a.trainableStages,
                       "Backbone stages that train, from the deepest; default: 3 with --weights, else all");
    command.add_option("--layers", a.layers, "Backbone layers the maps come from, e.g. layer3")->delimiter(',');
    command.add_option("--conventions", a.conventions, "seed or torchvision; default: as the weights say")
        ->check(CLI::IsMember({"seed", "torchvision"}));
    command.add_option("--augment", a.augment, "none, light or strong: colours, zooms, crops")
        ->check(CLI::IsMember({"none", "light", "strong"}));
    command.add_option("--aspect-ratio-groups", a.shapeGroups,
                       "Batches of images of like shape: steps per doubling of width / height; -1 = off; default 3");
    command.add_flag("--no-flip", a.noFlip, "Do not mirror images");
}

void addMachineOptions(CLI::App& command, TrainArguments& a) {
    command.add_option("--evaluate-every", a.evaluateEvery, "Epochs between evaluations");
    command.add_flag("--val-losses", a.validationLosses, "Also the losses on the validation split");
    command.add_option("--best-by", a.bestBy, "AP or AP50: what best.pth is best in")
        ->check(CLI::IsMember({"AP", "AP50"}));
    command.add_option("--stop-after", a.stopAfter, "End after so many evaluations without a new best");
    command.add_option("--max-minutes", a.maxMinutes, "End after this time");
    command.add_option("--save-every", a.saveEvery,
                       "Seconds between two writings of last.pth within an epoch; default 120");
    command.add_option("--average", a.average, "Decay of a moving average of the weights, e.g. 0.999");
    command.add_option("--precision", a.precision, "float32, bf16 or fp16 (GPU)")
        ->check(CLI::IsMember({"float32", "bf16", "fp16"}));
    command.add_flag("--amp", a.amp, "Mixed precision: fp16 on a GPU, bf16 on a CPU")->excludes("--precision");
    command.add_option("--max-steps", a.maxSteps, "Stop after this many iterations");
    command.add_option("--seed", a.seed, "Same seed, data and threads: same weights");
    command.add_option("--device", a.device, "auto, cpu or cuda:N");
    command.add_option("--threads", a.threads, "Threads on the CPU; 0 = all cores");
    command.add_option("--workers", a.workers, "Threads that read images; 0 = chosen by the cores");
    command.add_flag("--no-split", a.noSplit, "Fail when memory runs out, instead of smaller parts of a batch");
    command.add_flag("--dry-run", a.dryRun,
                     "Read every image, say what would be skipped and how the learning rate goes, train nothing");
}

} // namespace

void TrainArguments::addTo(CLI::App& command) {
    addRunOptions(command, *this);
    addOptimizerOptions(command, *this);
    addModelOptions(command, *this);
    addMachineOptions(command, *this);
}

TrainOptions TrainArguments::over(TrainOptions options) const {
    options.outputFolder = output;
    put(options.model, model);
    put(options.resume, resume);
    put(options.epochs, epochs);
    put(options.resumeEpochs, resume ? epochs : std::nullopt);
    put(options.startEpoch, startEpoch);
    put(options.batchSize, batchSize);
    put(options.learningRate, learningRate);
    put(options.accumulate, accumulate);
    put(options.learningRateBatch, learningRateBatch);
    put(options.schedule.gamma, gamma);
    put(options.schedule.stepEpochs, stepEpochs);
    put(options.schedule.patience, patience);
    put(options.stopAfter, stopAfter);
    put(options.maxMinutes, maxMinutes);
    put(options.averageDecay, average);
    put(options.saveSeconds, saveEvery);
    put(options.momentum, momentum);
    put(options.weightDecay, weightDecay);
    put(options.schedule.warmupIterations, warmup);
    put(options.gradientClipNorm, clip);
    put(options.minSize, minSize);
    put(options.maxSize, maxSize);
    put(options.norm, norm);
    put(options.trainableStages, trainableStages);
    put(options.conventions, conventions);
    options.trainMinSizes = trainMinSizes;
    options.layers = layers;
    put(options.evaluateEvery, evaluateEvery);
    put(options.maxSteps, maxSteps);
    put(options.seed, seed);
    put(options.device, device);
    put(options.threads, threads);
    put(options.loaderThreads, workers);
    put(options.aspectRatioGroups, shapeGroups);
    if (augment)
        options.augmentation = *augment == "none" ? "" : *augment;
    if (!milestones.empty())
        options.schedule.milestones = milestones;
    options.vocPixels = data.vocPixels;
    options.splitOnOutOfMemory = !noSplit;
    if (schedule)
        options.schedule.kind = fromText<ScheduleKind>(*schedule).value_or(ScheduleKind::Step);
    options.precision = precisionOf(*this);
    if (bestBy)
        options.bestBy = fromText<BestBy>(*bestBy).value_or(BestBy::Ap);
    options.validationLosses = validationLosses;
    options.horizontalFlip = !noFlip;
    return options;
}

} // namespace boxwright
