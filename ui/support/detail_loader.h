#pragma once

#include <filesystem>
#include <stop_token>

#include <QImage>
#include <QObject>
#include <QRect>
#include <QTimer>

namespace boxwright {

class ImageCanvas;

/// Fetches the true pixels of the part of a large picture that a canvas shows, while the canvas shows a smaller copy.
/// Reads on a worker thread; the newest wish wins; what was read is kept while the view moves within it. GUI thread.
class DetailLoader : public QObject {
    Q_OBJECT

public:
    /// The canvas outlives it.
    explicit DetailLoader(ImageCanvas* canvas, QObject* parent = nullptr);
    ~DetailLoader() override;

    /// The picture of the canvas; an empty path for one that needs no details.
    void setPicture(const std::filesystem::path& path);
    [[nodiscard]] bool isReading() const { return m_reading; }
    /// Why the part that is shown could not be read; empty if it could.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// What was read last; null for none.
    [[nodiscard]] const QImage& detail() const { return m_detail; }
    [[nodiscard]] QRect place() const { return m_place; } ///< of it, in image pixels

Q_SIGNALS:
    void changed(); ///< anything of the above; the owner hands detail() to the canvas

private:
    void look();
    void read(const QRect& wanted, int shrink);
    [[nodiscard]] int shrinkOfView() const;

    ImageCanvas* m_canvas;
    QTimer m_timer;
    std::filesystem::path m_path;
    std::stop_source m_stop;
    int m_round = 0;
    bool m_reading = false;
    QRect m_wanted; ///< being read
    int m_wantedShrink = 0;
    QImage m_detail;
    QRect m_place;
    int m_shrink = 0;
    QString m_problem;
};

} // namespace boxwright
