#pragma once

#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <QKeySequence>
#include <QString>

#include "core/base/enum_text.h"

namespace boxwright {

class Actions;

/// Sets of keys to begin from.
enum class KeyPreset { Boxwright, LabelImg, Cvat, Labelme };

template <>
struct EnumText<KeyPreset> {
    static constexpr std::array table{std::pair{KeyPreset::Boxwright, std::string_view("boxwright")},
                                      std::pair{KeyPreset::LabelImg, std::string_view("labelimg")},
                                      std::pair{KeyPreset::Cvat, std::string_view("cvat")},
                                      std::pair{KeyPreset::Labelme, std::string_view("labelme")}};
};

/// Keys by action name, portable text with "; " between several; actions that are not in it have those of the table.
using KeysByName = std::map<QString, QString>;

[[nodiscard]] KeysByName presetKeys(KeyPreset preset);

/// Keys that move boxes and the focus on the canvas: they belong to no command.
[[nodiscard]] bool isReservedKey(const QKeySequence& keys);

/// Name of the action other than `name` that has one of the keys; empty if there is none.
[[nodiscard]] QString keyOwner(const Actions& actions, const KeysByName& keys, const QString& name,
                               const QKeySequence& wanted);

// What the user chose, in QSettings().
[[nodiscard]] KeyPreset storedPreset();
[[nodiscard]] KeysByName storedKeys(); ///< the preset with the user's own changes
void storeKeys(KeyPreset preset, const KeysByName& own);
[[nodiscard]] KeysByName storedOwnKeys(); ///< without what are no keys

} // namespace boxwright
