#include "ui/support/finding_text.h"

#include <QLocale>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

/// What a sentence is put together from.
struct Parts {
    QString detected; ///< "cat (92 %)"; empty for a missed object
    QString object;   ///< class of the object; empty where there is none
    QString overlap;
    QString needed;
};

Parts partsOf(const EvaluationReport& report, const EvaluationFinding& finding) {
    const ScoredImage& image = report.scored[finding.image];
    const auto name = [&report](int label) { return fromUtf8(report.classes.name(label)); };
    const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
    Parts parts;
    if (finding.detection != noObject) {
        const ScoredBox& box = image.detections[finding.detection];
        parts.detected = QStringLiteral("%1 (%2 %)").arg(name(box.label)).arg(qRound(box.score * 100));
    }
    if (finding.object != noObject)
        parts.object = name(image.truth[finding.object].label);
    parts.overlap = number(finding.overlap);
    parts.needed = number(report.confusion.options.iouThreshold);
    return parts;
}

} // namespace

QString FindingText::kindName(DetectionErrorKind kind) {
    switch (kind) {
    case DetectionErrorKind::Classification:
        return tr("Wrong class");
    case DetectionErrorKind::Localisation:
        return tr("Badly placed");
    case DetectionErrorKind::Both:
        return tr("Wrong class, badly placed");
    case DetectionErrorKind::Duplicate:
        return tr("Duplicate");
    case DetectionErrorKind::Background:
        return tr("False alarm");
    case DetectionErrorKind::Missed:
        return tr("Missed");
    }
    return {};
}

QString FindingText::kindMeaning(DetectionErrorKind kind) {
    switch (kind) {
    case DetectionErrorKind::Classification:
        return tr("The box lies well on an object, but of another class.");
    case DetectionErrorKind::Localisation:
        return tr("The class is right, but the box does not fit the object closely enough.");
    case DetectionErrorKind::Both:
        return tr("The box touches an object of another class and does not fit it closely.");
    case DetectionErrorKind::Duplicate:
        return tr("A box with a better score has this object already.");
    case DetectionErrorKind::Background:
        return tr("Nothing is annotated there. Perhaps the annotation is missing.");
    case DetectionErrorKind::Missed:
        return tr("An annotated object that no box has found.");
    }
    return {};
}

QString FindingText::label(const EvaluationReport& report, const EvaluationFinding& finding) {
    const ScoredImage& image = report.scored[finding.image];
    if (finding.detection == noObject)
        return fromUtf8(report.classes.name(image.truth[finding.object].label));
    const ScoredBox& box = image.detections[finding.detection];
    return QStringLiteral("%1 %2 %").arg(fromUtf8(report.classes.name(box.label))).arg(qRound(box.score * 100));
}

QString FindingText::sentence(const EvaluationReport& report, const EvaluationFinding& finding) {
    const Parts parts = partsOf(report, finding);
    if (finding.detection == noObject)
        return tr("This %1 was missed.").arg(parts.object);
    if (finding.kind == DetectionErrorKind::Localisation)
        return tr("%1 is badly placed: it overlaps the annotated object by %2, and %3 is needed.")
            .arg(parts.detected, parts.overlap, parts.needed);
    if (finding.kind == DetectionErrorKind::Duplicate)
        return tr("%1 is a duplicate: a better box has the object already.").arg(parts.detected);
    if (finding.kind == DetectionErrorKind::Both)
        return tr("%1 has the wrong class and is badly placed.").arg(parts.detected);
    if (finding.object == noObject)
        return tr("%1 where nothing is annotated.").arg(parts.detected);
    if (finding.kind || report.scored[finding.image].detections[finding.detection].label !=
                            report.scored[finding.image].truth[finding.object].label)
        return tr("%1 where %2 is annotated; the boxes overlap by %3.")
            .arg(parts.detected, parts.object, parts.overlap);
    return tr("%1 is right: it overlaps the annotated object by %2.").arg(parts.detected, parts.overlap);
}

} // namespace boxwright
