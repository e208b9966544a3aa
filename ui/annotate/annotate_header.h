#pragma once

#include <QWidget>

#include "ui/annotate/image_tone.h"

class QLineEdit;

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
    /// Makes what is shown brighter (1) or darker (-1) by a little.
    void stepBrightness(int step);
    /// The sliders of brightness, contrast and gamma.
    void openTone();

Q_SIGNALS:
    void toneChanged(boxwright::ImageTone tone);
    void zoomWanted(double zoom); ///< a number that was typed

protected:
    void changeEvent(QEvent* event) override;

private:
    void showZoom();
    void takeZoom();
    void retranslate();

    QLineEdit* m_zoom;
    double m_shownZoom = 1;
    ToneButton* m_tone;
};

} // namespace boxwright
