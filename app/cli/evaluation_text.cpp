#include "app/cli/evaluation_text.h"

#include <array>
#include <cstdio>

namespace boxwright {
namespace {

template <class... Values>
std::string formatted(const char* format, Values... values) {
    std::array<char, 200> line{};
    std::snprintf(line.data(), line.size(), format, values...);
    return line.data();
}

/// The form of pycocotools' summary, which prints -1 as -1.000.
std::string cocoLine(const char* what, const char* iou, const char* area, int limit, double value) {
    return formatted(" Average %s @[ IoU=%-9s | area=%6s | maxDets=%3d ] = %.3f\n", what, iou, area, limit, value);
}

std::string cocoText(const CocoNumbers& n) {
    return cocoLine("Precision  (AP)", "0.50:0.95", "all", 100, n.ap) +
           cocoLine("Precision  (AP)", "0.50", "all", 100, n.ap50) +
           cocoLine("Precision  (AP)", "0.75", "all", 100, n.ap75) +
           cocoLine("Precision  (AP)", "0.50:0.95", "small", 100, n.apSmall) +
           cocoLine("Precision  (AP)", "0.50:0.95", "medium", 100, n.apMedium) +
           cocoLine("Precision  (AP)", "0.50:0.95", "large", 100, n.apLarge) +
           cocoLine("Recall     (AR)", "0.50:0.95", "all", 1, n.ar1) +
           cocoLine("Recall     (AR)", "0.50:0.95", "all", 10, n.ar10) +
           cocoLine("Recall     (AR)", "0.50:0.95", "all", 100, n.ar100) +
           cocoLine("Recall     (AR)", "0.50:0.95", "small", 100, n.arSmall) +
           cocoLine("Recall     (AR)", "0.50:0.95", "medium", 100, n.arMedium) +
           cocoLine("Recall     (AR)", "0.50:0.95", "large", 100, n.arLarge);
}

/// At least 20 wide; names may be of any length.
std::string name(const std::string& text) {
    return " " + text + std::string(text.size() < 20 ? 20 - text.size() : 0, ' ');
}

/// Seven wide; a dash for a number without ground truth.
std::string number(double value) {
    return value < 0 ? std::string("      -") : formatted("%7.3f", value);
}

std::string bestText(const ThresholdCurve& curve) {
    if (!curve.best)
        return "      -      -      -      -";
    const ThresholdPoint& point = curve.points[*curve.best];
    return number(point.score) + number(point.f1()) + number(point.precision()) + number(point.recall());
}

std::string classText(const EvaluationReport& report) {
    std::string text = name("class") + formatted(" %7s%7s%7s%7s", "objects", "AP", "AP50", "VOC");
    text += report.hasDetails ? formatted("%7s%7s%7s%7s", "score", "F1", "prec", "recall") : std::string();
    text += "\n";
    for (std::size_t k = 0; k < report.coco.classes.size(); ++k) {
        const CocoClassNumbers& coco = report.coco.classes[k];
        text += name(report.classes.name(coco.label)) + formatted(" %7d", coco.truthCount) + number(coco.ap) +
                number(coco.ap50) + number(report.voc.classes[k].numbers.ap50Area);
        text += report.hasDetails ? bestText(report.thresholds.classes[k]) : std::string();
        text += "\n";
    }
    return text;
}

std::string thresholdText(const EvaluationReport& report) {
    const ThresholdCurve& overall = report.thresholds.overall;
    if (!overall.best)
        return " Best score threshold: none, nothing was found.\n";
    const ThresholdPoint& point = overall.points[*overall.best];
    return formatted(" Best score threshold: %.3f (F1 %.3f, precision %.3f, recall %.3f)\n", point.score, point.f1(),
                     point.precision(), point.recall());
}

std::string errorText(const ErrorReport& errors, double iou) {
    std::string text = formatted(" Errors at IoU %.2f, and the AP that fixing all of a kind would gain:\n", iou);
    for (const ErrorKindCost& kind : errors.kinds)
        text += name(std::string(toText(kind.kind))) + formatted(" %7d", kind.count) + number(kind.cost) + "\n";
    return text;
}

} // namespace

std::string evaluationText(const EvaluationReport& report) {
    std::string text = cocoText(report.coco.numbers);
    text +=
        formatted(" VOC AP50: 11-point %.3f, area %.3f\n", report.voc.mean.ap50ElevenPoint, report.voc.mean.ap50Area);
    text += classText(report);
    if (!report.hasDetails)
        return text;
    return text + thresholdText(report) + errorText(report.errors, report.confusion.options.iouThreshold);
}

} // namespace boxwright
