#include "app/cli/weights_text.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/cli/progress_line.h"

namespace boxwright {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text;
    for (const std::int64_t size : shape)
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    return "[" + text + "]";
}

std::string modelText(const WeightsInfo& info) {
    if (!info.model.empty())
        return info.model;
    if (info.fittingModels.empty())
        return "not stated, and no known one fits";
    return (info.wholeDetector ? "not stated; the tensors fit " : "not stated; this is the backbone of ") +
           joined(info.fittingModels);
}

std::string classesText(const WeightsInfo& info) {
    if (info.numClasses == 0)
        return "none: the file has no box predictor";
    return std::to_string(info.numClasses) + " with the background: " + joined(info.classes.names()) +
           (info.ownNames ? "" : " (the file has no names; these go by the number)");
}

std::string countText(double parameters) {
    return parameters >= 1e6 ? fixedText(parameters / 1e6, 1) + " million" : fixedText(parameters, 0);
}

std::string listText(const char* title, const std::vector<std::string>& keys) {
    if (keys.empty())
        return {};
    std::string text = "\n" + std::string(title) + " (" + std::to_string(keys.size()) + "):\n";
    for (const std::string& key : keys)
        text += "  " + key + "\n";
    return text;
}

Json toJson(const WeightsFit& fit) {
    return {{"model", fit.model},           {"summary", fit.summary},   {"loaded", fit.loaded},
            {"newly_made", fit.newlyMade},  {"missing", fit.missing},   {"mismatched", fit.mismatched},
            {"unexpected", fit.unexpected}, {"new_parts", fit.newParts}};
}

template <class Number>
Json orNull(const std::optional<Number>& value) {
    return value ? Json(*value) : Json(nullptr);
}

} // namespace

std::string sizeText(std::uint64_t bytes) {
    const auto size = static_cast<double>(bytes);
    if (size >= 1e6)
        return fixedText(size / 1e6, 1) + " MB";
    return size >= 1e3 ? fixedText(size / 1e3, 1) + " kB" : fixedText(size, 0) + " bytes";
}

std::string describe(const WeightsInfo& info, const std::string& file) {
    std::string text = "File        " + file + " (" + info.form + ", " + sizeText(info.fileBytes) + ")\n";
    text += "Model       " + modelText(info) + "\nClasses     " + classesText(info) + "\n";
    if (info.epoch)
        text += "Training    " + std::to_string(*info.epoch) + " epochs done" +
                (info.step ? ", " + std::to_string(*info.step) + " iterations" : "") + "\n";
    text += "Tensors     " + std::to_string(info.tensors.size()) + ", " +
            countText(static_cast<double>(info.parameters)) + " parameters\n";
    std::size_t nameWidth = 0, shapeWidth = 0;
    for (const TensorInfo& tensor : info.tensors) {
        nameWidth = std::max(nameWidth, tensor.name.size());
        shapeWidth = std::max(shapeWidth, shapeText(tensor.shape).size());
    }
    for (const TensorInfo& tensor : info.tensors)
        text += "  " + padded(tensor.name, nameWidth) + "  " + padded(tensor.type, 8) + "  " +
                padded(shapeText(tensor.shape), shapeWidth) + "  " + sizeText(tensor.bytes) + "\n";
    return text;
}

std::string describe(const WeightsFit& fit) {
    return "\nTraining from this file: " + fit.summary + "\n" + listText("Missing in the file", fit.missing) +
           listText("Of another shape", fit.mismatched) + listText("Made anew", fit.newlyMade) +
           listText("Not used", fit.unexpected);
}

std::string weightsJson(const WeightsInfo& info, const std::string& file, const WeightsFit* fit) {
    Json tensors = Json::array();
    for (const TensorInfo& tensor : info.tensors)
        tensors.push_back(
            {{"name", tensor.name}, {"dtype", tensor.type}, {"shape", tensor.shape}, {"bytes", tensor.bytes}});
    Json json = {{"file", file},
                 {"form", info.form},
                 {"bytes", info.fileBytes},
                 {"model", info.model},
                 {"fitting_models", info.fittingModels},
                 {"whole_detector", info.wholeDetector},
                 {"num_classes", info.numClasses},
                 {"classes", info.classes.names()},
                 {"own_names", info.ownNames},
                 {"epoch", orNull(info.epoch)},
                 {"step", orNull(info.step)},
                 {"parameters", info.parameters},
                 {"tensors", std::move(tensors)}};
    if (fit != nullptr)
        json["fit"] = toJson(*fit);
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace boxwright
