#include "core/data/chart_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/file_bytes.h"
#include "core/data/codec/picture_codec.h"
#include "core/data/foreign_errors.h"

namespace boxwright {
namespace {

/// Everything is drawn this many times larger and averaged down, so that lines and letters are smooth. Lengths below
/// are pixels of the finished picture.
constexpr int kZoom = 3;
constexpr double kWidth = 1280, kHeight = 720;
constexpr double kLeft = 92, kRight = 40, kRightWithAxis = 108, kTop = 92, kBottom = 76;
const cv::Scalar kInk(0x33, 0x2b, 0x26), kMuted(0x7d, 0x72, 0x6a), kGrid(0xec, 0xe7, 0xe4), kPaper(0xff, 0xff, 0xff);
/// Blue, vermilion, green and purple that people with colour-blindness tell apart (Okabe and Ito); BGR.
const std::array<cv::Scalar, 4> kColors{cv::Scalar(0xb2, 0x72, 0x00), cv::Scalar(0x00, 0x5e, 0xd5),
                                        cv::Scalar(0x73, 0x9e, 0x00), cv::Scalar(0xa7, 0x79, 0xcc)};

enum class Anchor { Left, Middle, Right };

/// Values of an axis and where they lie.
struct Axis {
    double low = 0, high = 1;   ///< values at its ends
    double start = 0, stop = 1; ///< pixels of them
    [[nodiscard]] double at(double value) const { return start + (value - low) / (high - low) * (stop - start); }
};

struct Frame {
    Axis x, left, right;
};

std::string tickText(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

int zoomed(double length) {
    return static_cast<int>(std::lround(length * kZoom));
}

cv::Point zoomed(double x, double y) {
    return {zoomed(x), zoomed(y)};
}

cv::Scalar paled(const cv::Scalar& color) {
    return color * 0.35 + kPaper * 0.65;
}

cv::Scalar colorOf(const ChartSeries& series, std::size_t number) {
    const cv::Scalar color = kColors[number % kColors.size()];
    return series.faint ? paled(color) : color;
}

/// Draws on the enlarged picture.
class Pen {
public:
    explicit Pen(cv::Mat3b& picture)
        : m_picture(picture) {}

    void line(double x1, double y1, double x2, double y2, const cv::Scalar& color, double width) {
        cv::line(m_picture, zoomed(x1, y1), zoomed(x2, y2), color, std::max(1, zoomed(width)), cv::LINE_AA);
    }
    void dot(double x, double y, const cv::Scalar& color, double radius) {
        cv::circle(m_picture, zoomed(x, y), zoomed(radius), color, cv::FILLED, cv::LINE_AA);
    }
    /// `y` is the baseline, `size` about the height of a capital letter.
    void text(const std::string& text, double x, double y, Anchor anchor, const cv::Scalar& color, double size) {
        const double scale = size * kZoom / kCapital;
        const int thickness = std::max(1, zoomed(size / 8));
        const double width = textWidth(text, size);
        const double shift = anchor == Anchor::Left ? 0 : anchor == Anchor::Middle ? width / 2 : width;
        cv::putText(m_picture, text, zoomed(x - shift, y), kFont, scale, color, thickness, cv::LINE_AA);
    }
    [[nodiscard]] static double textWidth(const std::string& text, double size) {
        int baseline = 0;
        return static_cast<double>(cv::getTextSize(text, kFont, size * kZoom / kCapital, 1, &baseline).width) / kZoom;
    }
    /// Turned to read from below, in the middle of `y`.
    void uprightText(const std::string& text, double x, double y, const cv::Scalar& color, double size) {
        const double width = textWidth(text, size) + 2 * size, height = 3 * size;
        cv::Mat3b strip(zoomed(height), zoomed(width), cv::Vec3b(0xff, 0xff, 0xff));
        Pen(strip).text(text, width / 2, 2 * size, Anchor::Middle, color, size);
        cv::Mat3b turned;
        cv::rotate(strip, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
        turned.copyTo(m_picture(cv::Rect(zoomed(x - height / 2, y - width / 2), turned.size())));
    }

private:
    static constexpr auto kFont = cv::FONT_HERSHEY_SIMPLEX;
    static constexpr double kCapital = 21; ///< height of its capitals at scale 1
    cv::Mat3b& m_picture;
};

struct Range {
    double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
    void add(double value) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
};

/// The ends of an axis that begins at zero unless there are negative values, with some room above.
Axis valueAxis(const Chart& chart, bool right) {
    Range range;
    for (const ChartSeries& series : chart.series)
        if (series.rightAxis == right)
            for (const double value : series.y)
                range.add(value);
    Axis axis;
    axis.low = std::min(0.0, std::isfinite(range.low) ? range.low : 0.0);
    axis.high = std::isfinite(range.high) && range.high > axis.low ? range.high : axis.low + 1;
    axis.high += (axis.high - axis.low) * 0.06;
    if (chart.unitLeft && !right)
        axis.high = std::min(axis.high, 1.0);
    axis.start = kHeight - kBottom;
    axis.stop = kTop;
    return axis;
}

Frame frameOf(const Chart& chart) {
    Range range;
    for (const ChartSeries& series : chart.series)
        for (const double value : series.x)
            range.add(value);
    Frame frame;
    frame.x.low = std::isfinite(range.low) ? std::min(range.low, std::floor(range.low)) : 0;
    frame.x.high = std::isfinite(range.high) && range.high > frame.x.low ? range.high : frame.x.low + 1;
    frame.x.start = kLeft;
    frame.x.stop = kWidth - (chart.rightLabel.empty() ? kRight : kRightWithAxis);
    frame.left = valueAxis(chart, false);
    frame.right = valueAxis(chart, true);
    return frame;
}

void drawAxes(Pen& pen, const Chart& chart, const Frame& frame) {
    const double bottom = frame.left.start, end = frame.x.stop;
    for (const double tick : chartTicks(frame.left.low, frame.left.high)) {
        const double y = frame.left.at(tick);
        pen.line(kLeft, y, end, y, kGrid, 1);
        pen.text(tickText(tick), kLeft - 12, y + 6, Anchor::Right, kMuted, 12);
    }
    for (const double tick : chartTicks(frame.x.low, frame.x.high)) {
        const double x = frame.x.at(tick);
        pen.line(x, bottom, x, bottom + 6, kMuted, 1);
        pen.text(tickText(tick), x, bottom + 26, Anchor::Middle, kMuted, 12);
    }
    if (!chart.rightLabel.empty()) {
        for (const double tick : chartTicks(frame.right.low, frame.right.high)) {
            pen.line(end, frame.right.at(tick), end + 6, frame.right.at(tick), kMuted, 1);
            pen.text(tickText(tick), end + 12, frame.right.at(tick) + 6, Anchor::Left, kMuted, 12);
        }
        pen.line(end, kTop, end, bottom, kMuted, 1);
        pen.uprightText(chart.rightLabel, kWidth - 24, (kTop + bottom) / 2, kInk, 13);
    }
    pen.line(kLeft, bottom, end, bottom, kMuted, 1);
    pen.uprightText(chart.leftLabel, 24, (kTop + bottom) / 2, kInk, 13);
    pen.text(chart.xLabel, (kLeft + end) / 2, kHeight - 22, Anchor::Middle, kInk, 13);
    pen.text(chart.title, kLeft, 38, Anchor::Left, kInk, 17);
}

void drawSeries(Pen& pen, const ChartSeries& series, const Frame& frame, const cv::Scalar& color) {
    const Axis& axis = series.rightAxis ? frame.right : frame.left;
    const double width = series.faint ? 1.2 : 2.4;
    const std::size_t count = std::min(series.x.size(), series.y.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(series.y[i]))
            continue;
        const double x = frame.x.at(series.x[i]), y = axis.at(series.y[i]);
        if (i > 0 && std::isfinite(series.y[i - 1]))
            pen.line(frame.x.at(series.x[i - 1]), axis.at(series.y[i - 1]), x, y, color, width);
        if ((series.points && count <= 60) || count == 1)
            pen.dot(x, y, color, 4);
    }
}

void drawLegend(Pen& pen, const Chart& chart) {
    double x = kLeft;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const ChartSeries& series = chart.series[i];
        pen.line(x, 66, x + 28, 66, colorOf(series, i), series.faint ? 2 : 3);
        pen.text(series.name, x + 38, 71, Anchor::Left, kMuted, 12);
        x += 38 + Pen::textWidth(series.name, 12) + 34;
    }
}

RgbImage draw(const Chart& chart) {
    cv::Mat3b large(zoomed(kHeight), zoomed(kWidth), cv::Vec3b(0xff, 0xff, 0xff));
    Pen pen(large);
    const Frame frame = frameOf(chart);
    drawAxes(pen, chart, frame);
    for (std::size_t i = 0; i < chart.series.size(); ++i)
        drawSeries(pen, chart.series[i], frame, colorOf(chart.series[i], i));
    drawLegend(pen, chart);
    RgbImage picture(static_cast<int>(kWidth), static_cast<int>(kHeight));
    cv::Mat pixels(picture.height, picture.width, CV_8UC3, picture.pixels.data());
    cv::resize(large, pixels, pixels.size(), 0, 0, cv::INTER_AREA);
    cv::cvtColor(pixels, pixels, cv::COLOR_BGR2RGB);
    return picture;
}

class PngChartPainter : public ChartPainter {
public:
    [[nodiscard]] Result<void> paint(const Chart& chart, const std::filesystem::path& png) const override {
        const auto bytes =
            withForeignErrors(ErrorKind::WriteFailed, png, [&]() { return encodePicture(draw(chart), ".png"); });
        if (!bytes)
            return tl::unexpected(bytes.error());
        return replaceFile(png, [&bytes](std::ostream& out) {
            out.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
        });
    }
};

} // namespace

std::unique_ptr<ChartPainter> makeChartPainter() {
    return std::make_unique<PngChartPainter>();
}

std::vector<double> chartTicks(double low, double high) {
    if (!(high > low))
        return {};
    const double rough = (high - low) / 6, power = std::pow(10, std::floor(std::log10(rough)));
    const double share = rough / power;
    const double step = power * (share < 1.5 ? 1 : share < 3 ? 2 : share < 7.5 ? 5 : 10);
    std::vector<double> ticks;
    for (auto i = static_cast<std::int64_t>(std::ceil(low / step - 1e-9));
         static_cast<double>(i) * step <= high + step * 1e-9; ++i)
        ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

} // namespace boxwright
