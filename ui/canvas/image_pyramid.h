#pragma once

#include <vector>

#include <QImage>

namespace boxwright {

/// An image and its halves, made when first wanted, so that a large picture drawn small is neither slow nor grainy.
class ImagePyramid {
public:
    /// `size` is that of the full image where `image` is a smaller copy of it; empty: its own.
    void setImage(const QImage& image, QSize size = {});
    [[nodiscard]] bool isNull() const { return m_levels.empty(); }
    [[nodiscard]] QSize size() const { return m_size; } ///< of the full image
    /// Pixels of the largest level per pixel of the full image; 1 but for smaller copies.
    [[nodiscard]] double resolution() const;

    /// The smallest level that still has a pixel for each drawn pixel; `scale` is drawn pixels per image pixel.
    [[nodiscard]] const QImage& levelFor(double scale);

private:
    QSize m_size;
    std::vector<QImage> m_levels; ///< [0] is the image
};

} // namespace boxwright
