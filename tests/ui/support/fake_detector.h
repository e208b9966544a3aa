#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <semaphore>
#include <vector>

#include <QDir>
#include <QImage>
#include <QStringList>

#include "ui/workers/detector.h"

namespace boxwright::test {

/// What a fake detector was asked, shared with its worker thread.
struct FakeDetector {
    std::atomic<int> loads = 0;
    std::atomic<int> images = 0;
    std::atomic<bool> blocks = false;         ///< detect() waits for `go`
    std::counting_semaphore<1000> entered{0}; ///< released at the beginning of each detect()
    std::counting_semaphore<1000> go{0};

    /// Called with the picture in detect(), after the wait.
    std::function<Result<std::vector<Detection>>(const RgbImage&)> detect = [](const RgbImage& image) {
        return std::vector<Detection>{{Box{1, 2, static_cast<float>(image.width) - 1, 8}, 1, 0.9F},
                                      {Box{2, 2, 6, 6}, 2, 0.4F}};
    };
};

inline LoadDetector loaderOf(const std::shared_ptr<FakeDetector>& fake) {
    return [fake](const DetectorChoice&) -> Result<LoadedDetector> {
        ++fake->loads;
        LoadedDetector loaded;
        loaded.info = {ClassList({"cat", "dog"}), QStringLiteral("fake"), QStringLiteral("CPU, 1 thread")};
        loaded.detect = [fake](const RgbImage& image) {
            ++fake->images;
            fake->entered.release();
            if (fake->blocks)
                fake->go.acquire();
            return fake->detect(image);
        };
        return loaded;
    };
}

/// Writes `count` small pictures, 0.png and so on, `width` pixels wide; returns their paths.
inline QStringList makePictures(const QString& folder, int count, int width = 20) {
    QStringList paths;
    for (int i = 0; i < count; ++i) {
        QImage picture(width, 12, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        paths.append(QDir(folder).filePath(QStringLiteral("%1.png").arg(i)));
        picture.save(paths.last());
    }
    return paths;
}

} // namespace boxwright::test
