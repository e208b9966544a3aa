#include "core/engine/evaluation_json.h"

#include <nlohmann/json.hpp>

namespace boxwright {

namespace {

using Json = nlohmann::ordered_json;

Json cocoJson(const CocoNumbers& n) {
    return {{"AP", n.ap},        {"AP50", n.ap50},   {"AP75", n.ap75},    {"APs", n.apSmall},
            {"APm", n.apMedium}, {"APl", n.apLarge}, {"AR1", n.ar1},      {"AR10", n.ar10},
            {"AR100", n.ar100},  {"ARs", n.arSmall}, {"ARm", n.arMedium}, {"ARl", n.arLarge}};
}

Json perClassJson(const EvaluationReport& report) {
    Json list = Json::array();
    for (std::size_t i = 0; i < report.coco.classes.size(); ++i) {
        const CocoClassNumbers& coco = report.coco.classes[i];
        const VocNumbers& voc = report.voc.classes[i].numbers;
        list.push_back({{"name", report.classes.name(coco.label)},
                        {"gt", coco.truthCount},
                        {"AP", coco.ap},
                        {"AP50", coco.ap50},
                        {"AP75", coco.ap75},
                        {"AR100", coco.ar100},
                        {"AP50_11point", voc.ap50ElevenPoint},
                        {"AP50_area", voc.ap50Area}});
    }
    return list;
}

Json curvesJson(const EvaluationReport& report) {
    Json list = Json::array();
    for (const ClassCurve& curve : report.curves.classes)
        list.push_back({{"name", report.classes.name(curve.label)},
                        {"AP", curve.ap},
                        {"precision", curve.interpolated},
                        {"score", curve.scoreAtRecall}});
    return {{"iou", report.confusion.options.iouThreshold},
            {"AP", report.curves.ap},
            {"recall", recallPoints},
            {"mean_precision", report.curves.meanInterpolated},
            {"classes", list}};
}

/// The best point and the curve at the thresholds 0, .01, ... 1.
Json thresholdJson(const ThresholdCurve& curve) {
    Json best = nullptr;
    if (curve.best) {
        const ThresholdPoint& point = curve.points[*curve.best];
        best = {{"score", point.score},     {"f1", point.f1()},   {"precision", point.precision()},
                {"recall", point.recall()}, {"hits", point.hits}, {"false_alarms", point.falseAlarms},
                {"missed", point.missed}};
    }
    Json f1 = Json::array(), precision = Json::array(), recall = Json::array();
    for (int percent = 0; percent <= 100; ++percent) {
        const ThresholdPoint point = curve.at(percent / 100.0);
        f1.push_back(point.f1());
        precision.push_back(point.precision());
        recall.push_back(point.recall());
    }
    return {{"best", best}, {"f1", f1}, {"precision", precision}, {"recall", recall}};
}

Json thresholdsJson(const EvaluationReport& report) {
    Json list = Json::array();
    for (const ThresholdCurve& curve : report.thresholds.classes) {
        Json entry{{"name", report.classes.name(curve.label)}};
        entry.update(thresholdJson(curve));
        list.push_back(std::move(entry));
    }
    return {{"iou", report.confusion.options.iouThreshold},
            {"overall", thresholdJson(report.thresholds.overall)},
            {"classes", list}};
}

Json confusionJson(const EvaluationReport& report) {
    const ConfusionMatrix& matrix = report.confusion;
    Json rows = Json::array(), columns = Json::array(), lines = Json::array();
    for (const int label : matrix.labels)
        rows.push_back(report.classes.name(label));
    columns = rows;
    rows.push_back("background");
    columns.push_back("missed");
    for (std::size_t row = 0; row < matrix.side(); ++row) {
        Json line = Json::array();
        for (std::size_t column = 0; column < matrix.side(); ++column)
            line.push_back(matrix.at(row, column));
        lines.push_back(std::move(line));
    }
    return {{"iou", matrix.options.iouThreshold},
            {"score", matrix.options.scoreThreshold},
            {"rows", rows},
            {"columns", columns},
            {"matrix", lines}};
}

Json boxJson(const XywhBox& box) {
    return Json::array({box.x, box.y, box.width, box.height});
}

Json errorJson(const EvaluationReport& report, const DetectionError& error) {
    Json entry{{"kind", toText(error.kind)}, {"image_id", report.images[error.image].imageId}};
    if (error.detection != noObject) {
        const ScoredBox& box = report.scored[error.image].detections[error.detection];
        entry["detection"] = {{"index", error.detection},
                              {"class", report.classes.name(box.label)},
                              {"bbox", boxJson(box.box)},
                              {"score", box.score}};
    }
    if (error.object != noObject) {
        const TruthBox& truth = report.scored[error.image].truth[error.object];
        entry["object"] = {
            {"index", error.object}, {"class", report.classes.name(truth.label)}, {"bbox", boxJson(truth.box)}};
        entry["iou"] = error.overlap;
    }
    return entry;
}

Json errorsJson(const EvaluationReport& report, bool withList) {
    Json kinds = Json::array();
    for (const ErrorKindCost& kind : report.errors.kinds)
        kinds.push_back({{"kind", toText(kind.kind)}, {"count", kind.count}, {"cost", kind.cost}});
    Json json{{"iou", report.confusion.options.iouThreshold},
              {"AP", report.errors.ap},
              {"kinds", kinds},
              {"false_positive_cost", report.errors.falsePositiveCost},
              {"false_negative_cost", report.errors.falseNegativeCost}};
    if (withList) {
        json["list"] = Json::array();
        for (const DetectionError& error : report.errors.errors)
            json["list"].push_back(errorJson(report, error));
    }
    return json;
}

} // namespace

std::string evaluationJson(const EvaluationReport& report, const EvaluationJsonOptions& options) {
    Json json;
    json["coco"] = cocoJson(report.coco.numbers);
    json["voc"] = {{"AP50_11point", report.voc.mean.ap50ElevenPoint}, {"AP50_area", report.voc.mean.ap50Area}};
    json["per_class"] = perClassJson(report);
    if (report.hasDetails) {
        json["curves"] = curvesJson(report);
        json["thresholds"] = thresholdsJson(report);
        json["confusion"] = confusionJson(report);
        json["errors"] = errorsJson(report, options.errorList);
    }
    // Names from files need not be UTF-8.
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace boxwright
