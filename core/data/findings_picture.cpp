#include "core/data/findings_picture.h"

#include <cstdint>
#include <string>
#include <utility>

#include "core/data/file_io.h"
#include "core/data/image_header.h"
#include "core/data/image_io.h"
#include "core/data/image_truncation.h"

namespace boxwright {

namespace {

/// The findings of one file.
class PictureInspection {
public:
    explicit PictureInspection(const DatasetImage& image)
        : m_image(image) {}

    void add(FindingKind kind, std::string sentence) {
        m_facts.findings.push_back(
            {kind, usualSeverity(kind), m_image.id, m_image.imagePath, 0, std::move(sentence), {}});
    }

    void readSize() {
        if (const auto size = readImageSize(m_image.imagePath))
            m_facts.size = *size;
        else
            add(FindingKind::ImageUnreadable, size.error().message);
    }

    void decode() {
        const auto bytes = readFile(m_image.imagePath);
        if (!bytes) {
            add(FindingKind::ImageUnreadable, bytes.error().message);
            return;
        }
        const auto header = readImageHeader(m_image.imagePath);
        if (header) {
            m_facts.size = header->uprightSize();
            lookAtHeader(*header);
        }
        const bool truncated = header && isTruncated(*bytes, header->format);
        const bool quick = header && header->format == ImageFormat::Jpeg && !truncated && isOfUsualSize(*header);
        auto print = quick ? fingerprintOf(*bytes, m_image.imagePath) : fingerprintOfDecoded(*bytes);
        if (print)
            m_facts.fingerprint = *print;
        else
            add(truncated && print.error().kind == ErrorKind::Unreadable ? FindingKind::ImageTruncated
                                                                         : FindingKind::ImageUnreadable,
                print.error().message);
    }

    PictureFacts take() { return std::move(m_facts); }

private:
    void lookAtHeader(const ImageHeader& header) {
        const auto promised = formatOfExtension(m_image.imagePath);
        if (promised && *promised != header.format)
            add(FindingKind::ImageExtension, "The file is a " + std::string(toText(header.format)) +
                                                 ", but is called \"" + lowerExtension(m_image.imagePath) + "\".");
        if (header.isAnimated)
            add(FindingKind::ImageAnimated, "The picture is animated; its first frame is used.");
    }

    /// What the quick way decodes without asking; readImage() knows what to say of larger ones.
    static bool isOfUsualSize(const ImageHeader& header) {
        constexpr std::int64_t most = 100'000'000;
        return std::int64_t{header.storedSize.width} * header.storedSize.height <= most;
    }

    Result<ImageFingerprint> fingerprintOfDecoded(const std::string& bytes) {
        return readImage(m_image.imagePath).map([&](const RgbImage& image) {
            m_facts.size = image.size();
            ImageFingerprint print = fingerprintOf(image);
            print.bytes = fileHash(bytes);
            return print;
        });
    }

    const DatasetImage& m_image;
    PictureFacts m_facts;
};

} // namespace

PictureFacts inspectPicture(const DatasetImage& image, bool decode) {
    PictureInspection inspection(image);
    if (image.imagePath.empty())
        return inspection.take(); // a split names it: findings_splits says so
    if (decode)
        inspection.decode();
    else
        inspection.readSize();
    return inspection.take();
}

} // namespace boxwright
