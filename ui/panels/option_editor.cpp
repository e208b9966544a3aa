#include "ui/panels/option_editor.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QSpinBox>

#include "ui/panels/path_edit.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

const QString listSeparator = QStringLiteral(", ");

/// The parts between commas, without blanks.
QStringList listParts(const QLineEdit* editor) {
    QStringList parts;
    for (const QString& part : editor->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    return parts;
}

} // namespace

void showValue(QSpinBox* editor, int value) {
    editor->setValue(value);
}

void readValue(const QSpinBox* editor, int& value) {
    value = editor->value();
}

void showValue(QDoubleSpinBox* editor, double value) {
    editor->setValue(value);
}

void readValue(const QDoubleSpinBox* editor, double& value) {
    value = editor->value();
}

void showValue(QCheckBox* editor, bool value) {
    editor->setChecked(value);
}

void readValue(const QCheckBox* editor, bool& value) {
    value = editor->isChecked();
}

void showValue(QLineEdit* editor, std::uint64_t value) {
    editor->setText(QString::number(value));
}

void readValue(const QLineEdit* editor, std::uint64_t& value) {
    value = editor->text().toULongLong();
}

void showValue(QLineEdit* editor, const std::vector<double>& fractions) {
    QStringList parts;
    for (const double fraction : fractions)
        parts.append(QString::number(fraction * 100, 'g', 6));
    editor->setText(parts.join(listSeparator));
}

void readValue(const QLineEdit* editor, std::vector<double>& fractions) {
    fractions.clear();
    for (const QString& part : listParts(editor)) {
        bool ok = false;
        const double percent = part.toDouble(&ok);
        if (ok)
            fractions.push_back(percent / 100);
    }
}

void showValue(QLineEdit* editor, const std::vector<int>& values) {
    QStringList parts;
    for (const int value : values)
        parts.append(QString::number(value));
    editor->setText(parts.join(listSeparator));
}

void readValue(const QLineEdit* editor, std::vector<int>& values) {
    values.clear();
    for (const QString& part : listParts(editor))
        values.push_back(part.toInt());
}

void showValue(QLineEdit* editor, const std::vector<std::string>& values) {
    QStringList parts;
    for (const std::string& value : values)
        parts.append(fromUtf8(value));
    editor->setText(parts.join(listSeparator));
}

void readValue(const QLineEdit* editor, std::vector<std::string>& values) {
    values.clear();
    for (const QString& part : listParts(editor))
        values.push_back(toUtf8(part));
}

void showValue(PathEdit* editor, const std::filesystem::path& value) {
    editor->setPath(fromPath(value));
}

void readValue(const PathEdit* editor, std::filesystem::path& value) {
    value = toPath(editor->path());
}

void showValue(QComboBox* editor, const std::string& value) {
    editor->setCurrentIndex(editor->findData(fromUtf8(value)));
}

void readValue(const QComboBox* editor, std::string& value) {
    value = toUtf8(editor->currentData().toString());
}

void onValueChanged(QWidget* editor, QObject* context, const std::function<void()>& edited) {
    if (auto* spin = qobject_cast<QSpinBox*>(editor))
        QObject::connect(spin, &QSpinBox::valueChanged, context, edited);
    else if (auto* rate = qobject_cast<QDoubleSpinBox*>(editor))
        QObject::connect(rate, &QDoubleSpinBox::valueChanged, context, edited);
    else if (auto* check = qobject_cast<QCheckBox*>(editor))
        QObject::connect(check, &QCheckBox::toggled, context, edited);
    else if (auto* combo = qobject_cast<QComboBox*>(editor))
        QObject::connect(combo, &QComboBox::currentIndexChanged, context, edited);
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        QObject::connect(line, &QLineEdit::textChanged, context, edited);
    else if (auto* path = qobject_cast<PathEdit*>(editor))
        QObject::connect(path, &PathEdit::pathChanged, context, edited);
}

QSpinBox* makeSpin(int smallest, int largest, int step) {
    auto* spin = new QSpinBox;
    spin->setRange(smallest, largest);
    spin->setSingleStep(step);
    return spin;
}

QLineEdit* makeLineEdit(const QString& pattern) {
    auto* edit = new QLineEdit;
    edit->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), edit));
    return edit;
}

QComboBox* makeChoice(const QVariantList& values) {
    auto* combo = new QComboBox;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(6);
    for (const QVariant& value : values)
        combo->addItem(QString(), value);
    return combo;
}

} // namespace boxwright
