#pragma once

#include <array>

#include <QToolButton>

#include "ui/annotate/image_tone.h"

class QLabel;
class QPushButton;
class QSlider;

namespace boxwright {

/// A button with sliders for brightness, contrast and gamma.
class ToneButton : public QToolButton {
    Q_OBJECT

public:
    explicit ToneButton(QWidget* parent = nullptr);

    [[nodiscard]] ImageTone tone() const;
    void setTone(ImageTone tone);
    /// Shows the sliders, the first of them with the keyboard.
    void openSliders();

Q_SIGNALS:
    void toneChanged(boxwright::ImageTone tone);

protected:
    void changeEvent(QEvent* event) override;
    /// Tab goes from slider to slider; in a menu Qt would choose the next entry, and there is one.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();

    std::array<QSlider*, 3> m_sliders; ///< brightness, contrast, gamma
    std::array<QLabel*, 3> m_names;
    std::array<QLabel*, 3> m_values;
    QPushButton* m_reset;
};

} // namespace boxwright
