#pragma once

#include <string_view>

#include <QSettings>
#include <QString>

#include "core/base/enum_text.h"

namespace boxwright {

[[nodiscard]] inline QString settingText(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

/// A choice kept in QSettings() as its text.
template <class Enum>
[[nodiscard]] Enum setting(const QString& key, Enum fallback) {
    return fromText<Enum>(QSettings().value(key).toString().toStdString()).value_or(fallback);
}

} // namespace boxwright
