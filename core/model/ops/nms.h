#pragma once

#include <ATen/ATen.h>

namespace boxwright {

/// Greedy non-maximum suppression within groups (a class or a pyramid level): boxes are visited by descending score,
/// equal scores by ascending index; a box goes if its IoU with a kept box of its group is above `iouThreshold` (equal
/// stays). boxes [N, 4] float, scores [N] float, groups [N] int64. Returns int64 indices of the kept boxes, best score
/// first. CPU: own kernel, exact per group. Other devices: nmsReference.
[[nodiscard]] at::Tensor batchedNms(const at::Tensor& boxes, const at::Tensor& scores, const at::Tensor& groups,
                                    double iouThreshold);

/// The same from plain tensor operations on any device: slow and obvious.
[[nodiscard]] at::Tensor nmsReference(const at::Tensor& boxes, const at::Tensor& scores, const at::Tensor& groups,
                                      double iouThreshold);

} // namespace boxwright
