#include "ui/charts/chart_theme.h"

#include <array>

#include <QPalette>

namespace boxwright {

namespace {

struct CurveColors {
    CurveRole role;
    QRgb onLight;
    QRgb onDark;
};

constexpr std::array curveColors{
    CurveColors{CurveRole::Loss, 0x5590b4dc, 0x555f8fc4},
    CurveColors{CurveRole::LossSmoothed, 0xff1f6fc9, 0xff6cb2ff},
    CurveColors{CurveRole::LossClassifier, 0xffcf6a00, 0xfff0a04b},
    CurveColors{CurveRole::LossBoxRegression, 0xff00875f, 0xff3fc79a},
    CurveColors{CurveRole::LossObjectness, 0xffb4508c, 0xffe08fc0},
    CurveColors{CurveRole::LossRpnBoxRegression, 0xff7a6a00, 0xffd9c74a},
    CurveColors{CurveRole::LossValidation, 0xffc0392b, 0xffff8f85},
    CurveColors{CurveRole::LearningRate, 0xff7653c4, 0xffb096f2},
    CurveColors{CurveRole::AveragePrecision, 0xff1f6fc9, 0xff6cb2ff},
    CurveColors{CurveRole::AveragePrecision50, 0xff00875f, 0xff3fc79a},
    CurveColors{CurveRole::Precision, 0xff1f6fc9, 0xff6cb2ff},
    CurveColors{CurveRole::Recall, 0xffcf6a00, 0xfff0a04b},
    CurveColors{CurveRole::F1, 0xff00875f, 0xff3fc79a},
    CurveColors{CurveRole::MeanPrecision, 0xff8a8f98, 0xff9aa0aa},
};

struct RunColors {
    QRgb onLight;
    QRgb onDark;
};

// None of them is a curve's of the shown run.
constexpr std::array<RunColors, mostComparedRuns> runColors{{{0xff37474f, 0xffd5dde0},
                                                             {0xff8c4a1f, 0xffd7a27a},
                                                             {0xff00838f, 0xff4fd0dd},
                                                             {0xff5d8a00, 0xffa6d64a},
                                                             {0xff8a8f98, 0xff9aa0aa}}};

QColor mixed(const QColor& a, const QColor& b, float shareOfB) {
    const auto mix = [shareOfB](float from, float to) { return from + (to - from) * shareOfB; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

ChartTheme chartTheme(const QPalette& palette) {
    ChartTheme theme;
    theme.background = palette.color(QPalette::Base);
    theme.dark = theme.background.lightnessF() < 0.5F;
    theme.text = palette.color(QPalette::Text);
    theme.faintText = mixed(theme.background, theme.text, 0.68F);
    theme.grid = mixed(theme.background, theme.text, 0.09F);
    theme.axis = mixed(theme.background, theme.text, 0.28F);
    theme.readoutBackground = mixed(theme.background, theme.text, theme.dark ? 0.10F : 0.03F);
    return theme;
}

QColor comparedRunColor(int run, bool dark) {
    const RunColors& colors = runColors[static_cast<std::size_t>(run) % runColors.size()];
    return QColor::fromRgba(dark ? colors.onDark : colors.onLight);
}

QColor curveColor(CurveRole role, bool dark) {
    for (const CurveColors& colors : curveColors)
        if (colors.role == role)
            return QColor::fromRgba(dark ? colors.onDark : colors.onLight);
    return {};
}

} // namespace boxwright
