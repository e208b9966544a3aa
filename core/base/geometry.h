#pragma once

namespace boxwright {

/// Size of an image in pixels.
struct ImageSize {
    int width = 0;
    int height = 0;

    bool operator==(const ImageSize&) const = default;
};

/// Axis-aligned box in continuous pixel coordinates: x grows right, y grows down, width = xmax - xmin (no +1).
/// The frame (original image, resized image) is said by the name of the variable that holds it.
struct Box {
    float xmin = 0;
    float ymin = 0;
    float xmax = 0;
    float ymax = 0;

    [[nodiscard]] float width() const { return xmax - xmin; }
    [[nodiscard]] float height() const { return ymax - ymin; }
    [[nodiscard]] float area() const { return width() * height(); }
    /// True if all four numbers are finite and both sides are longer than zero.
    [[nodiscard]] bool hasExtent() const;

    bool operator==(const Box&) const = default;
};

/// Intersection over union, in [0, 1]; 0 if either box has no extent.
[[nodiscard]] float iou(const Box& a, const Box& b);

/// The part of the box inside [0, width] x [0, height].
[[nodiscard]] Box clipped(const Box& box, ImageSize size);

} // namespace boxwright
