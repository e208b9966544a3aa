#include "core/data/findings_report.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/voc_layout.h"

namespace boxwright {

namespace {

using Json = nlohmann::ordered_json;

/// Names and paths may hold any bytes; JSON holds UTF-8.
std::string dumped(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

Json histogramJson(const Histogram& histogram) {
    return {{"edges", histogram.edges()}, {"counts", histogram.counts()}};
}

Json objectsJson(const ObjectStatistics& objects) {
    return {{"objects", objects.objects},
            {"images", objects.images},
            {"verified", objects.verified},
            {"difficult", objects.difficult},
            {"truncated", objects.truncated},
            {"occluded", objects.occluded},
            {"small", objects.small},
            {"medium", objects.medium},
            {"large", objects.large},
            {"width", histogramJson(objects.width)},
            {"height", histogramJson(objects.height)},
            {"side", histogramJson(objects.area)},
            {"aspect", histogramJson(objects.aspect)},
            {"per_image", histogramJson(objects.perImage)},
            {"positions", objects.positions.counts}};
}

Json splitJson(const SplitStatistics& split) {
    Json sizes = Json::array();
    for (const auto& [size, images] : split.imageSizes)
        sizes.push_back({{"width", size.first}, {"height", size.second}, {"images", images}});
    Json classes = Json::object();
    for (const auto& [name, objects] : split.classes)
        classes[name] = objectsJson(objects);
    Json together = Json::array();
    for (const auto& [names, images] : split.together)
        together.push_back({{"classes", {names.first, names.second}}, {"images", images}});
    return {{"images", split.images},
            {"unlabelled", split.unlabelled},
            {"negatives", split.negatives},
            {"verified", split.verified},
            {"boxes_per_image", histogramJson(split.boxesPerImage)},
            {"image_sizes", std::move(sizes)},
            {"objects", objectsJson(split.all)},
            {"classes", std::move(classes)},
            {"together", std::move(together)}};
}

Json statisticsValue(const DatasetStatistics& statistics) {
    Json splits = Json::object();
    for (const auto& [name, split] : statistics.splits())
        splits[name] = splitJson(split);
    return {{"all", splitJson(statistics.whole())}, {"splits", std::move(splits)}};
}

template <class... Values>
std::string line(const char* format, Values... values) {
    char text[512];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

std::string shownPath(const std::filesystem::path& file, const std::filesystem::path& root) {
    const auto relative = file.lexically_relative(root);
    return relative.empty() || relative == "." ? file.string() : relative.string();
}

/// Empty if the file's name tells the image.
std::string shownImage(const Finding& finding) {
    const bool told = pathWithoutExtension(finding.file).ends_with(finding.imageId);
    return told ? std::string() : ", image \"" + finding.imageId + "\"";
}

std::string splitLine(const std::string& name, const SplitStatistics& split) {
    return line("  %-10s %7ld images (%ld without objects, %ld unlabelled), ", name.substr(0, 100).c_str(),
                split.images, split.negatives, split.unlabelled) +
           line("%ld objects: %ld small, %ld medium, %ld large\n", split.all.objects, split.all.small, split.all.medium,
                split.all.large);
}

} // namespace

std::string inspectionJson(const InspectionReport& report) {
    Json findings = Json::array();
    for (const Finding& finding : report.findings)
        findings.push_back({{"kind", toText(finding.kind)},
                            {"severity", toText(finding.severity)},
                            {"image", finding.imageId},
                            {"file", finding.file.string()},
                            {"object", finding.object},
                            {"sentence", finding.sentence},
                            {"fixable", finding.isFixable()}});
    Json counts = Json::object();
    for (const auto& [severity, text] : EnumText<Severity>::table)
        counts[std::string(text)] = report.count(severity);
    const SplitStatistics& whole = report.statistics.whole();
    return dumped({{"data", report.root.string()},
                   {"images", whole.images},
                   {"objects", whole.all.objects},
                   {"counts", std::move(counts)},
                   {"findings", std::move(findings)},
                   {"statistics", statisticsValue(report.statistics)}});
}

std::string statisticsJson(const DatasetStatistics& statistics) {
    return dumped(statisticsValue(statistics));
}

std::string inspectionText(const InspectionReport& report, std::size_t perKind) {
    std::map<std::pair<Severity, FindingKind>, std::vector<const Finding*>> groups;
    for (const Finding& finding : report.findings)
        groups[{finding.severity, finding.kind}].push_back(&finding);
    std::string text;
    for (const auto& [key, group] : groups) {
        const bool fixable = std::any_of(group.begin(), group.end(), [](const Finding* f) { return f->isFixable(); });
        text += std::string(toText(key.first)) + " " + std::string(toText(key.second)) + ": " +
                std::to_string(group.size()) + (fixable ? " (fixable)" : "") + "\n";
        for (std::size_t i = 0; i < std::min(perKind, group.size()); ++i) {
            const Finding& finding = *group[i];
            text += "  " + shownPath(finding.file, report.root) + shownImage(finding) +
                    (finding.object > 0 ? ", object " + std::to_string(finding.object) : "") + ": " + finding.sentence +
                    "\n";
        }
        if (group.size() > perKind)
            text += "  ... and " + std::to_string(group.size() - perKind) + " more\n";
    }
    return text;
}

std::string statisticsText(const DatasetStatistics& statistics) {
    std::string text = splitLine("all", statistics.whole());
    for (const auto& [name, split] : statistics.splits())
        text += splitLine(name, split);
    for (const auto& [name, objects] : statistics.whole().classes) {
        text += line("  class %-20s %7ld objects in %ld images", name.substr(0, 100).c_str(), objects.objects,
                     objects.images);
        for (const auto& [split, counted] : statistics.splits()) {
            const auto found = counted.classes.find(name);
            text += ", " + split + " " + std::to_string(found == counted.classes.end() ? 0 : found->second.objects);
        }
        text += "\n";
    }
    return text;
}

} // namespace boxwright
