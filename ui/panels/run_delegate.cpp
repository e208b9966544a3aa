#include "ui/panels/run_delegate.h"

#include <QApplication>
#include <QDate>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include "ui/models/run_list_model.h"

namespace boxwright {

namespace {

constexpr int padding = 8;

QString epochsText(const RunSummary& run) {
    const QLocale locale;
    return run.plannedEpochs > 0
               ? QStringLiteral("%1/%2").arg(locale.toString(run.epochs), locale.toString(run.plannedEpochs))
               : locale.toString(run.epochs);
}

} // namespace

/// Right of the check box.
QRect RunDelegate::textArea(const QStyleOptionViewItem& option) const {
    const int box = QApplication::style()->pixelMetric(QStyle::PM_IndicatorWidth, &option, option.widget);
    return option.rect.adjusted(box + 2 * padding - 2, padding - 2, -padding, -padding + 2);
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const RunListModel*>(index.model());
    if (!model)
        return;
    const RunSummary& run = model->run(index.row());
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const QLocale locale;
    const QRect area = textArea(option);
    const QRect upper(area.topLeft(), QSize(area.width(), area.height() / 2));
    const QRect lower = upper.translated(0, area.height() / 2);
    const auto write = [painter](const QRect& where, Qt::Alignment side, const QString& text) {
        painter->drawText(where, int(side | Qt::AlignVCenter), text);
        return painter->fontMetrics().horizontalAdvance(text) + padding;
    };
    painter->save();
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(option.palette.color(QPalette::Text));
    int used = 0;
    if (run.bestAp50 >= 0)
        used = write(upper, Qt::AlignRight, locale.toString(run.bestAp50, 'f', 3));
    painter->setFont(option.font);
    const bool thisYear = run.started.date().year() == QDate::currentDate().year();
    const QString date = locale.toString(run.started, thisYear ? tr("d MMM, hh:mm") : tr("d MMM yyyy, hh:mm"));
    const QString title = run.name.isEmpty() ? date : run.name;
    write(upper, Qt::AlignLeft, painter->fontMetrics().elidedText(title, Qt::ElideRight, upper.width() - used));
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    used = write(lower, Qt::AlignRight, epochsText(run));
    write(lower, Qt::AlignLeft,
          painter->fontMetrics().elidedText(shortModelName(run.model), Qt::ElideRight, lower.width() - used));
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {1, 2 * option.fontMetrics.height() + 2 * padding};
}

QWidget* RunDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
    auto* edit = new QLineEdit(parent);
    edit->setPlaceholderText(tr("Name of the run"));
    edit->setMaxLength(60);
    return edit;
}

void RunDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    const QRect area = textArea(option);
    const int height = editor->sizeHint().height();
    editor->setGeometry(area.left(), area.center().y() - height / 2, area.width(), height);
}

} // namespace boxwright
