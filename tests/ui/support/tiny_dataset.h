#pragma once

#include <QDir>
#include <QFile>
#include <QImage>
#include <QString>

namespace boxwright::test {

inline void writeText(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

inline QByteArray objectXml(const QByteArray& name, int xmin, int ymin, int xmax, int ymax) {
    return "<object><name>" + name + "</name><bndbox><xmin>" + QByteArray::number(xmin) + "</xmin><ymin>" +
           QByteArray::number(ymin) + "</ymin><xmax>" + QByteArray::number(xmax) + "</xmax><ymax>" +
           QByteArray::number(ymax) + "</ymax></bndbox></object>";
}

/// Writes a VOC root of four pictures, 40 x 30: "a" has a cat and a smaller dog in it, "b" an annotation without boxes,
/// "c" none, "d" one that is broken. Split train is a and b, val is c and d.
inline void makeTinyDataset(const QString& folder) {
    const QDir root(folder);
    for (const char* part : {"JPEGImages", "Annotations", "ImageSets/Main"})
        root.mkpath(QLatin1String(part));
    for (const char* name : {"a", "b", "c", "d"}) {
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        picture.save(root.filePath(QStringLiteral("JPEGImages/%1.png").arg(QLatin1String(name))));
    }
    writeText(root.filePath(QStringLiteral("Annotations/a.xml")),
              "<annotation>" + objectXml("cat", 4, 4, 36, 26) + objectXml("dog", 10, 10, 20, 20) + "</annotation>");
    writeText(root.filePath(QStringLiteral("Annotations/b.xml")), "<annotation></annotation>");
    writeText(root.filePath(QStringLiteral("Annotations/d.xml")), "<annotation><object>");
    writeText(root.filePath(QStringLiteral("ImageSets/Main/train.txt")), "a\nb\n");
    writeText(root.filePath(QStringLiteral("ImageSets/Main/val.txt")), "c\nd\n");
}

} // namespace boxwright::test
