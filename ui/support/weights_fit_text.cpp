#include "ui/support/weights_fit_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("WeightsFit", text);
}

QString partText(const std::string& part) {
    if (part == "backbone")
        return translated(QT_TRANSLATE_NOOP("WeightsFit", "backbone"));
    if (part == "fpn")
        return translated(QT_TRANSLATE_NOOP("WeightsFit", "feature pyramid"));
    if (part == "rpn")
        return translated(QT_TRANSLATE_NOOP("WeightsFit", "proposal network"));
    if (part == "box_head")
        return translated(QT_TRANSLATE_NOOP("WeightsFit", "box head"));
    if (part == "box_predictor")
        return translated(QT_TRANSLATE_NOOP("WeightsFit", "class predictor"));
    return fromUtf8(part);
}

QString numberText(std::size_t number) {
    return QLocale().toString(qulonglong{number});
}

} // namespace

QString weightsFitText(const WeightsFit& fit) {
    const std::size_t all = fit.loaded.size() + fit.newlyMade.size() + fit.missing.size() + fit.mismatched.size();
    QStringList sentences{translated(QT_TRANSLATE_NOOP("WeightsFit", "%1 of %2 tensors come from the file."))
                              .arg(numberText(fit.loaded.size()), numberText(all))};
    QStringList parts;
    for (const std::string& part : fit.newParts)
        parts.append(partText(part));
    if (!parts.isEmpty())
        sentences.append(translated(QT_TRANSLATE_NOOP("WeightsFit", "Made anew: %1."))
                             .arg(parts.join(translated(QT_TRANSLATE_NOOP("WeightsFit", ", ")))));
    if (!fit.missing.empty())
        sentences.append(
            translated(QT_TRANSLATE_NOOP("WeightsFit", "Missing in it: %1.")).arg(numberText(fit.missing.size())));
    if (!fit.mismatched.empty())
        sentences.append(translated(QT_TRANSLATE_NOOP("WeightsFit", "Of another shape: %1."))
                             .arg(numberText(fit.mismatched.size())));
    return sentences.join(QLatin1Char(' '));
}

} // namespace boxwright
