#pragma once

#include <vector>

#include <QByteArray>
#include <QPointF>
#include <QString>

#include "core/base/result.h"

namespace boxwright {

/// One column of an exported chart; x ascending.
struct CsvCurve {
    QString name;
    std::vector<QPointF> points;
};

/// "xName,curve,curve" and one line for every x that any curve has; a curve without that x has an empty cell. Numbers
/// are written with a decimal point and so that reading them back gives the same double. Names are quoted where needed.
[[nodiscard]] QByteArray chartCsv(const QString& xName, const std::vector<CsvCurve>& curves);

/// Replaces `path` as a whole or leaves it as it was. Returns the path. Errors: WriteFailed.
[[nodiscard]] Result<QString> replaceFile(const QString& path, const QByteArray& content);

} // namespace boxwright
