#include "core/data/findings_picture.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/data/file_io.h"
#include "core/data/image_io.h"

namespace boxwright {

namespace {

struct PictureFormat {
    std::string_view name;
    std::string_view start;                     ///< first bytes
    std::array<std::string_view, 2> extensions; ///< in lower case
};

constexpr std::array kFormats{
    PictureFormat{"JPEG", "\xFF\xD8\xFF", {".jpg", ".jpeg"}},
    PictureFormat{"PNG", "\x89PNG", {".png", ".png"}},
    PictureFormat{"BMP", "BM", {".bmp", ".bmp"}},
    PictureFormat{"TIFF", "II*", {".tif", ".tiff"}},
    PictureFormat{"TIFF", "MM", {".tif", ".tiff"}},
    PictureFormat{"WebP", "RIFF", {".webp", ".webp"}},
};

const PictureFormat* formatOf(std::string_view bytes) {
    const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                    [&](const PictureFormat& format) { return bytes.starts_with(format.start); });
    return found == kFormats.end() ? nullptr : &*found;
}

unsigned byteAt(std::string_view bytes, std::size_t index) {
    return static_cast<unsigned char>(bytes[index]);
}

/// True if the end mark comes after the first scan. It cannot occur inside one, and before it only within segments
/// (a thumbnail), which are stepped over.
bool isWholeJpeg(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && byteAt(bytes, at) == 0xFF) {
        const unsigned marker = byteAt(bytes, at + 1);
        if (marker == 0xDA)
            return bytes.find("\xFF\xD9", at) != std::string_view::npos;
        at += marker == 0xFF ? 1 : 2 + byteAt(bytes, at + 2) * 256 + byteAt(bytes, at + 3);
    }
    return false;
}

bool isWhole(std::string_view bytes, const PictureFormat& format) {
    if (format.name == "JPEG")
        return isWholeJpeg(bytes);
    if (format.name == "PNG")
        return bytes.rfind("IEND") != std::string_view::npos;
    return true; // the decoder notices
}

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
        const PictureFormat* format = formatOf(*bytes);
        if (format != nullptr)
            checkExtension(*format);
        auto fingerprint = fingerprintOf(*bytes, m_image.imagePath);
        if (format != nullptr && !isWhole(*bytes, *format))
            add(FindingKind::ImageTruncated, "The picture ends early; a part of it is missing.");
        else if (!fingerprint)
            add(FindingKind::ImageUnreadable, fingerprint.error().message);
        if (!fingerprint)
            return;
        m_facts.fingerprint = *fingerprint;
        if (const auto size = readImageSize(m_image.imagePath))
            m_facts.size = *size;
    }

    PictureFacts take() { return std::move(m_facts); }

private:
    void checkExtension(const PictureFormat& format) {
        const std::string extension = lowerExtension(m_image.imagePath);
        if (std::find(format.extensions.begin(), format.extensions.end(), extension) == format.extensions.end())
            add(FindingKind::ImageExtension,
                "The file is a " + std::string(format.name) + ", but is called \"" + extension + "\".");
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
