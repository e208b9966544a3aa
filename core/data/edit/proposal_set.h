#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/enum_text.h"
#include "core/base/geometry.h"

namespace boxwright {

/// What became of a proposal.
enum class ProposalState : std::uint8_t { Open, Accepted, Rejected };

template <>
struct EnumText<ProposalState> {
    static constexpr std::array table{
        std::pair{ProposalState::Open, std::string_view("open")},
        std::pair{ProposalState::Accepted, std::string_view("accepted")},
        std::pair{ProposalState::Rejected, std::string_view("rejected")},
    };
};

/// A box that a detector suggests.
struct Proposal {
    Box boxInImage; ///< original image pixels
    std::string className;
    float score = 0;
    ProposalState state = ProposalState::Open;

    bool operator==(const Proposal&) const = default;
};

/// What one model suggests for one image.
struct ProposalSet {
    std::string model; ///< name or path of the weights
    std::vector<Proposal> proposals;

    bool operator==(const ProposalSet&) const = default;
};

} // namespace boxwright
