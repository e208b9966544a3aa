#pragma once

#include <initializer_list>

#include <QString>

class QFormLayout;
class QWidget;

namespace boxwright {

/// The texts of one field of a form; both label and field get the tooltip.
struct FieldText {
    QWidget* field;
    QString label;
    QString toolTip;
};

/// A form layout with the margins and label placement that all forms of the program share.
[[nodiscard]] QFormLayout* makeFormLayout();

/// One row per field, with an empty label for setRowTexts().
void addRows(QFormLayout* form, std::initializer_list<QWidget*> fields);

/// Puts labels and tooltips on rows that addRows() made; call again when the language changes.
void setRowTexts(QFormLayout* form, std::initializer_list<FieldText> rows);

} // namespace boxwright
