#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/class_list.h"
#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/data/voc_pixels.h"

namespace boxwright {

class VocListing;

/// One image of a data set.
struct DatasetImage {
    std::string id;                       ///< stem, with sub-folders in front of it ("a/b/0001")
    std::filesystem::path imagePath;      ///< empty if a split names an image that is not there
    std::filesystem::path annotationPath; ///< where its XML is, or would be written
    bool hasAnnotation = false;
};

/// A folder of images with Pascal VOC annotations, as it is on disk.
///
/// Layouts: a VOC root (holds Annotations/ and JPEGImages/, perhaps ImageSets/Main/; voc_layout.h has the variants),
/// its parents VOCdevkit/ or the folder above (the newest year wins), or a flat folder of images with XML beside them;
/// sub-folders are mirrored. The annotations may also be in a folder of their own, given when it is opened. Opening
/// lists folders and reads the split files only (100,000 images in about half a second); annotations are read when
/// asked for. Value type, cheap to move; const functions from any thread.
class VocDataset {
public:
    /// `annotations`: the folder that the XML files are read from and written to, with the sub-folders of the images;
    /// empty for the one that belongs to the layout. Errors: NotFound (no such folder), BadInput (no images in it).
    [[nodiscard]] static Result<VocDataset> open(const std::filesystem::path& folder,
                                                 const std::filesystem::path& annotations = {});

    [[nodiscard]] const std::filesystem::path& root() const {
        return m_root;
    } ///< holds JPEGImages/, or the flat folder
    [[nodiscard]] bool isFlat() const { return m_flat; }
    [[nodiscard]] const std::filesystem::path& annotationFolder() const { return m_annotationFolder; }
    /// Whether the annotations are in another folder than the layout's.
    [[nodiscard]] bool hasOwnAnnotationFolder() const { return m_ownAnnotationFolder; }
    /// Where what belongs to the annotations lies: the side file, the journal, the lock. The root, or the annotation
    /// folder of its own, so that several people can annotate the images of one folder that none of them may write.
    [[nodiscard]] const std::filesystem::path& sideFolder() const {
        return m_ownAnnotationFolder ? m_annotationFolder : m_root;
    }
    /// Every image, sorted by id.
    [[nodiscard]] const std::vector<DatasetImage>& images() const { return m_images; }
    /// What the numbers of the files mean. As written (LabelImg) unless it is set.
    [[nodiscard]] VocPixels pixels() const { return m_pixels; }
    void setPixels(VocPixels pixels) { m_pixels = pixels; }
    /// Split names found in ImageSets/Main ("train", "val", ...), without the class-specific lists. Without such files:
    /// the top-level folders, where all images lie in ones called train, val (valid, validation) and test.
    [[nodiscard]] std::vector<std::string> splitNames() const;
    /// Indices into images() in the order of the split file. "all" is every image. A data set without split files has
    /// "train" and "val" all the same: every fifth image, chosen by a hash of its id, is val.
    /// Errors: NotFound, naming the splits that exist.
    [[nodiscard]] Result<std::vector<std::size_t>> split(const std::string& name) const;
    /// Continuous edges, by pixels(). An image without an annotation file has an empty annotation.
    [[nodiscard]] Result<Annotation> annotation(std::size_t index) const;
    /// Class names of all annotations, alphabetically. Reads every XML once (about 10,000 a second).
    [[nodiscard]] ClassList scanClasses() const;
    /// Sentences about what does not fit: split entries without an image, images with the same stem, ...
    [[nodiscard]] const std::vector<std::string>& messages() const { return m_messages; }

private:
    /// Fills m_splits; images that are only listed come to m_images.
    void addSplits(const std::map<std::string, std::vector<std::string>>& splits, const VocListing& listing);

    std::filesystem::path m_root;
    std::filesystem::path m_annotationFolder;
    bool m_flat = false;
    bool m_ownAnnotationFolder = false;
    VocPixels m_pixels = VocPixels::LabelImg;
    std::vector<DatasetImage> m_images;
    std::map<std::string, std::vector<std::size_t>> m_splits;
    std::vector<std::string> m_messages;
};

/// A split as samples for training and evaluation. Annotations are read when it is made.
/// Boxes are clipped to the image; boxes without extent and unknown classes are left out, each with a message; an
/// annotation that cannot be read, or an image that is not there, leaves its image out, with a message.
struct VocSamples {
    std::shared_ptr<const SampleSource> source;
    std::vector<std::size_t> imageIndex; ///< sample i is dataset.images()[imageIndex[i]]
    std::vector<std::string> messages;
};
[[nodiscard]] Result<VocSamples> makeVocSamples(const VocDataset& dataset, const std::string& split,
                                                const ClassList& classes);

} // namespace boxwright
