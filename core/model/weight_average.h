#pragma once

#include "core/model/weights/state_dict.h"

namespace boxwright {

/// Exponential moving average of a model's parameters: average = d * average + (1 - d) * parameter after each
/// iteration, with d rising from 0 as (1 + n) / (10 + n) up to the wanted decay, so that the start is soon forgotten.
/// Buffers (running statistics) are copied. Source: the EMA of timm and TensorFlow.
class WeightAverage {
public:
    WeightAverage(const torch::nn::Module& module, double decay);

    void update(const torch::nn::Module& module);
    /// The averages under the model's names; shares memory.
    [[nodiscard]] const StateDict& state() const { return m_average; }
    /// Goes on from a checkpoint after `updates` iterations.
    void restore(const StateDict& state, std::int64_t updates);
    [[nodiscard]] std::int64_t updates() const { return m_updates; }

private:
    double m_decay;
    std::int64_t m_updates = 0;
    StateDict m_average;
};

/// While it lives the module has the averaged weights.
class AveragedWeightsGuard {
public:
    /// Without an average (null) it does nothing.
    AveragedWeightsGuard(torch::nn::Module& module, const WeightAverage* average);
    ~AveragedWeightsGuard();
    AveragedWeightsGuard(const AveragedWeightsGuard&) = delete;
    AveragedWeightsGuard& operator=(const AveragedWeightsGuard&) = delete;

private:
    torch::nn::Module& m_module;
    StateDict m_own; ///< copies of the module's weights; empty if nothing is to be done
};

} // namespace boxwright
