#include "core/engine/train_options_json.h"

#include <nlohmann/json.hpp>

namespace boxwright {
namespace {

/// Calls visit("name", field) for every plain option, so that writing and reading cannot differ.
template <class Options, class Visit>
void visitTrainFields(Options& options, const Visit& visit) {
    visit("model", options.model);
    visit("epochs", options.epochs);
    visit("batch_size", options.batchSize);
    visit("accumulate", options.accumulate);
    visit("learning_rate", options.learningRate);
    visit("learning_rate_batch", options.learningRateBatch);
    visit("momentum", options.momentum);
    visit("weight_decay", options.weightDecay);
    visit("step_epochs", options.schedule.stepEpochs);
    visit("gamma", options.schedule.gamma);
    visit("patience", options.schedule.patience);
    visit("milestones", options.schedule.milestones);
    visit("warmup_iterations", options.schedule.warmupIterations);
    visit("warmup_factor", options.schedule.warmupFactor);
    visit("gradient_clip_norm", options.gradientClipNorm);
    visit("horizontal_flip", options.horizontalFlip);
    visit("start_epoch", options.startEpoch);
    visit("augmentation", options.augmentation);
    visit("aspect_ratio_groups", options.aspectRatioGroups);
    visit("loader_threads", options.loaderThreads);
    visit("voc_pixels", options.vocPixels);
    visit("evaluate_every", options.evaluateEvery);
    visit("validation_losses", options.validationLosses);
    visit("stop_after", options.stopAfter);
    visit("max_minutes", options.maxMinutes);
    visit("save_seconds", options.saveSeconds);
    visit("average_decay", options.averageDecay);
    visit("split_on_out_of_memory", options.splitOnOutOfMemory);
    visit("max_steps", options.maxSteps);
    visit("min_size", options.minSize);
    visit("max_size", options.maxSize);
    visit("train_min_sizes", options.trainMinSizes);
    visit("norm", options.norm);
    visit("trainable_stages", options.trainableStages);
    visit("layers", options.layers);
    visit("conventions", options.conventions);
    visit("seed", options.seed);
    visit("device", options.device);
    visit("threads", options.threads);
}

} // namespace

std::string toJson(const TrainOptions& options) {
    nlohmann::ordered_json json;
    visitTrainFields(options, [&](const char* name, const auto& field) { json[name] = field; });
    json["schedule"] = toText(options.schedule.kind);
    json["precision"] = toText(options.precision);
    json["best_by"] = toText(options.bestBy);
    json["weights"] = options.weights.string();
    json["output_folder"] = options.outputFolder.string();
    return json.dump();
}

Result<TrainOptions> trainOptionsFromJson(const std::string& text) {
    try {
        const nlohmann::json json = nlohmann::json::parse(text);
        TrainOptions options;
        visitTrainFields(options, [&](const char* name, auto& field) {
            if (const auto value = json.find(name); value != json.end())
                value->get_to(field);
        });
        if (const auto kind = fromText<ScheduleKind>(json.value("schedule", std::string())))
            options.schedule.kind = *kind;
        options.precision = fromText<Precision>(json.value("precision", std::string())).value_or(options.precision);
        options.bestBy = fromText<BestBy>(json.value("best_by", std::string())).value_or(options.bestBy);
        options.weights = json.value("weights", std::string());
        options.outputFolder = json.value("output_folder", std::string("runs"));
        return options;
    } catch (const nlohmann::json::exception& exception) {
        return fail(ErrorKind::Unreadable, std::string("The training options are not understood: ") + exception.what());
    }
}

} // namespace boxwright
