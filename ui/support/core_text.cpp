#include "ui/support/core_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/support/core_sentences.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr auto context = "CoreSentence";

const QRegularExpression& marker() {
    static const QRegularExpression expression(QStringLiteral("%([1-9])"));
    return expression;
}

/// A sentence with places for what core puts in.
struct Shape {
    const char* source;
    qsizetype fixed; ///< characters beside the places
    QRegularExpression expression;
};

Shape shapeOf(const char* source) {
    const QStringList parts = QString::fromUtf8(source).split(marker());
    QStringList escaped;
    for (const QString& part : parts)
        escaped.append(QRegularExpression::escape(part));
    return {source, parts.join(QString()).size(),
            QRegularExpression(QRegularExpression::anchoredPattern(escaped.join(QStringLiteral("(.+?)"))),
                               QRegularExpression::DotMatchesEverythingOption)};
}

/// Those with places, the most telling first.
const std::vector<Shape>& shapes() {
    static const std::vector<Shape> all = []() {
        std::vector<Shape> made;
        for (const char* source : coreSentences())
            if (QString::fromUtf8(source).contains(marker()))
                made.push_back(shapeOf(source));
        std::stable_sort(made.begin(), made.end(), [](const Shape& a, const Shape& b) { return a.fixed > b.fixed; });
        return made;
    }();
    return all;
}

/// `text` with what was captured, in the language of the window, at its places.
QString filled(const QString& text, const QRegularExpressionMatch& match) {
    QString result;
    qsizetype from = 0;
    for (auto places = marker().globalMatch(text); places.hasNext();) {
        const QRegularExpressionMatch place = places.next();
        result += text.mid(from, place.capturedStart() - from);
        result += coreText(match.captured(place.captured(1).toInt()));
        from = place.capturedEnd();
    }
    return result + text.mid(from);
}

/// Nothing where no sentence of the table is the whole of it.
std::optional<QString> translatedWhole(const QString& sentence) {
    const QByteArray bytes = sentence.toUtf8();
    if (QString exact = QCoreApplication::translate(context, bytes.constData()); exact != sentence)
        return exact;
    for (const Shape& shape : shapes()) {
        const QRegularExpressionMatch match = shape.expression.match(sentence);
        if (match.hasMatch())
            return filled(QCoreApplication::translate(context, shape.source), match);
    }
    return std::nullopt;
}

/// "FILE, line 3", or one of the two.
QString whereText(const QString& where) {
    const QString comma = QStringLiteral(", ");
    const auto at = where.lastIndexOf(comma);
    const qsizetype place = at < 0 ? 0 : at + comma.size();
    return where.left(place) + translatedWhole(where.mid(place)).value_or(where.mid(place));
}

bool isEnglish() {
    return QCoreApplication::translate(context, coreSentences().front()) == QLatin1String(coreSentences().front());
}

} // namespace

QString coreText(const QString& sentence) {
    const bool isName = !sentence.contains(QLatin1Char(' ')) && !sentence.endsWith(QLatin1Char('.'));
    if (isName || isEnglish())
        return sentence;
    if (const auto whole = translatedWhole(sentence))
        return *whole;
    const QString colon = QStringLiteral(": ");
    for (auto at = sentence.indexOf(colon); at >= 0; at = sentence.indexOf(colon, at + 1))
        if (const auto rest = translatedWhole(sentence.mid(at + colon.size())))
            return whereText(sentence.left(at)) + colon + *rest;
    return sentence;
}

QString coreText(const std::string& sentence) {
    return coreText(fromUtf8(sentence));
}

QString errorText(const Error& error) {
    Error translated = error;
    translated.message = toUtf8(coreText(error.message));
    translated.place = toUtf8(coreText(error.place));
    return fromUtf8(translated.text());
}

} // namespace boxwright
