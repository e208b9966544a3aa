#include "ui/support/model_text.h"

#include <array>

#include <QCoreApplication>

#include "core/engine/model_list.h"

namespace boxwright {
namespace {

/// For lupdate: the summaries of core's model table, which knows no Qt.
[[maybe_unused]] constexpr std::array kSummaries{
    QT_TRANSLATE_NOOP("ModelSummary", "Compact: learns from nothing in minutes on a CPU."),
    QT_TRANSLATE_NOOP("ModelSummary", "Fast on a CPU once it has pretrained weights; weak on small objects."),
    QT_TRANSLATE_NOOP("ModelSummary", "Balanced: five times faster on a CPU than ResNet-50."),
    QT_TRANSLATE_NOOP("ModelSummary", "Balanced: ResNet-18 with a feature pyramid."),
    QT_TRANSLATE_NOOP("ModelSummary", "Accurate: ResNet-50 with a feature pyramid, torchvision's model."),
    QT_TRANSLATE_NOOP("ModelSummary", "The most accurate and the slowest: ResNet-50 with deeper heads."),
    QT_TRANSLATE_NOOP("ModelSummary", "Few parameters: EfficientNet-B0 with a feature pyramid."),
    QT_TRANSLATE_NOOP("ModelSummary", "The classic VGG16, one map of stride 16."),
    QT_TRANSLATE_NOOP("ModelSummary", "The original VGG16 without norms, one map of stride 16."),
    QT_TRANSLATE_NOOP("ModelSummary", "ResNet-50 up to its third stage, one map of stride 16."),
    QT_TRANSLATE_NOOP("ModelSummary", "The fewest parameters: EfficientNet-B0, one map of stride 16."),
    QT_TRANSLATE_NOOP("ModelSummary", "MobileNetV2, one map of stride 32."),
};

} // namespace

QString modelSummary(const ModelInfo& model) {
    return QCoreApplication::translate("ModelSummary", model.summary.c_str());
}

} // namespace boxwright
