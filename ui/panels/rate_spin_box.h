#pragma once

#include <QDoubleSpinBox>

namespace boxwright {

/// A spin box for rates such as 0.005: shows no needless zeros and steps 1, 2, 5, 10, 20 ... instead of by a fixed
/// amount.
class RateSpinBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    /// Values in [smallest, largest], kept to eight decimals. With smallest = 0 the step below 1e-6 is 0.
    RateSpinBox(double smallest, double largest, QWidget* parent = nullptr);

    [[nodiscard]] QString textFromValue(double value) const override;
    void stepBy(int count) override;
};

} // namespace boxwright
