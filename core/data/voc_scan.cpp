#include "core/data/voc_scan.h"

#include <set>
#include <string>

#include "core/data/voc_document.h"
#include "core/data/voc_xml.h"

namespace boxwright {

VocScan scanVoc(const VocDataset& dataset, std::size_t step) {
    VocScan scan;
    std::set<std::string> names;
    for (std::size_t i = 0; i < dataset.images().size(); i += step) {
        if (!dataset.images()[i].hasAnnotation)
            continue;
        const auto document = VocDocument::read(dataset.images()[i].annotationPath);
        if (!document)
            continue;
        scan.pixels.add(*document);
        if (const auto annotation = annotationOf(*document))
            for (const ObjectAnnotation& object : annotation->objects)
                names.insert(object.className);
    }
    scan.classes = ClassList({names.begin(), names.end()});
    return scan;
}

} // namespace boxwright
