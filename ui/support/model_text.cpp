#include "ui/support/model_text.h"

#include <array>

#include <QCoreApplication>

#include "core/engine/model_list.h"

namespace boxwright {
namespace {

/// For lupdate: the summaries of core's model table, which knows no Qt.
[[maybe_unused]] constexpr std::array kSummaries{
    QT_TRANSLATE_NOOP("ModelSummary", "Compact: learns from nothing in minutes on a CPU."),
    QT_TRANSLATE_NOOP("ModelSummary", "Balanced: ResNet-18 with a feature pyramid."),
    QT_TRANSLATE_NOOP("ModelSummary", "Accurate: ResNet-50 with a feature pyramid, torchvision's model."),
};

} // namespace

QString modelSummary(const ModelInfo& model) {
    return QCoreApplication::translate("ModelSummary", model.summary.c_str());
}

} // namespace boxwright
