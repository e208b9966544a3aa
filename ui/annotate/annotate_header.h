#pragma once

#include <QWidget>

#include "ui/annotate/image_tone.h"

class QLabel;

namespace boxwright {

class Actions;
class ToneButton;

/// The row above the canvas: steps through the images, tools, marks, zoom.
class AnnotateHeader : public QWidget {
    Q_OBJECT

public:
    explicit AnnotateHeader(const Actions& actions, QWidget* parent = nullptr);

    void setZoom(double zoom);
    [[nodiscard]] ImageTone tone() const;

Q_SIGNALS:
    void toneChanged(boxwright::ImageTone tone);

private:
    QLabel* m_zoom;
    ToneButton* m_tone;
};

} // namespace boxwright
