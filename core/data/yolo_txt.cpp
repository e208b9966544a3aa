#include "core/data/yolo_txt.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/data/file_io.h"
#include "core/data/image_io.h"
#include "core/data/remark_collector.h"
#include "core/data/yolo_label.h"
#include "core/data/yolo_layout.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Kind = FormatRemarkKind;

/// Turns the files of a layout into a set.
class YoloReader {
public:
    YoloReader(YoloLayout layout, const fs::path& path, RemarkCollector& remarks)
        : m_layout(std::move(layout))
        , m_path(path)
        , m_remarks(remarks)
        , m_indexInSet(m_layout.images.size()) {}

    Result<FormatReading> read(const JobControl& control) {
        nameClasses();
        for (std::size_t i = 0; i < m_layout.images.size(); ++i) {
            if (auto step = control.step(i, m_layout.images.size()); !step)
                return tl::unexpected(step.error());
            addImage(i);
        }
        takeSplits();
        assignIds(m_set.images);
        return FormatReading{std::move(m_set), m_remarks.finish()};
    }

private:
    void nameClasses() {
        if (m_layout.classNames.empty())
            m_remarks.add(Kind::MissingClasses, m_path, {}, "No file lists the classes; they are called class0, ...");
        for (std::size_t i = 0; i < m_layout.classNames.size(); ++i) {
            std::string name = m_layout.classNames[i];
            const std::string place = "class " + std::to_string(i);
            if (name.empty()) {
                name = "class" + std::to_string(i);
                m_remarks.add(Kind::MissingName, m_path, place, "It has no name; it is called \"" + name + "\".");
            }
            if (m_set.classes.id(name))
                m_remarks.add(Kind::RepeatedName, m_path, place,
                              "The name \"" + name + "\" is there twice; both count as one class.");
            m_set.classes.add(name);
            m_names.push_back(name);
        }
    }

    /// Name of the class of this index; without a list every index is one.
    std::optional<std::string> className(int index) {
        const auto place = static_cast<std::size_t>(index);
        if (place < m_names.size())
            return m_names[place];
        if (!m_layout.classNames.empty())
            return std::nullopt;
        for (std::size_t next = m_names.size(); next <= place; ++next) {
            m_names.push_back("class" + std::to_string(next));
            m_set.classes.add(m_names.back());
        }
        return m_names[place];
    }

    void addImage(std::size_t index) {
        const YoloImage& source = m_layout.images[index];
        const auto size = readImageSize(source.imagePath);
        if (!size) {
            m_remarks.add(Kind::MissingSize, source.imagePath, {},
                          size.error().message + " Without its size its boxes have no place; the image is left out.");
            return;
        }
        AnnotatedImage image;
        image.fileName = source.name;
        image.imagePath = source.imagePath;
        image.annotation.fileName = source.name;
        image.annotation.size = *size;
        image.hasAnnotation = !source.labelPath.empty();
        if (!image.hasAnnotation)
            m_remarks.count(Kind::Unlabelled, m_path, source.name, "An image has no label file.");
        else if (!addObjects(source.labelPath, image.annotation))
            return;
        m_indexInSet[index] = m_set.images.size();
        m_set.images.push_back(std::move(image));
    }

    bool addObjects(const fs::path& labels, Annotation& annotation) {
        const auto text = readFile(labels);
        if (!text) {
            m_remarks.add(Kind::Other, labels, {}, text.error().message + " The image is left out.");
            return false;
        }
        for (const YoloBox& box : readYoloText(*text, labels, m_remarks)) {
            const auto name = className(box.classIndex);
            if (!name) {
                m_remarks.add(Kind::UnknownClass, labels, "line " + std::to_string(box.line),
                              "There is no class " + std::to_string(box.classIndex) + "; the list ends with " +
                                  std::to_string(m_names.size() - 1) + ". Not used.");
                continue;
            }
            ObjectAnnotation object;
            object.className = *name;
            object.boxInImage = boxInImage(box, annotation.size, labels, m_remarks);
            annotation.objects.push_back(std::move(object));
        }
        return true;
    }

    void takeSplits() {
        for (const auto& [name, indices] : m_layout.splits) {
            auto& taken = m_set.splits[name == "valid" ? "val" : name];
            for (const std::size_t index : indices)
                if (m_indexInSet[index])
                    taken.push_back(*m_indexInSet[index]);
        }
    }

    YoloLayout m_layout;
    const fs::path& m_path;
    RemarkCollector& m_remarks;
    std::vector<std::optional<std::size_t>> m_indexInSet; ///< of each image of the layout
    std::vector<std::string> m_names;                     ///< by class index
    AnnotationSet m_set;
};

} // namespace

Result<FormatReading> readYoloTxt(const fs::path& path, const fs::path& imageFolder, const JobControl& control) {
    RemarkCollector remarks;
    auto layout = findYoloLayout(path, imageFolder, remarks);
    if (!layout)
        return tl::unexpected(layout.error());
    return YoloReader(std::move(*layout), path, remarks).read(control);
}

} // namespace boxwright
