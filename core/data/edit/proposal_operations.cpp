#include "core/data/edit/proposal_operations.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/data/edit/edit_transaction.h"

namespace boxwright {

namespace {

constexpr float kSameObject = 0.5F;

bool covers(const std::vector<ObjectAnnotation>& objects, const Proposal& proposal) {
    return std::any_of(objects.begin(), objects.end(), [&](const ObjectAnnotation& object) {
        return object.className == proposal.className && iou(object.boxInImage, proposal.boxInImage) >= kSameObject;
    });
}

/// A copy in which the proposals of these numbers are in another state. Errors: BadInput.
Result<SharedProposals> withState(const SharedProposals& set, const ProposalNumbers& numbers, ProposalState state) {
    auto changed = std::make_shared<ProposalSet>(set ? *set : ProposalSet{});
    for (const std::size_t number : numbers) {
        if (number >= changed->proposals.size())
            return fail(ErrorKind::BadInput, "There is no such proposal.");
        changed->proposals[number].state = state;
    }
    return SharedProposals(std::move(changed));
}

/// Whole pixels, as a person would have drawn it.
Box rounded(const Box& box) {
    return {std::round(box.xmin), std::round(box.ymin), std::round(box.xmax), std::round(box.ymax)};
}

/// What was decided about earlier proposals is not asked again.
SharedProposals merged(const SharedProposals& old, const SharedProposals& fresh) {
    if (!old || !fresh)
        return fresh;
    auto all = std::make_shared<ProposalSet>(*fresh);
    for (const Proposal& decided : old->proposals) {
        if (decided.state == ProposalState::Open)
            continue;
        std::erase_if(all->proposals, [&](const Proposal& proposal) {
            return proposal.state == ProposalState::Open && proposal.className == decided.className &&
                   iou(proposal.boxInImage, decided.boxInImage) >= kSameObject;
        });
        all->proposals.push_back(decided);
    }
    return all;
}

} // namespace

SharedProposals proposalsOf(const std::vector<Detection>& detections, const ClassList& classes,
                            const std::string& model) {
    auto set = std::make_shared<ProposalSet>();
    set->model = model;
    for (const Detection& detection : detections)
        if (detection.boxInImage.hasExtent())
            set->proposals.push_back({detection.boxInImage, classes.name(detection.label), detection.score});
    return set;
}

ProposalNumbers visibleProposals(const ProposalSet& set, const std::vector<ObjectAnnotation>& objects, float score) {
    ProposalNumbers numbers;
    for (std::size_t i = 0; i < set.proposals.size(); ++i) {
        const Proposal& proposal = set.proposals[i];
        if (proposal.state == ProposalState::Open && proposal.score >= score && !covers(objects, proposal))
            numbers.push_back(i);
    }
    return numbers;
}

Result<void> storeProposals(EditSession& session, const std::vector<std::pair<std::size_t, SharedProposals>>& sets) {
    if (sets.empty())
        return {};
    return session.perform(EditKind::Propose, sets.front().first, [&](EditTransaction& transaction) -> Result<void> {
        for (const auto& [image, set] : sets)
            transaction.setProposals(image, merged(session.proposals(image), set));
        return {};
    });
}

Result<void> acceptProposals(EditSession& session, std::size_t image, const ProposalNumbers& numbers) {
    return session.perform(EditKind::Accept, image, [&](EditTransaction& transaction) -> Result<void> {
        const SharedProposals set = session.proposals(image);
        auto changed = withState(set, numbers, ProposalState::Accepted);
        if (!changed)
            return tl::unexpected(changed.error());
        for (const std::size_t number : numbers) {
            const Proposal& proposal = set->proposals[number];
            ObjectAnnotation object;
            object.className = proposal.className;
            const Box box = rounded(proposal.boxInImage);
            object.boxInImage = transaction.document(image).toFile(box.hasExtent() ? box : proposal.boxInImage);
            if (auto done = transaction.annotate(image, [&](VocDocument& document) { return document.add(object); });
                !done)
                return done;
        }
        transaction.setProposals(image, *changed);
        return {};
    });
}

Result<void> rejectProposals(EditSession& session, std::size_t image, const ProposalNumbers& numbers) {
    return session.perform(EditKind::Reject, image, [&](EditTransaction& transaction) -> Result<void> {
        auto changed = withState(session.proposals(image), numbers, ProposalState::Rejected);
        if (!changed)
            return tl::unexpected(changed.error());
        transaction.setProposals(image, *changed);
        return {};
    });
}

} // namespace boxwright
