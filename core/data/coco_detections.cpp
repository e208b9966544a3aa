#include "core/data/detection_files.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "core/data/coco_results.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

/// Groups the records of a result file by image.
class CocoGrouper {
public:
    CocoGrouper(const fs::path& path, const ClassList& classes)
        : m_path(path)
        , m_classes(classes) {}

    Result<void> add(const CocoResult& record) {
        ++m_number;
        const Box box{static_cast<float>(record.x), static_cast<float>(record.y),
                      static_cast<float>(record.x + record.width), static_cast<float>(record.y + record.height)};
        if (!std::isfinite(box.xmin) || !std::isfinite(box.ymin) || !std::isfinite(box.xmax) ||
            !std::isfinite(box.ymax))
            return bad("Its bbox has a number that is too large.");
        return labelOf(record).map([&](int label) {
            imageFor(record).detections.push_back({box, label, static_cast<float>(record.score)});
        });
    }

    std::vector<ImageDetections> finish() {
        for (ImageDetections& image : m_images)
            std::stable_sort(image.detections.begin(), image.detections.end(),
                             [](const Detection& a, const Detection& b) { return a.score > b.score; });
        return std::move(m_images);
    }

private:
    [[nodiscard]] tl::unexpected<Error> bad(std::string message) const {
        return fail(ErrorKind::Unreadable, std::move(message), m_path.string(), "record " + std::to_string(m_number));
    }

    /// The name decides where there is one: numbers depend on the order of the classes.
    [[nodiscard]] Result<int> labelOf(const CocoResult& record) const {
        if (!record.categoryName.empty()) {
            if (const auto label = m_classes.id(record.categoryName))
                return *label;
            return bad("Its class \"" + record.categoryName + "\" is not among the classes.");
        }
        for (int label = 1; label <= m_classes.size(); ++label)
            if (record.categoryId == std::to_string(label))
                return label;
        return bad("Its category_id " + record.categoryId + " is not in 1 to " + std::to_string(m_classes.size()) +
                   ".");
    }

    ImageDetections& imageFor(const CocoResult& record) {
        const bool hasId = !record.imageId.empty();
        const std::string id = hasId ? record.imageId : fs::path(record.fileName).stem().string();
        const std::string key = hasId ? "id " + record.imageId : "file " + record.fileName;
        const auto [entry, isNew] = m_indexByKey.emplace(key, m_images.size());
        if (isNew)
            m_images.push_back({id, record.fileName, {}, {}});
        return m_images[entry->second];
    }

    const fs::path& m_path;
    const ClassList& m_classes;
    std::size_t m_number = 0;
    std::vector<ImageDetections> m_images;
    std::map<std::string, std::size_t> m_indexByKey;
};

} // namespace

Result<std::vector<ImageDetections>> readCocoDetections(const fs::path& path, const ClassList& classes) {
    return readCocoResults(path).and_then(
        [&](const std::vector<CocoResult>& records) -> Result<std::vector<ImageDetections>> {
            CocoGrouper grouper(path, classes);
            for (const CocoResult& record : records)
                if (auto added = grouper.add(record); !added)
                    return tl::unexpected(added.error());
            return grouper.finish();
        });
}

} // namespace boxwright
