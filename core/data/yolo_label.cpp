#include "core/data/yolo_label.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "core/data/file_io.h"
#include "core/data/number_text.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Kind = FormatRemarkKind;

constexpr int kDecimals = 6;
constexpr double kRoundingShare = 1e-4; ///< of the side: four decimals, the coarsest that writers use
constexpr double kMostClasses = 100000;
constexpr double kLargest = 10; ///< of a normalised number; beyond it the file holds pixels

std::vector<std::string_view> columnsOf(std::string_view line) {
    constexpr std::string_view blanks = " \t\r\f\v";
    std::vector<std::string_view> columns;
    for (std::size_t start = line.find_first_not_of(blanks); start != std::string_view::npos;) {
        const std::size_t end = line.find_first_of(blanks, start);
        columns.push_back(line.substr(start, end - start));
        start = end == std::string_view::npos ? end : line.find_first_not_of(blanks, end);
    }
    return columns;
}

/// Reads lines and says what is wrong with each that is not used.
class LabelReader {
public:
    LabelReader(const fs::path& file, RemarkCollector& remarks)
        : m_file(file)
        , m_remarks(remarks) {}

    void add(std::string_view line) {
        ++m_line;
        const std::vector<std::string_view> columns = columnsOf(line);
        if (columns.empty() || !isBox(line, columns))
            return;
        std::array<double, 5> numbers{};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto number = finiteNumber(columns[i]);
            if (!number || !std::isfinite(static_cast<float>(*number))) {
                remark(Kind::NotANumber, "\"" + std::string(columns[i]) + "\" is no number; not used.");
                return;
            }
            numbers[i] = *number;
        }
        addBox(numbers, line);
    }

    std::vector<YoloBox> boxes;

private:
    [[nodiscard]] std::string place() const { return "line " + std::to_string(m_line); }
    void remark(Kind kind, std::string sentence) { m_remarks.add(kind, m_file, place(), std::move(sentence)); }

    bool isBox(std::string_view line, const std::vector<std::string_view>& columns) {
        if (line.find(',') != std::string_view::npos) {
            remark(Kind::CommaDecimal, "It has a comma; numbers are written with a decimal point. Not used.");
            return false;
        }
        if (columns.size() > 6) {
            m_remarks.count(Kind::NotABox, m_file, place(),
                            "A line of more than six columns is a polygon or key points; not used.");
            return false;
        }
        if (columns.size() < 5) {
            remark(Kind::WrongColumns, "It has " + std::to_string(columns.size()) + " columns instead of 5; not used.");
            return false;
        }
        if (columns.size() == 6)
            m_remarks.count(Kind::Score, m_file, place(), "A sixth column is the score of a prediction; not used.");
        return true;
    }

    void addBox(const std::array<double, 5>& numbers, std::string_view line) {
        if (numbers[0] < 0 || numbers[0] >= kMostClasses || std::trunc(numbers[0]) != numbers[0]) {
            remark(Kind::UnknownClass, "Its class is not a whole number from 0; not used.");
            return;
        }
        for (std::size_t i = 1; i < numbers.size(); ++i) {
            if (std::abs(numbers[i]) > kLargest) {
                remark(Kind::OutsideImage, "It is not divided by the size of the image; not used.");
                return;
            }
        }
        if (numbers[3] < 0 || numbers[4] < 0) {
            remark(Kind::NegativeSide, "Its width or height is below 0; not used.");
            return;
        }
        if (numbers[3] == 0 || numbers[4] == 0)
            remark(Kind::NoExtent, "It has no extent; it is kept, and left out of training.");
        if (!m_seen.emplace(trimmed(line)).second)
            remark(Kind::RepeatedObject, "It is there twice; both are kept.");
        boxes.push_back({static_cast<int>(numbers[0]), numbers[1], numbers[2], numbers[3], numbers[4], m_line});
    }

    const fs::path& m_file;
    RemarkCollector& m_remarks;
    int m_line = 0;
    std::set<std::string> m_seen;
};

/// How an edge lies to the border of an axis of this length.
enum class Edge { Inside, Rounding, Outside };

Edge edgeOf(float edge, float side) {
    const double beyond = std::max<double>(-static_cast<double>(edge), static_cast<double>(edge) - side);
    if (beyond <= 0)
        return Edge::Inside;
    return beyond <= kRoundingShare * side ? Edge::Rounding : Edge::Outside;
}

} // namespace

std::vector<YoloBox> readYoloText(std::string_view text, const fs::path& file, RemarkCollector& remarks) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.substr(0, mark.size()) == mark)
        text.remove_prefix(mark.size());
    LabelReader reader(file, remarks);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        reader.add(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return std::move(reader.boxes);
}

Box boxInImage(const YoloBox& box, ImageSize size, const fs::path& file, RemarkCollector& remarks) {
    const auto width = static_cast<float>(size.width);
    const auto height = static_cast<float>(size.height);
    const FloatRange x = edgesFromCentre(box.centreX, box.width, size.width);
    const FloatRange y = edgesFromCentre(box.centreY, box.height, size.height);
    Box edges{x.low, y.low, x.high, y.high};
    bool rounded = false;
    bool outside = false;
    for (const auto& [edge, side] : {std::pair{&edges.xmin, width}, std::pair{&edges.ymin, height},
                                     std::pair{&edges.xmax, width}, std::pair{&edges.ymax, height}}) {
        const Edge lies = edgeOf(*edge, side);
        rounded = rounded || lies == Edge::Rounding;
        outside = outside || lies == Edge::Outside;
        if (lies == Edge::Rounding)
            *edge = *edge < 0 ? 0 : side;
    }
    const std::string place = "line " + std::to_string(box.line);
    if (rounded)
        remarks.count(Kind::AboveOne, file, place,
                      "An edge is beyond the border by rounding; it is put on the border.");
    if (outside)
        remarks.add(Kind::OutsideImage, file, place, "The box reaches beyond the image; it is kept as it is.");
    return edges;
}

std::string yoloText(const Annotation& annotation, ImageSize size, const ClassList& classes) {
    std::string text;
    for (const ObjectAnnotation& object : annotation.objects) {
        const Box& box = object.boxInImage;
        const NumberPair x = centreAndLength(box.xmin, box.xmax, size.width, kDecimals);
        const NumberPair y = centreAndLength(box.ymin, box.ymax, size.height, kDecimals);
        text += std::to_string(classes.id(object.className).value_or(1) - 1);
        for (const std::string* number : {&x.first, &y.first, &x.second, &y.second})
            text.append(" ").append(*number);
        text += "\n";
    }
    return text;
}

} // namespace boxwright
