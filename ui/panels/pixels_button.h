#pragma once

#include <memory>
#include <vector>

#include "ui/app_state.h"
#include "ui/panels/state_button.h"

class QAction;

namespace boxwright {

/// Says what the numbers of the annotation files mean (voc_pixels.h), and by what evidence; its menu changes it. Hidden
/// while nothing is open.
class PixelsButton : public StateButton {
    Q_OBJECT

public:
    explicit PixelsButton(QWidget* parent = nullptr);

    void setDataset(const std::shared_ptr<const OpenDataset>& dataset);

Q_SIGNALS:
    void wanted(VocPixels pixels);

private:
    [[nodiscard]] QString evidenceText() const;
    void retranslate() override;

    // Of the data set; it holds on to no large folder that is closed.
    bool m_isOpen = false;
    bool m_settled = false;
    VocPixels m_pixels = VocPixels::LabelImg;
    VocPixelEvidence m_evidence;
    std::vector<QAction*> m_choices; ///< one for each of VocPixels
};

} // namespace boxwright
