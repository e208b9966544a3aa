#pragma once

#include <vector>

#include <QImage>

namespace boxwright {

/// An image and its halves, made when first wanted, so that a large picture drawn small is neither slow nor grainy.
class ImagePyramid {
public:
    void setImage(const QImage& image);
    [[nodiscard]] bool isNull() const { return m_levels.empty(); }
    [[nodiscard]] QSize size() const; ///< of the full image

    /// The smallest level that still has a pixel for each drawn pixel; `scale` is drawn pixels per image pixel.
    [[nodiscard]] const QImage& levelFor(double scale);

private:
    std::vector<QImage> m_levels; ///< [0] is the image
};

} // namespace boxwright
