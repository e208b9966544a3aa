#include "ui/panels/elided_combo_box.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace boxwright {

namespace {

constexpr int textMargin = 2; ///< that a style leaves beside the text

} // namespace

QString ElidedComboBox::shownText() const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    int room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width();
    if (!option.currentIcon.isNull())
        room -= option.iconSize.width() + 2 * textMargin;
    const QString text = currentIndex() < 0 ? placeholderText() : option.currentText;
    return fontMetrics().elidedText(text, Qt::ElideRight, room - 2 * textMargin);
}

void ElidedComboBox::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = shownText();
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace boxwright
