#pragma once

#include <sstream>
#include <string>

#include <ATen/ATen.h>
#include <QTest>

/// Largest absolute difference; infinity if the shapes differ.
inline double largestDifference(const at::Tensor& actual, const at::Tensor& expected) {
    if (actual.sizes() != expected.sizes())
        return std::numeric_limits<double>::infinity();
    return actual.numel() == 0 ? 0 : (actual.to(at::kDouble) - expected.to(at::kDouble)).abs().max().item<double>();
}

/// Fails the test with both values in the message.
#define COMPARE_TENSORS(actual, expected, tolerance)                                                                   \
    do {                                                                                                               \
        const at::Tensor actualTensor = (actual), expectedTensor = (expected);                                         \
        std::ostringstream text;                                                                                       \
        text << "got " << actualTensor << "\nexpected " << expectedTensor;                                             \
        QVERIFY2(largestDifference(actualTensor, expectedTensor) <= (tolerance), text.str().c_str());                  \
    } while (false)

/// Float tensor [N, 4] from numbers.
inline at::Tensor boxTensor(std::initializer_list<float> numbers) {
    return at::tensor(at::ArrayRef<float>(numbers.begin(), numbers.size()), at::kFloat).view({-1, 4});
}
