#pragma once

#include <QCoreApplication>
#include <QString>

namespace boxwright {

/// Of the keys and values in QSettings(); the file holds it under "version". A file without one is version 0.
inline constexpr int settingsVersion = 1;

/// What was found where the settings are kept.
struct SettingsReport {
    Q_DECLARE_TR_FUNCTIONS(boxwright::SettingsReport)

public:
    enum class Found {
        Usable,  ///< or nothing yet
        Damaged, ///< put aside under the name `file`, if that was possible; the defaults hold
        Newer,   ///< of a newer program: left as it is, `file`; this program keeps its own elsewhere
    };
    Found found = Found::Usable;
    QString file{};

    /// What to tell the user, in one sentence; empty if there is nothing to tell.
    [[nodiscard]] QString sentence() const;
};

/// Makes what QSettings() stands for fit for use: a damaged file is renamed, never deleted; an older one is brought to
/// the version of now. To be called once, before anything reads a setting.
[[nodiscard]] SettingsReport openSettings();

} // namespace boxwright
