#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QFrame>
#include <QImage>
#include <QString>

#include "ui/app_state.h"
#include "ui/models/run_predictions.h"

class QHBoxLayout;
class QLabel;
class QSlider;

namespace boxwright {

struct CanvasBox;
class PredictionThumbnail;

/// A few validation images with the boxes that a run's evaluations found in them, and a slider that goes back to
/// earlier epochs. Follows the newest epoch until the slider is moved away from it. Hidden while there is nothing to
/// show.
class PredictionStrip : public QFrame {
    Q_OBJECT

public:
    explicit PredictionStrip(QWidget* parent = nullptr);

    /// Where the pictures are looked for; null for none.
    void setDataset(std::shared_ptr<const OpenDataset> dataset);
    void setRun(RunPredictions run);
    void append(const ClassList& classes, EpochPredictions epoch);
    [[nodiscard]] QSlider* slider() const { return m_slider; }
    [[nodiscard]] const std::vector<PredictionThumbnail*>& thumbnails() const { return m_thumbnails; }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Picture {
        QImage small;
        bool asked = false;
    };

    void refresh(bool newest);
    void showEpoch();
    void readPicture(const std::string& imageId);
    void showLarge(std::size_t place);
    [[nodiscard]] const EpochPredictions* shownEpoch() const;
    [[nodiscard]] std::vector<CanvasBox> boxesOf(const ImageDetections& image) const;
    [[nodiscard]] QString pathOf(const std::string& imageId) const;
    void retranslate();

    std::shared_ptr<const OpenDataset> m_dataset;
    RunPredictions m_run;
    std::map<std::string, Picture> m_pictures;
    int m_generation = 0; ///< of the data set: pictures of another one come too late
    QLabel* m_title;
    QLabel* m_epoch;
    QSlider* m_slider;
    QHBoxLayout* m_row;
    std::vector<PredictionThumbnail*> m_thumbnails;
};

} // namespace boxwright
