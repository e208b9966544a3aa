#include "core/engine/run_config.h"

#include <cstdint>
#include <cstdio>

#include <nlohmann/json.hpp>
#include <torch/version.h>

#include "core/engine/train_options_json.h"

namespace boxwright {
namespace {

/// FNV-1a over ids, sizes, labels and boxes: changes if the truth of any image changes.
class Fingerprint {
public:
    void add(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const unsigned char*>(data);
        for (std::size_t i = 0; i < size; ++i)
            m_hash = (m_hash ^ bytes[i]) * 0x100000001b3U;
    }
    [[nodiscard]] std::string text() const {
        char digits[17];
        std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(m_hash));
        return digits;
    }

private:
    std::uint64_t m_hash = 0xcbf29ce484222325U;
};

nlohmann::ordered_json describe(const SampleSource& source) {
    Fingerprint fingerprint;
    std::size_t objects = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto truth = source.truth(i);
        if (!truth)
            continue;
        fingerprint.add(truth->id.data(), truth->id.size());
        fingerprint.add(truth->labels.data(), truth->labels.size() * sizeof(int));
        fingerprint.add(truth->boxesInImage.data(), truth->boxesInImage.size() * sizeof(Box));
        objects += truth->labels.size();
    }
    return {{"images", source.size()}, {"objects", objects}, {"fingerprint", fingerprint.text()}};
}

} // namespace

std::string runConfigJson(const TrainOptions& options, const std::string& modelJson, const SampleSource& training,
                          const SampleSource& validation) {
    nlohmann::ordered_json json;
    json["training"] = nlohmann::ordered_json::parse(toJson(options));
    json["model"] = nlohmann::ordered_json::parse(modelJson);
    json["classes"] = training.classes().names();
    json["data"] = {{"training", describe(training)}, {"validation", describe(validation)}};
    json["versions"] = {{"boxwright", BOXWRIGHT_VERSION}, {"libtorch", TORCH_VERSION}};
    return json.dump(2);
}

} // namespace boxwright
