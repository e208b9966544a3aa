#pragma once

#include <string>
#include <utility>
#include <vector>

#include <torch/nn/module.h>

namespace boxwright {

/// Stochastic gradient descent with momentum and weight decay over a module's trainable parameters, as torch.optim.SGD
/// without Nesterov. Our own because its state must go into Python-readable checkpoints and come back in every
/// LibTorch.
class Sgd {
public:
    Sgd(const torch::nn::Module& module, double momentum, double weightDecay);

    void zeroGradients();
    /// Scales all gradients so that their joint norm is at most `maxNorm`; returns the norm before.
    double clipGradients(double maxNorm);
    /// Multiplies all gradients. False if one of them is not finite.
    [[nodiscard]] bool scaleGradients(double factor);
    void step(double learningRate);
    /// Gradients in parameter order, sharing memory; a parameter that has none gets zeros.
    [[nodiscard]] std::vector<at::Tensor> gradients();

    [[nodiscard]] std::vector<std::string> parameterNames() const;
    /// Momentum buffers by parameter name; those of parameters without a gradient so far are left out.
    [[nodiscard]] std::vector<std::pair<std::string, at::Tensor>> momentumBuffers() const;
    void setMomentumBuffers(const std::vector<std::pair<std::string, at::Tensor>>& buffers);

private:
    struct Entry {
        std::string name;
        at::Tensor parameter;
        at::Tensor momentum; ///< undefined before the first step
    };
    std::vector<Entry> m_entries;
    double m_momentum;
    double m_weightDecay;
};

} // namespace boxwright
