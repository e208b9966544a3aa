#include "ui/inspect/inspection_view.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

const QColor truthColor(255, 210, 63);
const QColor objectColor(46, 178, 106);
const QColor backgroundColor(226, 88, 88);
const QColor quietColor(150, 158, 168);
const QColor proposalColor(76, 141, 255);

constexpr std::size_t mostLabels = 40; ///< more would hide the picture
constexpr float covering = 0.5F;       ///< IoU with which a proposal or a result stands for an object
constexpr float weakFit = 0.5F;        ///< best IoU of a box that hardly any anchor fits

QString count(std::int64_t number) {
    return QLocale().toString(qlonglong{number});
}

QString hundredths(float number) {
    return QLocale().toString(static_cast<double>(number), 'f', 2);
}

QString percent(float part) {
    return QStringLiteral("%1 %").arg(qRound(part * 100));
}

QString sizeText(int width, int height) {
    return QStringLiteral("%1 × %2").arg(width).arg(height);
}

float largestOverlap(const Box& truth, const std::vector<Box>& boxes) {
    float best = 0;
    for (const Box& box : boxes)
        best = std::max(best, iou(truth, box));
    return best;
}

void dropCrowdedLabels(InspectionView& view) {
    if (view.boxes.size() > mostLabels)
        for (CanvasBox& box : view.boxes)
            box.label.clear();
}

} // namespace

InspectionView InspectionViews::view(InspectionStep step, const InspectionChoices& choices) const {
    switch (step) {
    case InspectionStep::Anchors:
        return anchors(choices);
    case InspectionStep::Matching:
        return matching(choices);
    case InspectionStep::Proposals:
        return proposals(choices);
    case InspectionStep::Samples:
        return samples(choices);
    case InspectionStep::Scores:
        return scores(choices);
    case InspectionStep::Result:
        break;
    }
    return result(choices);
}

int InspectionViews::anchorLevel(const InspectionChoices& choices) const {
    return std::clamp(choices.level, 0, std::max(0, static_cast<int>(m_inspection.levels.size()) - 1));
}

QString InspectionViews::className(int label) const {
    return fromUtf8(m_image.detector.classes.name(label));
}

void InspectionViews::addTruths(InspectionView& view, bool withIou) const {
    for (const InspectedTruth& truth : m_inspection.truths) {
        QString label = className(truth.label);
        if (withIou)
            label += QStringLiteral(" · ") + hundredths(truth.bestIou());
        view.boxes.push_back({truth.boxInImage, label, truthColor, true});
    }
}

InspectionView InspectionViews::anchors(const InspectionChoices& choices) const {
    InspectionView view;
    addTruths(view, false);
    for (CanvasBox& truth : view.boxes)
        truth.label.clear();
    const int number = anchorLevel(choices);
    const InspectedLevel& level = m_inspection.levels[static_cast<std::size_t>(number)];
    const int row = std::clamp(choices.row, 0, level.rows - 1),
              column = std::clamp(choices.column, 0, level.columns - 1);
    int color = 0;
    for (const Box& box : m_inspection.anchorsOfCell(number, row, column))
        view.boxes.push_back({box, sizeText(qRound(box.width()), qRound(box.height())), classQColor(++color)});
    std::int64_t all = 0;
    for (const InspectedLevel& one : m_inspection.levels)
        all += one.anchors();
    const auto& [image, resized, padded] = std::tie(m_inspection.image, m_inspection.resized, m_inspection.padded);
    view.numbers = {{tr("Image"), sizeText(image.width, image.height)},
                    {tr("Seen by the network"), sizeText(resized.width, resized.height)},
                    {tr("Scale"), hundredths(static_cast<float>(resized.width) / static_cast<float>(image.width))},
                    {tr("Cells of this level"), sizeText(level.columns, level.rows)},
                    {tr("Pixels from cell to cell"), QString::number(level.strideX)},
                    {tr("Anchors in a cell"), count(static_cast<std::int64_t>(level.firstCellInResized.size()))},
                    {tr("Anchors of this level"), count(level.anchors())},
                    {tr("Anchors of all levels"), count(all)}};
    adviseOnAnchors(view);
    return view;
}

/// Whether the anchors fit the boxes at all, and if not, in which way.
void InspectionViews::adviseOnAnchors(InspectionView& view) const {
    const float wanted = m_inspection.settings.anchorPositiveIou;
    int below = 0, weak = 0, small = 0, large = 0;
    const auto side = [this](const Box& box) {
        return std::sqrt(box.area()) * static_cast<float>(m_inspection.resized.width) /
               static_cast<float>(m_inspection.image.width);
    };
    float smallest = 1e9F, largest = 0;
    for (const InspectedLevel& level : m_inspection.levels)
        for (const Box& anchor : level.firstCellInResized) {
            smallest = std::min(smallest, std::sqrt(anchor.area()));
            largest = std::max(largest, std::sqrt(anchor.area()));
        }
    for (const InspectedTruth& truth : m_inspection.truths) {
        below += truth.bestIou() < wanted;
        weak += truth.bestIou() < weakFit;
        small += truth.bestIou() < weakFit && side(truth.boxInImage) < smallest;
        large += truth.bestIou() < weakFit && side(truth.boxInImage) > largest;
    }
    const auto all = static_cast<int>(m_inspection.truths.size());
    if (all == 0)
        return;
    view.warns = weak > 0;
    if (below == 0) {
        view.advice = tr("Every box has an anchor that overlaps it by %1 or more: the anchor sizes fit these objects.")
                          .arg(hundredths(wanted));
        return;
    }
    view.advice = tr("No anchor of any level overlaps %Ln box(es) by %1.", nullptr, below).arg(hundredths(wanted));
    view.advice += QLatin1Char(' ');
    if (weak > 0)
        view.advice += tr("For %Ln of them not even by %1.", nullptr, weak).arg(hundredths(weakFit)) + QLatin1Char(' ');
    if (small > 0)
        view.advice += tr("Some are smaller than the smallest anchor: give the network larger images, or use smaller "
                          "anchors.");
    else if (large > 0)
        view.advice += tr("Some are larger than the largest anchor.");
    else if (view.warns)
        view.advice += tr("Their shape is far from that of the anchors, for example very long.");
    else
        view.advice += tr("They lie between two anchor sizes and make do with the better one, which is usual.");
}

InspectionView InspectionViews::matching(const InspectionChoices& choices) const {
    using Part = InspectionChoices::Part;
    InspectionView view;
    if (!m_image.hasTruth)
        return view;
    std::int64_t positives = 0, negatives = 0, ignored = 0;
    for (const InspectedLevel& level : m_inspection.levels) {
        positives += level.positives;
        negatives += level.negatives;
        ignored += level.ignored;
    }
    int sampledObjects = 0, sampledBackground = 0;
    for (const InspectedAnchor& anchor : m_inspection.anchors) {
        const bool object = anchor.fate == AnchorFate::Positive;
        sampledObjects += object && anchor.sampled;
        sampledBackground += !object && anchor.sampled;
        const bool wantedPart = choices.part == Part::All || (choices.part == Part::Object) == object;
        const bool wantedLevel = choices.level < 0 || anchor.level == choices.level;
        if (!wantedPart || !wantedLevel || (choices.truth >= 0 && anchor.truth != choices.truth))
            continue;
        const bool ignoredOne = anchor.fate == AnchorFate::Ignored;
        view.boxes.push_back({anchor.boxInImage, choices.truth >= 0 ? hundredths(anchor.iou) : QString(),
                              object ? objectColor : (ignoredOne ? quietColor : backgroundColor), ignoredOne});
    }
    dropCrowdedLabels(view);
    addTruths(view, true);
    float worst = 1;
    for (const InspectedTruth& truth : m_inspection.truths)
        worst = std::min(worst, truth.bestIou());
    view.numbers = {{tr("Your boxes"), count(static_cast<std::int64_t>(m_inspection.truths.size()))},
                    {tr("Anchors: object"), count(positives)},
                    {tr("Anchors: background"), count(negatives)},
                    {tr("Anchors: ignored"), count(ignored)},
                    {tr("Trained on: object"), count(sampledObjects)},
                    {tr("Trained on: background"), count(sampledBackground)}};
    if (!m_inspection.truths.empty())
        view.numbers.emplace_back(tr("Best IoU of the worst box"), hundredths(worst));
    adviseOnAnchors(view);
    return view;
}

InspectionView InspectionViews::proposals(const InspectionChoices& choices) const {
    using Part = InspectionChoices::Part;
    InspectionView view;
    std::vector<Box> going;
    std::int64_t kept = 0;
    int shown = 0;
    float best = 0;
    for (const InspectedProposal& proposal : m_inspection.proposals) {
        best = std::max(best, proposal.objectness);
        kept += proposal.kept;
        if (proposal.kept)
            going.push_back(proposal.boxInImage);
        const bool wantedPart = choices.part == Part::All || (choices.part == Part::Object) == proposal.kept;
        if (!wantedPart || (choices.level >= 0 && proposal.level != choices.level) || shown == choices.top)
            continue;
        ++shown;
        view.boxes.push_back({proposal.boxInImage, percent(proposal.objectness),
                              proposal.kept ? proposalColor : quietColor, !proposal.kept});
    }
    std::reverse(view.boxes.begin(), view.boxes.end()); // the best on top
    dropCrowdedLabels(view);
    addTruths(view, false);
    int covered = 0;
    for (const InspectedTruth& truth : m_inspection.truths)
        covered += largestOverlap(truth.boxInImage, going) >= covering;
    view.numbers = {{tr("Before NMS"), count(static_cast<std::int64_t>(m_inspection.proposals.size()))},
                    {tr("After NMS"), count(kept)},
                    {tr("Shown"), count(shown)},
                    {tr("NMS overlap"), hundredths(m_inspection.settings.proposalNmsIou)},
                    {tr("Best objectness"), percent(best)}};
    if (!m_inspection.truths.empty())
        view.numbers.emplace_back(tr("Your boxes with a proposal"),
                                  tr("%1 of %2").arg(covered).arg(m_inspection.truths.size()));
    adviseOnProposals(view, covered);
    return view;
}

void InspectionViews::adviseOnProposals(InspectionView& view, int covered) const {
    const auto all = static_cast<int>(m_inspection.truths.size());
    if (all == 0)
        return;
    view.warns = covered < all;
    if (view.warns)
        view.advice =
            tr("%Ln of your boxes have no proposal that overlaps by %1: the second stage cannot find them. Train "
               "longer, or look at the anchors.",
               nullptr, all - covered)
                .arg(hundredths(covering));
    else
        view.advice = tr("Each of your boxes has a proposal over it.");
}

InspectionView InspectionViews::samples(const InspectionChoices& choices) const {
    using Part = InspectionChoices::Part;
    InspectionView view;
    if (!m_image.hasTruth)
        return view;
    int objects = 0, truths = 0;
    for (const InspectedRoi& roi : m_inspection.rois) {
        const bool object = roi.label > 0;
        objects += object;
        truths += roi.isTruth;
        if (choices.part != Part::All && (choices.part == Part::Object) != object)
            continue;
        const QString label =
            object ? QStringLiteral("%1 · %2").arg(className(roi.label), hundredths(roi.iou)) : QString();
        view.boxes.push_back({roi.boxInImage, label, object ? classQColor(roi.label) : backgroundColor, false});
    }
    std::reverse(view.boxes.begin(), view.boxes.end());
    dropCrowdedLabels(view);
    const auto all = static_cast<int>(m_inspection.rois.size());
    view.numbers = {{tr("Samples"), count(all)},
                    {tr("Objects"), count(objects)},
                    {tr("Background"), count(all - objects)},
                    {tr("Share of objects"),
                     all > 0 ? percent(static_cast<float>(objects) / static_cast<float>(all)) : QStringLiteral("–")},
                    {tr("Your boxes among them"), count(truths)},
                    {tr("IoU of an object"), tr("from %1").arg(hundredths(m_inspection.settings.roiPositiveIou))}};
    view.warns = !m_inspection.truths.empty() && objects - truths <= all / 20;
    if (view.warns)
        view.advice =
            tr("Only %Ln proposal(s) hit your objects. Early in a training that is usual; if it stays so, the "
               "first stage does not learn.",
               nullptr, objects - truths);
    return view;
}

InspectionView InspectionViews::scores(const InspectionChoices& choices) const {
    InspectionView view;
    std::int64_t kept = 0, suppressedOnes = 0, below = 0, shown = 0;
    for (const InspectedDetection& detection : m_inspection.detections) {
        const bool stays = detection.fate == DetectionFate::Kept;
        kept += stays;
        below += detection.fate == DetectionFate::BelowThreshold;
        suppressedOnes += detection.fate == DetectionFate::Suppressed;
        if (detection.score < choices.score)
            continue;
        ++shown;
        const QString label = QStringLiteral("%1 %2").arg(className(detection.label), percent(detection.score));
        view.boxes.push_back({detection.boxInImage, stays ? label : QString(),
                              stays ? classQColor(detection.label) : quietColor, !stays});
    }
    std::stable_partition(view.boxes.begin(), view.boxes.end(), [](const CanvasBox& box) { return box.dashed; });
    const InspectionSettings& settings = m_inspection.settings;
    view.numbers = {{tr("Shown"), count(shown)},
                    {tr("Below the score threshold"), count(below)},
                    {tr("Dropped by NMS"), count(suppressedOnes)},
                    {tr("Kept"), count(kept)},
                    {tr("Score threshold"), hundredths(settings.scoreThreshold)},
                    {tr("NMS overlap"), hundredths(settings.nmsIou)}};
    const float best = m_inspection.detections.empty() ? 0 : m_inspection.detections.front().score;
    view.numbers.emplace_back(tr("Best score"), percent(best));
    view.warns = best < 0.3F;
    if (view.warns)
        view.advice = tr("The model is sure of nothing here. It has been trained too little, or for other objects.");
    return view;
}

InspectionView InspectionViews::result(const InspectionChoices& choices) const {
    InspectionView view;
    std::vector<const InspectedDetection*> shown;
    for (const InspectedDetection& detection : m_inspection.detections)
        if (detection.fate == DetectionFate::Kept && detection.score >= choices.score)
            shown.push_back(&detection);
    addTruths(view, false);
    for (CanvasBox& truth : view.boxes)
        truth.label.clear();
    for (const InspectedDetection* detection : shown)
        view.boxes.push_back({detection->boxInImage,
                              QStringLiteral("%1 %2").arg(className(detection->label), percent(detection->score)),
                              classQColor(detection->label), false});
    view.numbers = {{tr("Boxes found"), count(static_cast<std::int64_t>(shown.size()))}};
    if (!m_image.hasTruth)
        return view;
    int found = 0;
    std::vector<bool> used(shown.size(), false);
    for (const InspectedTruth& truth : m_inspection.truths)
        for (std::size_t i = 0; i < shown.size(); ++i)
            if (!used[i] && shown[i]->label == truth.label && iou(shown[i]->boxInImage, truth.boxInImage) >= covering) {
                used[i] = true;
                ++found;
                break;
            }
    view.numbers.emplace_back(tr("Your boxes"), count(static_cast<std::int64_t>(m_inspection.truths.size())));
    view.numbers.emplace_back(tr("Right"), count(found));
    view.numbers.emplace_back(tr("Missed"), count(static_cast<std::int64_t>(m_inspection.truths.size()) - found));
    view.numbers.emplace_back(tr("False"), count(static_cast<std::int64_t>(shown.size()) - found));
    return view;
}

} // namespace boxwright
