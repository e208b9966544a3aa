#include <cmath>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "core/data/voc_document.h"
#include "tests/fuzz/fuzz_support.h"

using namespace boxwright;
using namespace boxwright::fuzz;

namespace fs = std::filesystem;

namespace {

/// The reader wants a file; memory is where there is a file system of it.
fs::path scratchFile() {
    static const fs::path path = (fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
                                 ("boxwright_fuzz_" + std::to_string(::getpid()) + ".xml");
    return path;
}

/// An edit of every kind, undone: the text is the old one.
void editAndUndo(VocDocument document) {
    const std::string before = document.text();
    const auto undo = [&](const Result<VocChange>& change) {
        if (!change)
            return;
        require(document.apply(change->reversed()).has_value(), "an edit can be undone");
        require(document.text() == before, "undoing gives the old text");
    };
    for (std::size_t object = 0; object < std::min<std::size_t>(document.annotation().objects.size(), 3); ++object) {
        undo(document.setBox(object, {1.5F, 2, 30, 40}));
        undo(document.setName(object, "a <b> & \"c\""));
        undo(document.setDifficult(object, !document.annotation().objects[object].difficult));
        undo(document.setPose(object, "Left"));
        undo(document.remove(object));
    }
    undo(document.add({"new", {1, 2, 3, 4}, true, false, true, "Left"}));
    undo(document.setVerified(!document.annotation().verified));
    undo(document.setSize({123, 45}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::ofstream(scratchFile(), std::ios::binary) << text(data, size);
    const auto document = VocDocument::read(scratchFile());
    fs::remove(scratchFile());
    if (!document)
        return 0;
    for (const ObjectAnnotation& object : document->annotation().objects) {
        const Box& box = object.boxInImage;
        require(box.xmin <= box.xmax && box.ymin <= box.ymax, "edges are numbers in order");
        require(!object.className.empty(), "every object has a class");
    }
    require(!document->isModified(), "a document that was only read has nothing to save");
    editAndUndo(*document);
    return 0;
}
