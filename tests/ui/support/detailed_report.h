#pragma once

#include <memory>

#include "core/engine/evaluation_report.h"
#include "ui/workers/evaluation_worker.h"

namespace boxwright::test {

/// A measured report of the classes cat and dog on three images: "a" has a cat that is found (0.9) and again (0.6), "b"
/// a dog that is taken for a cat (0.8) and a cat that is missed, "c" a cat that is badly placed (0.7) and a dog where
/// nothing is (0.3). `folder`/ID.png are their pictures.
inline SharedReport detailedReport(const std::string& folder = {}) {
    const auto truth = [](XywhBox box, int label) {
        TruthBox object;
        object.box = box;
        object.label = label;
        object.area = box.width * box.height;
        return object;
    };
    EvaluationReport report;
    report.classes = ClassList({"cat", "dog"});
    report.scored.resize(3);
    report.scored[0].truth = {truth({0, 0, 20, 20}, 1)};
    report.scored[0].detections = {{{0, 0, 20, 20}, 1, 0.9}, {{1, 0, 20, 20}, 1, 0.6}};
    report.scored[1].truth = {truth({0, 0, 10, 10}, 2), truth({50, 50, 10, 10}, 1)};
    report.scored[1].detections = {{{0, 0, 10, 10}, 1, 0.8}};
    report.scored[2].truth = {truth({0, 0, 20, 20}, 1)};
    report.scored[2].detections = {{{12, 0, 20, 20}, 1, 0.7}, {{60, 60, 10, 10}, 2, 0.3}};
    for (const char* id : {"a", "b", "c"})
        report.images.push_back({id, folder + "/" + id + ".png", {80, 80}, {}});
    measure(report, {});
    return std::make_shared<const EvaluationReport>(std::move(report));
}

} // namespace boxwright::test
