#include "ui/support/color_swatch.h"

#include <QColor>
#include <QPainter>
#include <QPixmapCache>

namespace boxwright {

namespace {

constexpr int side = 32; ///< drawn large, shown at the icon size of the list on any screen

} // namespace

QIcon colorSwatch(const QColor& color) {
    const QString key = QStringLiteral("boxwright/swatch/%1").arg(color.name());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(4, 4, side - 8, side - 8), 6, 6);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    QIcon icon(pixmap);
    // A selected row tints pixmaps; the colour of a class must stay what it is.
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

} // namespace boxwright
