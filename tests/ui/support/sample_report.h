#pragma once

#include "core/engine/evaluator.h"

namespace boxwright::test {

/// A report of two classes; the second has no ground truth.
inline EvaluationReport sampleReport() {
    EvaluationReport report;
    report.classes = ClassList({"cat", "dog", "ant"});
    report.coco.numbers.ap = 0.625;
    report.coco.numbers.ap50 = 0.875;
    report.coco.numbers.arLarge = 0.5;
    report.coco.classes = {{1, 12, 0.625, 0.875}, {2, 0, -1, -1}, {3, 150, 0.25, 0.5}};
    report.voc.mean = {0.8125, 0.84375};
    report.voc.classes = {{1, 12, {0.8125, 0.84375}}, {2, 0, {}}, {3, 150, {0.5, 0.5}}};
    report.images.resize(3);
    report.messages = {"d.jpg: The image is not there.", "e.jpg: The image is not there."};
    report.secondsPerImage = 0.125;
    return report;
}

} // namespace boxwright::test
