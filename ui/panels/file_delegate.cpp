#include "ui/panels/file_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/models/dataset_list_model.h"

namespace boxwright {

namespace {

constexpr int dotSide = 8;
constexpr int gap = 8;

void paintDot(QPainter& painter, const QRectF& place, ImageState state) {
    // The palette of the view has the selection colours of the style sheet instead.
    const QPalette palette = QApplication::palette();
    const QColor accent = palette.color(QPalette::Highlight);
    const QColor quiet = palette.color(QPalette::PlaceholderText);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(quiet, 1.4));
    if (state == ImageState::Annotated) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
    } else if (state == ImageState::Empty) {
        painter.setPen(QPen(accent, 1.4));
    } else if (state == ImageState::Verified) {
        // A tick: done for good.
        painter.setPen(QPen(verifiedColor(), 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF corner = place.topLeft();
        painter.drawPolyline(
            QPolygonF({corner + QPointF(0, 4.5), corner + QPointF(3, 7.5), corner + QPointF(8.5, 0.5)}));
        return;
    } else if (state == ImageState::Unreadable) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(flaggedColor());
    }
    painter.drawEllipse(place.adjusted(0.7, 0.7, -0.7, -0.7));
}

/// In the middle of its place; a frame alone until it is there.
void paintThumbnail(QPainter& painter, const QRect& place, const QImage& picture) {
    if (picture.isNull()) {
        QColor quiet = QApplication::palette().color(QPalette::PlaceholderText);
        quiet.setAlpha(40);
        painter.fillRect(place, quiet);
        return;
    }
    const QSize size = picture.size().scaled(place.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(0, 0), size);
    target.moveCenter(place.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, picture);
}

} // namespace

QColor verifiedColor() {
    return QColor(0x009E73);
}

QColor flaggedColor() {
    return QColor(0xD55E00);
}

void FileDelegate::setThumbnails(bool shown) {
    m_thumbnails = shown;
    Q_EMIT sizeHintChanged({});
}

void FileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString name = row.text;
    row.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    painter->save();
    QRect area = row.rect.adjusted(gap, 0, -gap, 0);
    if (m_thumbnails) {
        const QRect place(area.left(), area.top() + 3, thumbnailSide, area.height() - 6);
        paintThumbnail(*painter, place, index.data(DatasetListModel::ThumbnailRole).value<QImage>());
        area.setLeft(place.right() + gap);
    }
    const QRectF dot(area.left(), area.center().y() - dotSide / 2.0 + 0.5, dotSide, dotSide);
    paintDot(*painter, dot, static_cast<ImageState>(index.data(DatasetListModel::StateRole).toInt()));
    area.setLeft(area.left() + dotSide + gap);
    const QVariant count = index.data(DatasetListModel::ObjectCountRole);
    if (count.isValid()) {
        const QString text = count.toString();
        painter->setPen(row.palette.color(QPalette::PlaceholderText));
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, text);
        area.setRight(area.right() - row.fontMetrics.horizontalAdvance(text) - gap);
    }
    if (index.data(DatasetListModel::FlaggedRole).toBool()) {
        const QRectF flag(area.right() - dotSide, area.center().y() - dotSide / 2.0 + 0.5, dotSide, dotSide);
        painter->setPen(Qt::NoPen);
        painter->setBrush(flaggedColor());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawPolygon(QPolygonF({flag.topLeft(), {flag.right(), flag.center().y() - 1}, flag.bottomLeft()}));
        area.setRight(area.right() - dotSide - gap);
    }
    painter->setPen(row.palette.color(QPalette::Text));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                      row.fontMetrics.elidedText(name, Qt::ElideMiddle, area.width()));
    painter->restore();
}

QSize FileDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {120, m_thumbnails ? thumbnailSide * 3 / 4 + 6 : option.fontMetrics.height() + 10};
}

} // namespace boxwright
