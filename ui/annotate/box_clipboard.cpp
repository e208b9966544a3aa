#include "ui/annotate/box_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

const QString mimeType = QStringLiteral("application/x-boxwright-boxes+json");

QJsonObject toJson(const ObjectAnnotation& object) {
    const Box& box = object.boxInImage;
    return {{QStringLiteral("name"), fromUtf8(object.className)},
            {QStringLiteral("box"), QJsonArray{box.xmin, box.ymin, box.xmax, box.ymax}},
            {QStringLiteral("difficult"), object.difficult},
            {QStringLiteral("truncated"), object.truncated},
            {QStringLiteral("occluded"), object.occluded},
            {QStringLiteral("pose"), fromUtf8(object.pose)}};
}

ObjectAnnotation fromJson(const QJsonObject& json) {
    const auto flag = [&](const char* name) { return json.value(QLatin1String(name)).toBool(); };
    const QJsonArray corners = json.value(QStringLiteral("box")).toArray();
    const auto corner = [&](int i) { return static_cast<float>(corners.at(i).toDouble()); };
    return {toUtf8(json.value(QStringLiteral("name")).toString()),
            {corner(0), corner(1), corner(2), corner(3)},
            flag("difficult"),
            flag("truncated"),
            flag("occluded"),
            toUtf8(json.value(QStringLiteral("pose")).toString())};
}

} // namespace

void copyBoxes(const std::vector<ObjectAnnotation>& objects) {
    QJsonArray array;
    for (const ObjectAnnotation& object : objects)
        array.append(toJson(object));
    const QByteArray text = QJsonDocument(array).toJson();
    auto* data = new QMimeData;
    data->setData(mimeType, text);
    data->setText(QString::fromUtf8(text));
    QGuiApplication::clipboard()->setMimeData(data);
}

std::vector<ObjectAnnotation> boxesOnClipboard() {
    std::vector<ObjectAnnotation> objects;
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr || !data->hasFormat(mimeType))
        return objects;
    const QJsonArray array = QJsonDocument::fromJson(data->data(mimeType)).array();
    for (const QJsonValue& value : array) {
        ObjectAnnotation object = fromJson(value.toObject());
        if (object.boxInImage.hasExtent() && !object.className.empty())
            objects.push_back(std::move(object));
    }
    return objects;
}

} // namespace boxwright
