#include "ui/inspect/inspection_text.h"

namespace boxwright {

QString InspectionText::title(InspectionStep step) {
    switch (step) {
    case InspectionStep::Anchors:
        return tr("Anchors");
    case InspectionStep::Matching:
        return tr("Matching");
    case InspectionStep::Proposals:
        return tr("Proposals");
    case InspectionStep::Samples:
        return tr("Training samples");
    case InspectionStep::Scores:
        return tr("Scores before NMS");
    case InspectionStep::Result:
        return tr("Result");
    }
    return {};
}

QString InspectionText::explanation(InspectionStep step) {
    switch (step) {
    case InspectionStep::Anchors:
        return tr("The network lays a grid of cells over the image, coarser from level to level, and begins in every "
                  "cell with a few boxes of fixed size and shape: the anchors. Click on the image to choose a cell. "
                  "If every anchor is much larger or smaller than your objects, the anchor sizes do not fit them.");
    case InspectionStep::Matching:
        return tr(
            "In training each anchor is compared with your boxes. One that overlaps a box well (IoU) should say "
            "\"object\", one that hardly overlaps any should say \"background\", and what is between is ignored. A "
            "box always gets its best anchor, however bad; a box that gets only that one is hard to learn. "
            "Click on a box to see its anchors alone.");
    case InspectionStep::Proposals:
        return tr("The first stage moves the anchors towards objects and says how sure it is that there is one, of "
                  "whatever class. Boxes that overlap a better one are dropped (NMS), the best of the rest go on. An "
                  "object without a proposal over it cannot be found any more.");
    case InspectionStep::Samples:
        return tr(
            "In training the second stage sees some proposals and your boxes themselves. A proposal that overlaps "
            "a box by enough has to learn its class, the others have to learn \"background\". If there are hardly "
            "any objects among them, the proposals do not hit your objects yet.");
    case InspectionStep::Scores:
        return tr(
            "The second stage moves every proposal once more, for each class, and gives it a score. Boxes under "
            "the score threshold go; of boxes of a class that overlap too much only the best stays (NMS). If good "
            "boxes are dashed here, objects that stand close to each other need a higher overlap.");
    case InspectionStep::Result:
        return tr("What is left is the answer. Your boxes are dashed. If an object is missing, go back through the "
                  "steps: the first one that has no box over it is the one where it was lost.");
    }
    return {};
}

} // namespace boxwright
