#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QImage>

class QPalette;

namespace boxwright {

/// The drawings of the help pages (resources/help/figures), in the colours of the theme and the language of now.
class HelpFigures {
    Q_DECLARE_TR_FUNCTIONS(boxwright::HelpFigures)

public:
    /// SVG text with colours and labels filled in; empty if there is no such figure.
    [[nodiscard]] static QByteArray svg(const QString& name, const QPalette& palette);
    /// The same drawn, `pixelRatio` pixels a unit, at most `width` units wide. Null if there is no such figure.
    [[nodiscard]] static QImage image(const QString& name, const QPalette& palette, double pixelRatio, double width);
};

} // namespace boxwright
