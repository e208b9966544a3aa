#include "app/cli/named_weights.h"

#include "core/fetch/cache_folder.h"

namespace boxwright {

Result<std::filesystem::path> namedWeights(const std::string& weights, const std::string& model) {
    const bool coco = weights == "coco";
    if ((!coco && weights != "imagenet") || std::filesystem::exists(weights))
        return weights;
    const auto published = findPublished(model, !coco);
    if (!published)
        return tl::unexpected(published.error());
    if (coco && published->kind != WeightsKind::Detector)
        return fail(ErrorKind::BadInput,
                    "torchvision publishes no " + model + " trained on COCO; there is --weights imagenet.");
    const CachedWeights cached = cachedWeights(*published, torchCacheFolder());
    if (cached.state != CachedWeights::State::Here)
        return fail(ErrorKind::NotFound,
                    "The weights are not there yet; boxwright-cli weights fetch " + model +
                        (coco ? "" : " --backbone") + " brings them.",
                    cached.file.string());
    return cached.file;
}

} // namespace boxwright
