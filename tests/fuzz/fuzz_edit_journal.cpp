// The journal of unsaved edits: whatever stands in it, no file on disk changes, and what is restored is an annotation.
#include "core/data/edit/edit_session.h"
#include "core/data/image_io.h"
#include "tests/fuzz/fuzz_folder.h"

using namespace boxwright;
using namespace boxwright::fuzz;

namespace {

// The corpus has edits of this very text.
const std::string annotationText =
    "<annotation>\n\t<object><name>cat</name><bndbox><xmin>4</xmin><ymin>4</ymin><xmax>24</xmax><ymax>24</ymax>"
    "</bndbox></object>\n</annotation>\n";

std::shared_ptr<const VocDataset> makeSet(const FuzzFolder& folder) {
    RgbImage picture;
    picture.width = 40;
    picture.height = 30;
    picture.pixels.assign(40 * 30 * 3, 90);
    for (const char* name : {"a.png", "b.png"})
        require(writeImage(folder.path() / name, picture).has_value(), "there is a picture");
    folder.write("a.xml", annotationText);
    return std::make_shared<const VocDataset>(VocDataset::open(folder.path()).value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFolder folder;
    static const std::shared_ptr<const VocDataset> set = makeSet(folder);
    folder.write(".boxwright-journal", text(data, size));
    EditSession session(set);
    for (const std::size_t image : {std::size_t{0}, std::size_t{1}})
        for (const ObjectAnnotation& object : session.document(image).objects())
            require(object.boxInImage.xmin <= object.boxInImage.xmax, "a box is a box");
    require(folder.read("a.xml") == annotationText, "nothing is written");
    require(session.hasUnsaved() || folder.read(".boxwright-journal").empty(), "a journal of nothing goes");
    return 0;
}
