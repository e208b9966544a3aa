#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/engine/evaluation_report.h"

namespace boxwright {

/// An evaluation as one HTML page that needs no other file: numbers, classes, curves as SVG, confusion matrix, kinds of
/// error, and pictures of the worst errors of each kind, embedded. In the language of the window. Reads the pictures:
/// not on the GUI thread; a picture that cannot be read is left out, and the page says so.
class EvaluationHtml {
    Q_DECLARE_TR_FUNCTIONS(boxwright::EvaluationHtml)

public:
    [[nodiscard]] static QString page(const EvaluationReport& report, const QString& title);

private:
    [[nodiscard]] static QString numbers(const EvaluationReport& report);
    [[nodiscard]] static QString classes(const EvaluationReport& report);
    [[nodiscard]] static QString curves(const EvaluationReport& report);
    [[nodiscard]] static QString confusion(const EvaluationReport& report);
    [[nodiscard]] static QString errors(const EvaluationReport& report);
    [[nodiscard]] static QString gallery(const EvaluationReport& report);
    [[nodiscard]] static QString remarks(const EvaluationReport& report);
};

} // namespace boxwright
