#include "ui/support/question_box.h"

#include <QEvent>

#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr QSize iconSize{32, 32};

} // namespace

QuestionBox::QuestionBox(Icon kind, const QString& title, const QString& text, QWidget* parent)
    : QMessageBox(NoIcon, title, text, NoButton, parent)
    , m_kind(kind) {
    setAttribute(Qt::WA_DeleteOnClose);
    drawIcon();
}

void QuestionBox::changeEvent(QEvent* event) {
    QMessageBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void QuestionBox::drawIcon() {
    const QIcon icon = svgIcon(m_kind == Warning ? QStringLiteral("warning") : QStringLiteral("help"));
    setIconPixmap(icon.pixmap(iconSize, devicePixelRatio()));
}

} // namespace boxwright
