#pragma once

#include <utility>
#include <vector>

#include <QString>

#include "ui/canvas/image_canvas.h"
#include "ui/inspect/inspection_step.h"
#include "ui/inspect/inspector.h"

namespace boxwright {

/// What a person has chosen to see of a step.
struct InspectionChoices {
    enum class Part { All, Object, Other }; ///< Other: background, or what NMS drops

    int level = -1; ///< -1 for all; for anchors the first one then
    int row = 0;    ///< the cell whose anchors are shown
    int column = 0;
    int truth = -1; ///< only its anchors
    Part part = Part::Object;
    int top = 100; ///< proposals
    float score = 0.5F;
};

/// A step as it is shown.
struct InspectionView {
    std::vector<CanvasBox> boxes;
    std::vector<std::pair<QString, QString>> numbers; ///< name and value
    QString advice;                                   ///< what this image says about the settings; may be empty
    bool warns = false;
};

/// Steps of one image as boxes and numbers. Nothing here computes what the network does; it only chooses and counts.
class InspectionViews {
    Q_DECLARE_TR_FUNCTIONS(boxwright::InspectionViews)

public:
    /// Keeps a reference.
    explicit InspectionViews(const InspectedImage& image)
        : m_image(image)
        , m_inspection(image.inspection) {}

    [[nodiscard]] InspectionView view(InspectionStep step, const InspectionChoices& choices) const;
    /// The level whose anchors are shown.
    [[nodiscard]] int anchorLevel(const InspectionChoices& choices) const;

private:
    [[nodiscard]] InspectionView anchors(const InspectionChoices& choices) const;
    [[nodiscard]] InspectionView matching(const InspectionChoices& choices) const;
    [[nodiscard]] InspectionView proposals(const InspectionChoices& choices) const;
    [[nodiscard]] InspectionView samples(const InspectionChoices& choices) const;
    [[nodiscard]] InspectionView scores(const InspectionChoices& choices) const;
    [[nodiscard]] InspectionView result(const InspectionChoices& choices) const;
    void addTruths(InspectionView& view, bool withIou) const;
    void adviseOnAnchors(InspectionView& view) const;
    void adviseOnProposals(InspectionView& view, int covered) const;
    [[nodiscard]] QString className(int label) const;

    const InspectedImage& m_image;
    const DetectorInspection& m_inspection;
};

} // namespace boxwright
