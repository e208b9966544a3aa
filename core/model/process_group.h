#pragma once

#include <memory>
#include <vector>

#include <ATen/ATen.h>

#include "core/base/result.h"

namespace boxwright {

/// The processes of a data-parallel run, of which this is one. Every process makes the same calls in the same order.
/// LibTorch's own c10d with Gloo: over TCP, tensors on a GPU go through main memory. Throws what LibTorch throws: when
/// another process has ended, too.
class ProcessGroup {
public:
    /// Joins the group that torchrun's environment variables name: RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT; waits
    /// for the others. Null if WORLD_SIZE is unset or 1. Errors: BadInput (a variable is missing), Unsupported (built
    /// without Gloo), Internal (the others cannot be reached).
    [[nodiscard]] static Result<std::unique_ptr<ProcessGroup>> fromEnvironment();
    ~ProcessGroup();

    [[nodiscard]] int rank() const; ///< 0 .. size - 1; rank 0 writes the files
    [[nodiscard]] int size() const;
    [[nodiscard]] int localRank() const; ///< among the processes of this machine, as LOCAL_RANK says
    [[nodiscard]] int localSize() const;
    /// Adds up, in place, tensors of any shapes and one type.
    void sum(const std::vector<at::Tensor>& tensors);
    /// Everybody gets rank 0's.
    void broadcast(const std::vector<at::Tensor>& tensors);
    /// Adds up numbers.
    [[nodiscard]] std::vector<double> sum(const std::vector<double>& numbers);
    /// Tensors [n_r, columns] of one type, with any n_r, put below each other in the order of ranks; on the CPU.
    [[nodiscard]] at::Tensor gatherRows(const at::Tensor& rows);

private:
    struct Impl;
    explicit ProcessGroup(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace boxwright
