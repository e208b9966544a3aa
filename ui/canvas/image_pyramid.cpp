#include "ui/canvas/image_pyramid.h"

#include <algorithm>

namespace boxwright {

void ImagePyramid::setImage(const QImage& image, QSize size) {
    m_levels.clear();
    m_size = size.isEmpty() || image.isNull() ? image.size() : size;
    if (!image.isNull())
        m_levels.push_back(image);
}

double ImagePyramid::resolution() const {
    return m_levels.empty() ? 1 : static_cast<double>(m_levels.front().width()) / m_size.width();
}

const QImage& ImagePyramid::levelFor(double scale) {
    std::size_t level = 0;
    double levelScale = 0.5 * resolution();
    while (levelScale >= scale && std::min(m_levels[level].width(), m_levels[level].height()) >= 2) {
        ++level;
        levelScale /= 2;
        if (level == m_levels.size()) {
            const QImage& larger = m_levels.back();
            m_levels.push_back(larger.scaled(larger.width() / 2, larger.height() / 2, Qt::IgnoreAspectRatio,
                                             Qt::SmoothTransformation));
        }
    }
    return m_levels[level];
}

} // namespace boxwright
