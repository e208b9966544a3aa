// What Boxwright remembers beside the annotations: any file is read, and what is added to it is there the next time.
#include <cmath>

#include "core/data/edit/side_file.h"
#include "tests/fuzz/fuzz_folder.h"

using namespace boxwright;
using namespace boxwright::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFolder folder;
    folder.write(".boxwright.jsonl", text(data, size));
    SideFile side(folder.path());
    const ImageNote known = side.note("a");
    const std::size_t flagged = side.flaggedImages();
    const ClassNotes classes = side.classes();
    for (const char* image : {"a", "b"})
        if (const SharedProposals set = side.proposals(image))
            for (const Proposal& proposal : set->proposals)
                require(std::isfinite(proposal.boxInImage.xmin) && std::isfinite(proposal.score), "numbers are finite");
    const ImageNote added{true, "added"};
    side.setNote("added by the fuzzer", added);
    require(SideFile::append(side.path(), side.takePending()).has_value(), "lines can be appended");

    const SideFile again(folder.path());
    require(again.note("added by the fuzzer") == added, "what is appended is read");
    require(again.note("a") == known, "what was there stays");
    require(again.classes() == classes, "classes stay");
    require(again.flaggedImages() >= flagged, "flags stay");
    return 0;
}
