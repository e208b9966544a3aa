#include "ui/models/run_predictions.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/charts/chart_csv.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr float lowestScore = 0.1F;
constexpr std::size_t mostDetections = 30; ///< of an image

QString predictionsFile(const QString& runFolder) {
    return QDir(runFolder).filePath(QStringLiteral("predictions.json"));
}

/// To a hundredth: enough for a picture.
double shortNumber(float value) {
    return std::round(double{value} * 100) / 100;
}

QJsonArray toJson(const Detection& found) {
    const Box& box = found.boxInImage;
    return {shortNumber(box.xmin), shortNumber(box.ymin), shortNumber(box.xmax),
            shortNumber(box.ymax), found.label,           shortNumber(found.score)};
}

QJsonObject toJson(const ImageDetections& image) {
    QJsonArray boxes;
    for (const Detection& found : image.detections)
        boxes.append(toJson(found));
    return {{QStringLiteral("image"), fromUtf8(image.imageId)},
            {QStringLiteral("size"), QJsonArray{image.size.width, image.size.height}},
            {QStringLiteral("boxes"), boxes}};
}

ImageDetections imageFrom(const QJsonObject& json) {
    ImageDetections image;
    image.imageId = toUtf8(json.value(QLatin1String("image")).toString());
    const QJsonArray size = json.value(QLatin1String("size")).toArray();
    image.size = {size.at(0).toInt(), size.at(1).toInt()};
    for (const QJsonValue& value : json.value(QLatin1String("boxes")).toArray()) {
        const QJsonArray box = value.toArray();
        const auto number = [&box](int i) { return static_cast<float>(box.at(i).toDouble()); };
        image.detections.push_back({{number(0), number(1), number(2), number(3)}, box.at(4).toInt(), number(5)});
    }
    return image;
}

EpochPredictions epochFrom(const QJsonObject& json) {
    EpochPredictions epoch;
    epoch.epoch = json.value(QLatin1String("epoch")).toInt();
    for (const QJsonValue& image : json.value(QLatin1String("images")).toArray())
        epoch.images.push_back(imageFrom(image.toObject()));
    return epoch;
}

} // namespace

EpochPredictions pinnedPredictions(int epoch, const std::vector<ImageDetections>& all, std::size_t count) {
    EpochPredictions pinned{epoch, {}};
    count = std::min(count, all.size());
    for (std::size_t i = 0; i < count; ++i) {
        ImageDetections image = all[i * all.size() / count];
        std::erase_if(image.detections, [](const Detection& found) { return found.score < lowestScore; });
        if (image.detections.size() > mostDetections)
            image.detections.resize(mostDetections); // the best come first
        pinned.images.push_back(std::move(image));
    }
    return pinned;
}

void appendPredictions(RunPredictions& run, EpochPredictions epoch) {
    std::erase_if(run.epochs, [&epoch](const EpochPredictions& old) { return old.epoch >= epoch.epoch; });
    run.epochs.push_back(std::move(epoch));
}

Result<QString> writePredictions(const QString& runFolder, const RunPredictions& run) {
    QJsonArray classes;
    for (const std::string& name : run.classes.names())
        classes.append(fromUtf8(name));
    QJsonArray epochs;
    for (const EpochPredictions& epoch : run.epochs) {
        QJsonArray images;
        for (const ImageDetections& image : epoch.images)
            images.append(toJson(image));
        epochs.append(QJsonObject{{QStringLiteral("epoch"), epoch.epoch}, {QStringLiteral("images"), images}});
    }
    const QJsonObject json{{QStringLiteral("classes"), classes}, {QStringLiteral("epochs"), epochs}};
    return replaceFile(predictionsFile(runFolder), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<RunPredictions> readPredictions(const QString& runFolder) {
    const QString path = predictionsFile(runFolder);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, "The run has no predictions.json.", toUtf8(runFolder));
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
    if (!json.isObject())
        return fail(ErrorKind::Unreadable, "The predictions of the run cannot be read.", toUtf8(path));
    RunPredictions run;
    std::vector<std::string> names;
    for (const QJsonValue& name : json.object().value(QLatin1String("classes")).toArray())
        names.push_back(toUtf8(name.toString()));
    run.classes = ClassList(names);
    for (const QJsonValue& epoch : json.object().value(QLatin1String("epochs")).toArray())
        appendPredictions(run, epochFrom(epoch.toObject()));
    return run;
}

} // namespace boxwright
