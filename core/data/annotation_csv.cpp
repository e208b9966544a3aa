#include "core/data/annotation_csv.h"

#include <string>

#include "core/data/file_io.h"

namespace boxwright {

namespace {

std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

std::string sizeField(int side) {
    return side > 0 ? std::to_string(side) : std::string();
}

} // namespace

void writeAnnotationCsv(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices) {
    out << "filename,width,height,class,xmin,ymin,xmax,ymax,difficult,truncated,occluded,pose\n";
    for (const std::size_t index : indices) {
        const AnnotatedImage& image = set.images[index];
        const ImageSize size = image.annotation.size;
        for (const ObjectAnnotation& object : image.annotation.objects) {
            const Box& box = object.boxInImage;
            out << field(image.fileName) << ',' << sizeField(size.width) << ',' << sizeField(size.height) << ','
                << field(object.className);
            for (const float edge : {box.xmin, box.ymin, box.xmax, box.ymax})
                out << ',' << numberText(edge);
            out << ',' << object.difficult << ',' << object.truncated << ',' << object.occluded << ','
                << field(object.pose) << '\n';
        }
    }
}

} // namespace boxwright
