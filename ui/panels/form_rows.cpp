#include "ui/panels/form_rows.h"

#include <QFormLayout>
#include <QLabel>

namespace boxwright {

QFormLayout* makeFormLayout() {
    auto* form = new QFormLayout;
    form->setContentsMargins({});
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

void addRows(QFormLayout* form, std::initializer_list<QWidget*> fields) {
    for (QWidget* field : fields) {
        field->setMinimumWidth(80);
        field->setSizePolicy(QSizePolicy::Expanding, field->sizePolicy().verticalPolicy());
        form->addRow(new QLabel, field);
    }
}

void setRowTexts(QFormLayout* form, std::initializer_list<FieldText> rows) {
    for (const FieldText& row : rows) {
        // Rich text, because only that is wrapped.
        const QString toolTip = QStringLiteral("<p>%1</p>").arg(row.toolTip.toHtmlEscaped());
        row.field->setToolTip(toolTip);
        row.field->setAccessibleName(row.label);
        auto* label = qobject_cast<QLabel*>(form->labelForField(row.field));
        if (!label)
            continue;
        label->setText(row.label);
        label->setToolTip(toolTip);
        label->setBuddy(row.field);
    }
}

} // namespace boxwright
