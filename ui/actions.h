#pragma once

#include <map>
#include <vector>

#include <QAction>
#include <QObject>
#include <QString>

namespace boxwright {

/// Everything a person can call by menu, key or button.
enum class ActionId {
    OpenFolder,
    MakeSample,
    Quit,
    Annotate,
    Train,
    Evaluate,
    Detect,
    PreviousImage,
    NextImage,
    Deselect,
    FitWindow,
    FitWidth,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    FetchWeights,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LanguageEnglish,
    LanguageChinese,
    Shortcuts,
    About,
};

/// The actions of the window, made from one table; menus, tool buttons and the shortcuts page show what is here.
class Actions : public QObject {
    Q_OBJECT

public:
    /// One row of the shortcuts page.
    struct Shortcut {
        QString group;
        QString text;
        QString keys; ///< as the platform writes them, "Ctrl+U"
    };

    explicit Actions(QObject* parent = nullptr);

    [[nodiscard]] QAction* operator[](ActionId id) const { return m_actions.at(id); }
    /// All actions that have keys, in the order of the table.
    [[nodiscard]] std::vector<Shortcut> shortcuts() const;
    /// Texts and tool tips in the language of now.
    void retranslate();

private:
    std::map<ActionId, QAction*> m_actions;
};

} // namespace boxwright
