#include "ui/support/svg_icon.h"

#include <utility>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/support/resources.h"

namespace boxwright {

namespace {

class SvgIconEngine : public QIconEngine {
public:
    explicit SvgIconEngine(QString name)
        : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, render(rect.size() * scale, mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return render(size, mode, state);
    }

    QIconEngine* clone() const override { return new SvgIconEngine(m_name); }
    bool isNull() override { return false; }

private:
    static QColor inkColor(QIcon::Mode mode, QIcon::State state) {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return palette.color(state == QIcon::On ? QPalette::Highlight : QPalette::ButtonText);
    }

    [[nodiscard]] QPixmap render(QSize size, QIcon::Mode mode, QIcon::State state) const {
        if (size.isEmpty()) // the float button of a dock
            return {};
        const QColor ink = inkColor(mode, state);
        const QString key = QStringLiteral("boxwright/%1/%2x%3/%4")
                                .arg(m_name, QString::number(size.width()), QString::number(size.height()), ink.name());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        QByteArray drawing = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        drawing.replace("#000000", ink.name().toLatin1());
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(drawing).render(&painter, QRectF(QPointF(), size));
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
};

} // namespace

QIcon svgIcon(const QString& name) {
    ensureResources();
    return QIcon(new SvgIconEngine(name));
}

} // namespace boxwright
