#pragma once

namespace boxwright {

/// Exponential moving average without the pull to zero at the start (as TensorBoard smooths curves).
class ExponentialSmoother {
public:
    /// `weight` in [0, 1): share of the old average that each new value keeps.
    explicit ExponentialSmoother(double weight = 0.95)
        : m_weight(weight) {}

    /// The average after this value.
    double add(double value) {
        m_sum = m_weight * m_sum + (1 - m_weight) * value;
        m_mass = m_weight * m_mass + (1 - m_weight);
        return m_sum / m_mass;
    }

private:
    double m_weight;
    double m_sum = 0;
    double m_mass = 0;
};

} // namespace boxwright
