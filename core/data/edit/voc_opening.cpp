#include "core/data/edit/voc_opening.h"

#include "core/data/edit/side_file.h"

namespace boxwright {

Result<VocDataset> openVoc(const std::filesystem::path& folder, const VocOpening& opening) {
    Result<VocDataset> dataset = VocDataset::open(folder, opening.annotations);
    if (dataset)
        if (const auto pixels = opening.pixels ? opening.pixels : SideFile(dataset->sideFolder(), false).pixels())
            dataset->setPixels(*pixels);
    return dataset;
}

} // namespace boxwright
