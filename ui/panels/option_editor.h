#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <type_traits>
#include <vector>

#include <QComboBox>
#include <QVariant>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace boxwright {

class PathEdit;

// A widget that edits one value of an options struct: one overload a pair of widget and type. Line edits hold lists
// with commas between; a list of fractions is shown in percent. The items of a combo box carry the value as their data.

void showValue(QSpinBox* editor, int value);
void readValue(const QSpinBox* editor, int& value);
void showValue(QDoubleSpinBox* editor, double value);
void readValue(const QDoubleSpinBox* editor, double& value);
void showValue(QCheckBox* editor, bool value);
void readValue(const QCheckBox* editor, bool& value);
void showValue(QLineEdit* editor, std::uint64_t value);
void readValue(const QLineEdit* editor, std::uint64_t& value);
void showValue(QLineEdit* editor, const std::vector<double>& fractions);
void readValue(const QLineEdit* editor, std::vector<double>& fractions);
void showValue(QLineEdit* editor, const std::vector<int>& values);
void readValue(const QLineEdit* editor, std::vector<int>& values);
void showValue(QLineEdit* editor, const std::vector<std::string>& values);
void readValue(const QLineEdit* editor, std::vector<std::string>& values);
void showValue(PathEdit* editor, const std::filesystem::path& value);
void readValue(const PathEdit* editor, std::filesystem::path& value);
void showValue(QComboBox* editor, const std::string& value);
void readValue(const QComboBox* editor, std::string& value);

template <class Enum>
requires std::is_enum_v<Enum>
void showValue(QComboBox* editor, Enum value) {
    editor->setCurrentIndex(editor->findData(static_cast<int>(value)));
}

template <class Enum>
requires std::is_enum_v<Enum>
void readValue(const QComboBox* editor, Enum& value) {
    value = static_cast<Enum>(editor->currentData().toInt());
}

/// Calls `edited` after every change of the value, by the user or by showValue().
void onValueChanged(QWidget* editor, QObject* context, const std::function<void()>& edited);

/// Editors with their ranges.
[[nodiscard]] QSpinBox* makeSpin(int smallest, int largest, int step = 1);
/// A line edit that takes only what `pattern` matches.
[[nodiscard]] QLineEdit* makeLineEdit(const QString& pattern);
/// A combo box with these values; the texts come later.
[[nodiscard]] QComboBox* makeChoice(const QVariantList& values);

} // namespace boxwright
