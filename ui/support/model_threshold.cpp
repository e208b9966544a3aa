#include "ui/support/model_threshold.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/charts/chart_csv.h"

namespace boxwright {

QString thresholdFile(const QString& weights) {
    return weights + QStringLiteral(".threshold.json");
}

Result<QString> saveThreshold(const QString& weights, const ModelThreshold& threshold) {
    const QJsonObject json{{QStringLiteral("score"), threshold.score},
                           {QStringLiteral("f1"), threshold.f1},
                           {QStringLiteral("precision"), threshold.precision},
                           {QStringLiteral("recall"), threshold.recall},
                           {QStringLiteral("split"), threshold.split}};
    return replaceFile(thresholdFile(weights), QJsonDocument(json).toJson());
}

std::optional<ModelThreshold> readThreshold(const QString& weights) {
    QFile file(thresholdFile(weights));
    if (weights.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    ModelThreshold threshold;
    threshold.score = json.value(QStringLiteral("score")).toDouble(-1);
    threshold.f1 = json.value(QStringLiteral("f1")).toDouble();
    threshold.precision = json.value(QStringLiteral("precision")).toDouble();
    threshold.recall = json.value(QStringLiteral("recall")).toDouble();
    threshold.split = json.value(QStringLiteral("split")).toString();
    if (!(threshold.score >= 0 && threshold.score <= 1))
        return std::nullopt;
    return threshold;
}

} // namespace boxwright
