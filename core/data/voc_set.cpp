#include "core/data/voc_set.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/data/remark_collector.h"
#include "core/data/voc_document.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Kind = FormatRemarkKind;

class VocSetReader {
public:
    explicit VocSetReader(const VocDataset& dataset)
        : m_dataset(dataset)
        , m_indexInSet(dataset.images().size()) {}

    Result<FormatReading> read(const JobControl& control) {
        const std::size_t all = m_dataset.images().size();
        for (std::size_t i = 0; i < all; ++i) {
            if (auto step = control.step(i, all); !step)
                return tl::unexpected(step.error());
            add(i);
        }
        for (const std::string& name : m_dataset.splitNames())
            if (const auto indices = m_dataset.split(name))
                for (const std::size_t index : *indices)
                    if (auto& split = m_reading.set.splits[name]; m_indexInSet[index])
                        split.push_back(*m_indexInSet[index]);
        for (const std::string& message : m_dataset.messages())
            m_remarks.add(Kind::Other, m_dataset.root(), {}, message);
        m_reading.set.classes = ClassList({m_classes.begin(), m_classes.end()});
        m_reading.remarks = m_remarks.finish();
        return std::move(m_reading);
    }

private:
    void add(std::size_t index) {
        const DatasetImage& source = m_dataset.images()[index];
        AnnotatedImage image;
        image.id = source.id;
        image.imagePath = source.imagePath;
        image.fileName = nameOf(source);
        image.hasAnnotation = source.hasAnnotation;
        if (source.imagePath.empty())
            m_remarks.count(Kind::MissingFile, m_dataset.root(), source.id,
                            "A split names an image that is not there.");
        if (source.hasAnnotation && !addAnnotation(source.annotationPath, image))
            return;
        if (source.imagePath.empty() && !source.hasAnnotation)
            return;
        if (image.annotation.fileName.empty())
            image.annotation.fileName = fs::path(image.fileName).filename().string();
        m_indexInSet[index] = m_reading.set.images.size();
        m_reading.set.images.push_back(std::move(image));
    }

    [[nodiscard]] static std::string nameOf(const DatasetImage& source) {
        if (source.imagePath.empty())
            return source.id + ".jpg"; // the extension that VOC has where nothing says another
        // An id is the path below the image folder without extension, or the whole path where that is not unique.
        const bool isWhole = fs::path(source.id).filename() == source.imagePath.filename();
        return isWhole ? source.id : source.id + source.imagePath.extension().string();
    }

    bool addAnnotation(const fs::path& file, AnnotatedImage& image) {
        const auto document = VocDocument::read(file);
        if (!document) {
            m_remarks.add(Kind::Other, file, document.error().place,
                          document.error().message + " The image is left out.");
            return false;
        }
        image.annotation = document->annotation();
        image.vocFile = file;
        for (ObjectAnnotation& object : image.annotation.objects) {
            object.boxInImage = edgesFromVoc(object.boxInImage, m_dataset.pixels());
            m_classes.insert(object.className);
        }
        for (const VocRemark& remark : document->remarks()) {
            image.hasMore = image.hasMore || remark.kind == VocRemarkKind::UnreadContent;
            const std::string place = "object " + std::to_string(remark.object);
            if (remark.kind == VocRemarkKind::MissingBox)
                m_remarks.add(Kind::NotABox, file, place, remark.sentence + " Not used.");
            else if (isDamagedObject(remark.kind))
                m_remarks.add(Kind::NotANumber, file, place, remark.sentence + " Not used.");
        }
        return true;
    }

    const VocDataset& m_dataset;
    FormatReading m_reading;
    RemarkCollector m_remarks;
    std::set<std::string> m_classes;
    std::vector<std::optional<std::size_t>> m_indexInSet; ///< of each image of the data set
};

} // namespace

Result<FormatReading> readVocSet(const VocDataset& dataset, const JobControl& control) {
    return VocSetReader(dataset).read(control);
}

} // namespace boxwright
