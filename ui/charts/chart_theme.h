#pragma once

#include <QColor>

class QPalette;

namespace boxwright {

/// What a curve shows; decides its colour.
enum class CurveRole {
    Loss,
    LossSmoothed,
    LossClassifier,
    LossBoxRegression,
    LossObjectness,
    LossRpnBoxRegression,
    LossValidation,
    LearningRate,
    AveragePrecision,
    AveragePrecision50,
    Precision,
    Recall,
    F1,
    MeanPrecision
};

/// Colours of a chart, derived from the palette of the window it is in.
struct ChartTheme {
    QColor background;
    QColor text;
    QColor faintText;
    QColor grid;
    QColor axis;
    QColor readoutBackground;
    bool dark = false;
};

[[nodiscard]] ChartTheme chartTheme(const QPalette& palette);

/// How many runs can be told apart on one chart beside the one that is shown.
constexpr int mostComparedRuns = 5;

/// The colour of a run that is compared, counted from 0; told apart as those of curveColor().
[[nodiscard]] QColor comparedRunColor(int run, bool dark);

/// Told apart with any colour vision (after Okabe and Ito), with enough contrast on the light or the dark background.
[[nodiscard]] QColor curveColor(CurveRole role, bool dark);

} // namespace boxwright
