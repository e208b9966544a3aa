#pragma once

#include <QWidget>

#include "core/engine/train_options.h"

namespace boxwright {

/// A small picture of how the learning rate will go during the run, with its value under the cursor.
class SchedulePreview : public QWidget {
    Q_OBJECT

public:
    explicit SchedulePreview(QWidget* parent = nullptr);

    void setSchedule(const TrainOptions& options, int iterationsPerEpoch);
    /// At a part of the run: 0 is its beginning, 1 its end.
    [[nodiscard]] double rateAt(double part) const;
    [[nodiscard]] QSize sizeHint() const override { return {240, 112}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] double highestRate() const;
    void paintCurve(QPainter& painter, const QRectF& plot) const;

    TrainOptions m_options;
    int m_iterations = 1; ///< of an epoch
};

} // namespace boxwright
