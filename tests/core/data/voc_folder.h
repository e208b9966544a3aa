#pragma once

#include <string>
#include <vector>

#include "core/data/image_io.h"
#include "core/data/voc_dataset.h"
#include "tests/core/data/data_test_support.h"

namespace boxwright::test {

/// One object for VocFolder.
struct XmlObject {
    std::string name;
    int xmin, ymin, xmax, ymax;
};

/// A VOC root to put images and annotations into.
class VocFolder {
public:
    [[nodiscard]] std::filesystem::path path() const { return m_folder.path(); }
    [[nodiscard]] std::filesystem::path image(const std::string& id) const {
        return m_folder / ("JPEGImages/" + id + ".png");
    }
    [[nodiscard]] std::filesystem::path xml(const std::string& id) const {
        return m_folder / ("Annotations/" + id + ".xml");
    }
    [[nodiscard]] std::filesystem::path split(const std::string& name) const {
        return m_folder / ("ImageSets/Main/" + name + ".txt");
    }

    /// A picture whose look depends on `look` only.
    void addPicture(const std::string& id, unsigned look, ImageSize size = {100, 60}) const {
        RgbImage picture(size.width, size.height);
        std::vector<unsigned> cells(9 * 8); // coarse cells survive resizing
        for (unsigned& cell : cells)
            cell = (look = look * 1664525U + 1013904223U) >> 24U;
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                for (int c = 0; c < 3; ++c)
                    picture.pixels[static_cast<std::size_t>((y * size.width + x) * 3 + c)] = static_cast<std::uint8_t>(
                        cells[static_cast<std::size_t>(y * 8 / size.height * 9 + x * 9 / size.width)]);
        QVERIFY(makeFolders());
        QVERIFY(writeImage(image(id), picture).has_value());
    }
    void addXml(const std::string& id, const std::vector<XmlObject>& objects, ImageSize size = {100, 60}) const {
        std::string text = "<annotation>\n\t<folder>JPEGImages</folder>\n\t<filename>" + id + ".png</filename>\n" +
                           "\t<size>\n\t\t<width>" + std::to_string(size.width) + "</width>\n\t\t<height>" +
                           std::to_string(size.height) + "</height>\n\t\t<depth>3</depth>\n\t</size>\n";
        for (const XmlObject& object : objects)
            text += "\t<object>\n\t\t<name>" + object.name +
                    "</name>\n\t\t<pose>Unspecified</pose>\n\t\t<truncated>0</truncated>\n"
                    "\t\t<difficult>0</difficult>\n\t\t<bndbox>\n\t\t\t<xmin>" +
                    std::to_string(object.xmin) + "</xmin>\n\t\t\t<ymin>" + std::to_string(object.ymin) +
                    "</ymin>\n\t\t\t<xmax>" + std::to_string(object.xmax) + "</xmax>\n\t\t\t<ymax>" +
                    std::to_string(object.ymax) + "</ymax>\n\t\t</bndbox>\n\t</object>\n";
        putFile(xml(id), text + "</annotation>\n");
    }
    void add(const std::string& id, unsigned look, const std::vector<XmlObject>& objects) const {
        addPicture(id, look);
        addXml(id, objects);
    }
    /// Replaces a text that must be there in an annotation.
    void edit(const std::string& id, const std::string& from, const std::string& to) const {
        std::string text = bytesOf(xml(id));
        const auto at = text.find(from);
        QVERIFY2(at != std::string::npos, from.c_str());
        putFile(xml(id), text.replace(at, from.size(), to));
    }
    [[nodiscard]] Result<VocDataset> open() const { return VocDataset::open(path()); }

private:
    [[nodiscard]] bool makeFolders() const {
        std::filesystem::create_directories(m_folder / "JPEGImages");
        std::filesystem::create_directories(m_folder / "Annotations");
        return true;
    }
    TemporaryFolder m_folder;
};

} // namespace boxwright::test
