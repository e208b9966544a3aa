#include "core/engine/session_notes.h"

#include <nlohmann/json.hpp>

#include "core/engine/train_options_json.h"

namespace boxwright {
namespace {

using Json = nlohmann::ordered_json;

template <class Losses, class Visit>
void visitLosses(Losses& losses, const Visit& visit) {
    visit("classifier", losses.classifier);
    visit("box_reg", losses.boxRegression);
    visit("objectness", losses.objectness);
    visit("rpn_box_reg", losses.rpnBoxRegression);
}

template <class Metrics, class Visit>
void visitMetrics(Metrics& m, const Visit& visit) {
    visit("AP", m.ap);
    visit("AP50", m.ap50);
    visit("AP75", m.ap75);
    visit("APs", m.apSmall);
    visit("APm", m.apMedium);
    visit("APl", m.apLarge);
    visit("AR1", m.ar1);
    visit("AR10", m.ar10);
    visit("AR100", m.ar100);
    visit("ARs", m.arSmall);
    visit("ARm", m.arMedium);
    visit("ARl", m.arLarge);
}

template <class Summary, class Visit>
void visitSummary(Summary& summary, const Visit& visit) {
    visit("epoch", summary.epoch);
    visit("step", summary.step);
    visit("lr", summary.learningRate);
    visit("evaluated", summary.evaluated);
    visit("best", summary.best);
    visit("seconds", summary.seconds);
    visitLosses(summary.meanLosses, visit);
    visitMetrics(summary.metrics, visit);
}

auto writer(Json& json) {
    return [&json](const char* name, const auto& field) { json[name] = field; };
}

auto reader(const nlohmann::json& json) {
    return [&json](const char* name, auto& field) {
        if (const auto value = json.find(name); value != json.end())
            value->get_to(field);
    };
}

} // namespace

std::string toJson(const SessionNotes& notes) {
    Json json;
    json["options"] = Json::parse(toJson(notes.options));
    json["iterations_per_epoch"] = notes.iterationsPerEpoch;
    json["iteration"] = notes.iteration;
    Json sums;
    visitLosses(notes.lossSums, writer(sums));
    json["loss_sums"] = sums;
    json["epochs"] = Json::array();
    for (const EpochSummary& summary : notes.epochs) {
        Json entry;
        visitSummary(summary, writer(entry));
        if (summary.validationLosses) {
            Json losses;
            visitLosses(*summary.validationLosses, writer(losses));
            entry["validation_losses"] = losses;
        }
        json["epochs"].push_back(entry);
    }
    return json.dump();
}

Result<SessionNotes> sessionNotesFromJson(const std::string& text) {
    try {
        const nlohmann::json json = nlohmann::json::parse(text);
        auto options = trainOptionsFromJson(json.at("options").dump());
        if (!options)
            return tl::unexpected(options.error());
        SessionNotes notes;
        notes.options = std::move(*options);
        notes.iterationsPerEpoch = json.value("iterations_per_epoch", 0);
        notes.iteration = json.value("iteration", 0);
        visitLosses(notes.lossSums, reader(json.at("loss_sums")));
        for (const nlohmann::json& entry : json.at("epochs")) {
            EpochSummary& summary = notes.epochs.emplace_back();
            visitSummary(summary, reader(entry));
            if (const auto losses = entry.find("validation_losses"); losses != entry.end())
                visitLosses(summary.validationLosses.emplace(), reader(*losses));
        }
        return notes;
    } catch (const nlohmann::json::exception& exception) {
        return fail(ErrorKind::Unreadable, std::string("The training notes are not understood: ") + exception.what());
    }
}

} // namespace boxwright
