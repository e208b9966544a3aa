#pragma once

#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QString>

#include "core/engine/device.h"

class QWidget;

namespace boxwright {

class Actions;
class AppState;
class PreferencesPage;

/// What the preferences show and change.
struct PreferencesContext {
    Actions* actions = nullptr;
    AppState* state = nullptr;
    QString defaultRunsFolder{};
    std::function<void()> recentFoldersChanged{};
    std::function<std::vector<DeviceInfo>()> listDevices = boxwright::listDevices;
};

/// Makes the pages, with the values and in the language of now.
class PreferencesPages {
    Q_DECLARE_TR_FUNCTIONS(boxwright::PreferencesPages)

public:
    PreferencesPages(const PreferencesContext& context, QWidget* parent)
        : m_context(context)
        , m_parent(parent) {}

    [[nodiscard]] std::vector<PreferencesPage*> make() const;

private:
    [[nodiscard]] PreferencesPage* general() const;
    [[nodiscard]] PreferencesPage* annotate() const;
    [[nodiscard]] PreferencesPage* machine() const;
    [[nodiscard]] PreferencesPage* keys() const;
    [[nodiscard]] PreferencesPage* files() const;
    static void addLanguageAndTheme(PreferencesPage* page, const Actions& actions);
    static void addStart(PreferencesPage* page);
    void addRecentFolders(PreferencesPage* page) const;
    static void addCrosshair(PreferencesPage* page);
    static void addFolder(PreferencesPage* page, const QString& label, const QString& toolTip, const QString& folder);

    const PreferencesContext& m_context;
    QWidget* m_parent;
};

} // namespace boxwright
