#include "ui/support/option_problem_text.h"

#include <array>

#include <QCoreApplication>

namespace boxwright {
namespace {

/// For lupdate: what TrainOptions::validate() and whyNoGpu() in core, which knows no Qt, can say about the fields of
/// the form.
[[maybe_unused]] constexpr std::array kOptionProblems{
    QT_TRANSLATE_NOOP("OptionProblem", "Choose a folder for the runs."),
    QT_TRANSLATE_NOOP("OptionProblem", "The first epoch must be at least 0 and below the number of epochs."),
    QT_TRANSLATE_NOOP("OptionProblem", "fp16 needs a GPU: choose bf16 or float32 on a CPU."),
    QT_TRANSLATE_NOOP("OptionProblem", "The shorter image side must lie between 32 and 4096 pixels."),
    QT_TRANSLATE_NOOP("OptionProblem", "The longest image side must lie between 32 and 8192 pixels."),
    QT_TRANSLATE_NOOP("OptionProblem", "The longest image side cannot be below the shorter one."),
    QT_TRANSLATE_NOOP("OptionProblem",
                      "The shorter image sides of multi-scale training must lie between 32 and 4096 pixels."),
    QT_TRANSLATE_NOOP("OptionProblem", "Frozen norms need initial weights: from nothing they cannot learn."),
    QT_TRANSLATE_NOOP("OptionProblem", "This LibTorch was built without CUDA."),
    QT_TRANSLATE_NOOP("OptionProblem", "LibTorch finds no NVIDIA GPU or no driver for it."),
    QT_TRANSLATE_NOOP("OptionProblem", "The milestones must be ascending fractions of the run, between 0 and 1."),
};

} // namespace

QString optionProblemText(const std::string& sentence) {
    return QCoreApplication::translate("OptionProblem", sentence.c_str());
}

} // namespace boxwright
