#include "core/engine/evaluation_json.h"

#include <nlohmann/json.hpp>

namespace boxwright {

std::string evaluationJson(const EvaluationReport& report) {
    const CocoNumbers& n = report.coco.numbers;
    nlohmann::ordered_json json;
    json["coco"] = {{"AP", n.ap},        {"AP50", n.ap50},   {"AP75", n.ap75},    {"APs", n.apSmall},
                    {"APm", n.apMedium}, {"APl", n.apLarge}, {"AR1", n.ar1},      {"AR10", n.ar10},
                    {"AR100", n.ar100},  {"ARs", n.arSmall}, {"ARm", n.arMedium}, {"ARl", n.arLarge}};
    json["voc"] = {{"AP50_11point", report.voc.mean.ap50ElevenPoint}, {"AP50_area", report.voc.mean.ap50Area}};
    json["per_class"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < report.coco.classes.size(); ++i) {
        const CocoClassNumbers& coco = report.coco.classes[i];
        const VocNumbers& voc = report.voc.classes[i].numbers;
        json["per_class"].push_back({{"name", report.classes.name(coco.label)},
                                     {"gt", coco.truthCount},
                                     {"AP", coco.ap},
                                     {"AP50", coco.ap50},
                                     {"AP50_11point", voc.ap50ElevenPoint},
                                     {"AP50_area", voc.ap50Area}});
    }
    return json.dump(2);
}

} // namespace boxwright
