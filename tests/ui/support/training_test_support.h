#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QString>

#include "ui/app_state.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/training_request.h"

namespace boxwright {

inline void writeText(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// A flat data set of ten 40 x 30 pictures with one "disc" each.
inline void writeTinyDataset(const QString& folder) {
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::gray);
    for (int i = 0; i < 10; ++i) {
        const QString stem = QDir(folder).filePath(QStringLiteral("picture%1").arg(i));
        if (!picture.save(stem + QStringLiteral(".png")))
            qFatal("cannot write %s.png", qPrintable(stem));
        writeText(
            stem + QStringLiteral(".xml"),
            "<annotation><size><width>40</width><height>30</height><depth>3</depth></size><object><name>disc</name>"
            "<bndbox><xmin>5</xmin><ymin>6</ymin><xmax>20</xmax><ymax>21</ymax></bndbox></object></annotation>");
    }
}

/// The data set of writeTinyDataset() as the program holds it.
inline std::shared_ptr<const OpenDataset> openTinyDataset(const QString& folder) {
    writeTinyDataset(folder);
    auto open = std::make_shared<OpenDataset>();
    open->dataset = VocDataset::open(toPath(folder)).value();
    open->classes = open->dataset.scanClasses();
    return open;
}

/// Blocks the calling thread until a stop is requested.
inline void waitForStop(std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait(lock, stop, [&stop] { return stop.stop_requested(); });
}

inline TrainProgress trainingStep(std::int64_t step, std::int64_t steps) {
    TrainProgress progress;
    progress.epochs = 1;
    progress.iteration = static_cast<int>(step);
    progress.iterations = static_cast<int>(steps);
    progress.step = step;
    progress.steps = steps;
    progress.losses = {0.4, 0.3, 0.2, 0.1};
    progress.learningRate = 0.01;
    return progress;
}

inline EpochSummary evaluatedEpoch(int epoch, double ap50) {
    EpochSummary summary;
    summary.epoch = epoch;
    summary.evaluated = true;
    summary.metrics.ap = ap50 / 2;
    summary.metrics.ap50 = ap50;
    return summary;
}

} // namespace boxwright
