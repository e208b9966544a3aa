#include "core/model/process_group.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#ifdef BOXWRIGHT_WITH_GLOO
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif

namespace boxwright {
namespace {

/// What torchrun says about a process.
struct Membership {
    int rank = 0, size = 1;
    std::string address;
    int port = 0;
};

std::string environmentText(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// A number of at least `lowest`; -1 if the variable holds none.
int environmentNumber(const char* name, int lowest) {
    const std::string text = environmentText(name);
    char* end = nullptr;
    const long value = std::strtol(text.c_str(), &end, 10);
    return text.empty() || *end != '\0' || value < lowest || value > 65535 ? -1 : static_cast<int>(value);
}

Result<Membership> membership() {
    if (environmentText("WORLD_SIZE").empty())
        return Membership{};
    const Membership found{environmentNumber("RANK", 0), environmentNumber("WORLD_SIZE", 1),
                           environmentText("MASTER_ADDR"), environmentNumber("MASTER_PORT", 1)};
    if (found.size == 1)
        return Membership{};
    if (found.size < 0 || found.rank < 0 || found.rank >= found.size || found.address.empty() || found.port < 0)
        return fail(ErrorKind::BadInput, "WORLD_SIZE is set, but RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT do not "
                                         "name a group of processes as torchrun does.");
    return found;
}

} // namespace

#ifdef BOXWRIGHT_WITH_GLOO

namespace {

constexpr std::int64_t kBucketBytes = std::int64_t{25} << 20; ///< summed at once, as DistributedDataParallel does

/// Newer LibTorch serves through libuv unless told otherwise, and Debian's is built without it.
void serveWithoutLibuv(auto& options) {
    if constexpr (requires { options.useLibUV; })
        options.useLibUV = false;
}

c10::intrusive_ptr<c10d::Store> openStore(const Membership& member) {
    // torchrun may host the store itself; then rank 0 is a client like the others.
    const bool agentHosts = environmentText("TORCHELASTIC_USE_AGENT_STORE") == "True";
    c10d::TCPStoreOptions options;
    serveWithoutLibuv(options);
    options.port = static_cast<std::uint16_t>(member.port);
    options.isServer = member.rank == 0 && !agentHosts;
    options.numWorkers = static_cast<std::size_t>(member.size);
    options.waitWorkers = !agentHosts;
    auto store = c10::make_intrusive<c10d::TCPStore>(member.address, options);
    const std::string attempt = environmentText("TORCHELASTIC_RESTART_COUNT");
    return c10::make_intrusive<c10d::PrefixStore>("/worker/attempt_" + (attempt.empty() ? "0" : attempt), store);
}

std::shared_ptr<gloo::transport::Device> openDevice(const Membership& member) {
    using Gloo = c10d::ProcessGroupGloo;
    if (const std::string interface = environmentText("GLOO_SOCKET_IFNAME"); !interface.empty())
        return Gloo::createDeviceForInterface(interface);
    if (member.address == "localhost" || member.address.starts_with("127."))
        return Gloo::createDeviceForHostname("127.0.0.1");
    return Gloo::createDefaultDevice();
}

/// Runs of tensors that fit into a bucket together; a larger tensor has one of its own.
std::vector<std::vector<at::Tensor>> buckets(const std::vector<at::Tensor>& tensors) {
    std::vector<std::vector<at::Tensor>> result;
    std::int64_t bytes = kBucketBytes;
    for (const at::Tensor& tensor : tensors) {
        const auto size = static_cast<std::int64_t>(tensor.nbytes());
        if (bytes + size > kBucketBytes) {
            result.emplace_back();
            bytes = 0;
        }
        result.back().push_back(tensor);
        bytes += size;
    }
    return result;
}

at::Tensor flat(const std::vector<at::Tensor>& tensors) {
    std::vector<at::Tensor> parts;
    for (const at::Tensor& tensor : tensors)
        parts.push_back(tensor.detach().to(at::kCPU).reshape({-1}));
    return at::cat(parts);
}

void unflatten(const at::Tensor& values, const std::vector<at::Tensor>& tensors) {
    const at::NoGradGuard noGradient;
    int64_t first = 0;
    for (const at::Tensor& tensor : tensors) {
        tensor.copy_(values.slice(0, first, first + tensor.numel()).view(tensor.sizes()));
        first += tensor.numel();
    }
}

} // namespace

struct ProcessGroup::Impl {
    int rank = 0, size = 1;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> group;

    /// `start` begins a collective on a flattened bucket; all buckets are on their way at once.
    template <class Start>
    void each(const std::vector<at::Tensor>& tensors, const Start& start) const {
        const auto parts = buckets(tensors);
        std::vector<std::vector<at::Tensor>> values;
        std::vector<c10::intrusive_ptr<c10d::Work>> works;
        for (const auto& part : parts)
            values.push_back({flat(part)});
        for (auto& value : values)
            works.push_back(start(value));
        for (std::size_t i = 0; i < parts.size(); ++i) {
            works[i]->wait();
            unflatten(values[i].front(), parts[i]);
        }
    }
};

Result<std::unique_ptr<ProcessGroup>> ProcessGroup::fromEnvironment() {
    const auto member = membership();
    if (!member)
        return tl::unexpected(member.error());
    if (member->size == 1)
        return nullptr;
    try {
        auto options = c10d::ProcessGroupGloo::Options::create();
        options->devices.push_back(openDevice(*member));
        auto group =
            c10::make_intrusive<c10d::ProcessGroupGloo>(openStore(*member), member->rank, member->size, options);
        return std::unique_ptr<ProcessGroup>(
            new ProcessGroup(std::make_unique<Impl>(Impl{member->rank, member->size, std::move(group)})));
    } catch (const std::exception& exception) {
        const std::string reason = exception.what();
        return fail(ErrorKind::Internal, "The other processes of the group at " + member->address + ":" +
                                             std::to_string(member->port) +
                                             " cannot be reached: " + reason.substr(0, reason.find('\n')));
    }
}

ProcessGroup::ProcessGroup(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}

ProcessGroup::~ProcessGroup() = default;

int ProcessGroup::rank() const {
    return m_impl->rank;
}

int ProcessGroup::size() const {
    return m_impl->size;
}

int ProcessGroup::localRank() const {
    return std::max(0, environmentNumber("LOCAL_RANK", 0));
}

int ProcessGroup::localSize() const {
    const int said = environmentNumber("LOCAL_WORLD_SIZE", 1);
    return said > 0 ? said : size();
}

void ProcessGroup::sum(const std::vector<at::Tensor>& tensors) {
    m_impl->each(tensors, [this](std::vector<at::Tensor>& bucket) { return m_impl->group->allreduce(bucket); });
}

void ProcessGroup::broadcast(const std::vector<at::Tensor>& tensors) {
    m_impl->each(tensors, [this](std::vector<at::Tensor>& bucket) { return m_impl->group->broadcast(bucket); });
}

std::vector<double> ProcessGroup::sum(const std::vector<double>& numbers) {
    const at::Tensor tensor = at::tensor(numbers, at::kDouble);
    sum(std::vector<at::Tensor>{tensor});
    const double* first = tensor.data_ptr<double>();
    return {first, first + tensor.numel()};
}

at::Tensor ProcessGroup::gatherRows(const at::Tensor& rows) {
    // Gloo gathers equal shapes only: everybody sends as many rows as the process with most.
    std::vector<double> counts(static_cast<std::size_t>(size()), 0);
    counts[static_cast<std::size_t>(rank())] = static_cast<double>(rows.size(0));
    counts = sum(counts);
    const auto most = static_cast<int64_t>(*std::max_element(counts.begin(), counts.end()));
    std::vector<at::Tensor> own{at::zeros({most, rows.size(1)}, rows.options().device(at::kCPU))};
    own.front().slice(0, 0, rows.size(0)).copy_(rows);
    std::vector<std::vector<at::Tensor>> all(1);
    for (int i = 0; i < size(); ++i)
        all.front().push_back(at::empty_like(own.front()));
    m_impl->group->allgather(all, own)->wait();
    for (std::size_t i = 0; i < counts.size(); ++i)
        all.front()[i] = all.front()[i].slice(0, 0, static_cast<int64_t>(counts[i]));
    return at::cat(all.front());
}

#else

struct ProcessGroup::Impl {};

Result<std::unique_ptr<ProcessGroup>> ProcessGroup::fromEnvironment() {
    const auto member = membership();
    if (!member)
        return tl::unexpected(member.error());
    if (member->size == 1)
        return nullptr;
    return fail(ErrorKind::Unsupported, "This build trains in one process: it was made without Gloo (libgloo-dev).");
}

ProcessGroup::ProcessGroup(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
ProcessGroup::~ProcessGroup() = default;
int ProcessGroup::rank() const {
    return 0;
}
int ProcessGroup::size() const {
    return 1;
}
int ProcessGroup::localRank() const {
    return 0;
}
int ProcessGroup::localSize() const {
    return 1;
}
void ProcessGroup::sum(const std::vector<at::Tensor>&) {}
void ProcessGroup::broadcast(const std::vector<at::Tensor>&) {}
std::vector<double> ProcessGroup::sum(const std::vector<double>& numbers) {
    return numbers;
}
at::Tensor ProcessGroup::gatherRows(const at::Tensor& rows) {
    return rows;
}

#endif

} // namespace boxwright
