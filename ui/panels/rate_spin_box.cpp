#include "ui/panels/rate_spin_box.h"

#include <array>
#include <cmath>

namespace boxwright {

namespace {

constexpr double smallestStep = 1e-6;
constexpr std::array steps{1.0, 2.0, 5.0, 10.0};

double nextAbove(double value) {
    if (value < smallestStep)
        return smallestStep;
    const double magnitude = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
    for (const double step : steps)
        if (step * magnitude > value * (1 + 1e-9))
            return step * magnitude;
    return 10 * magnitude;
}

double nextBelow(double value) {
    if (value <= smallestStep * (1 + 1e-9))
        return 0;
    const double magnitude = std::pow(10.0, std::ceil(std::log10(value) - 1e-9) - 1);
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        if (*step * magnitude < value * (1 - 1e-9))
            return *step * magnitude;
    return magnitude / 2;
}

} // namespace

RateSpinBox::RateSpinBox(double smallest, double largest, QWidget* parent)
    : QDoubleSpinBox(parent) {
    setDecimals(8);
    setRange(smallest, largest);
}

QString RateSpinBox::textFromValue(double value) const {
    QString text = locale().toString(value, 'f', decimals());
    const QString point = locale().decimalPoint();
    while (text.contains(point) && text.endsWith(locale().zeroDigit()))
        text.chop(1);
    if (text.endsWith(point))
        text.chop(point.size());
    return text;
}

void RateSpinBox::stepBy(int count) {
    double target = value();
    for (; count > 0; --count)
        target = nextAbove(target);
    for (; count < 0; ++count)
        target = nextBelow(target);
    setValue(target);
}

} // namespace boxwright
