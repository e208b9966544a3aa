#pragma once

#include <QByteArray>
#include <QString>

namespace boxwright {

/// The page of EvaluationHtml in the HTML that a QTextDocument lays out: pictures with both sides, no SVG. Any thread.
[[nodiscard]] QString printablePage(QString page);

/// The page of EvaluationHtml as a PDF of A4 sheets. What a text document cannot lay out (curves as SVG, bars, figures)
/// is drawn first. Any thread.
[[nodiscard]] QByteArray evaluationPdf(const QString& page, const QString& title);

} // namespace boxwright
