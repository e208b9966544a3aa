#pragma once

#include <QToolButton>

#include "ui/annotate/image_tone.h"

class QLabel;
class QPushButton;
class QSlider;

namespace boxwright {

/// A button with sliders for brightness and contrast.
class ToneButton : public QToolButton {
    Q_OBJECT

public:
    explicit ToneButton(QWidget* parent = nullptr);

    [[nodiscard]] ImageTone tone() const;

Q_SIGNALS:
    void toneChanged(boxwright::ImageTone tone);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QSlider* m_brightness;
    QSlider* m_contrast;
    QLabel* m_brightnessLabel;
    QLabel* m_contrastLabel;
    QPushButton* m_reset;
};

} // namespace boxwright
