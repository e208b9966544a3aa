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
    AnnotationFolder,
    MakeSample,
    Quit,
    Annotate,
    Train,
    Evaluate,
    Detect,
    PreviousImage,
    NextImage,
    FirstImage,
    LastImage,
    BackTen,
    AheadTen,
    NextToDo,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    DeleteBoxes,
    SelectAll,
    Deselect,
    CopyPrevious,
    EditClass,
    AskForClass,
    SaveNow,
    DrawTool,
    SelectTool,
    ExtremeTool,
    ToggleDifficult,
    ToggleTruncated,
    ToggleOccluded,
    VerifyImage,
    FlagImage,
    DeleteImage,
    Class1,
    Class2,
    Class3,
    Class4,
    Class5,
    Class6,
    Class7,
    Class8,
    Class9,
    Class10,
    ProposeImage,
    ProposeAll,
    AcceptProposal,
    RejectProposal,
    AcceptAll,
    HideBoxes,
    Crosshair,
    KeepView,
    Minimap,
    Thumbnails,
    WheelZooms,
    WheelScrolls,
    WheelTurns,
    RightClickDeletes,
    FindImage,
    Statistics,
    CheckData,
    NextPanel,
    FitWindow,
    FitWidth,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    ZoomBox,
    Tone,
    ResetLayout,
    FetchWeights,
    Preferences,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LanguageEnglish,
    LanguageChinese,
    CommandPalette,
    HelpContents,
    HowItSees,
    EditKeys,
    Shortcuts,
    About,
};

/// The actions of the window, made from one table; menus, tool buttons, the shortcuts page, the key editor and the
/// command palette show what is here. No two actions have the same key.
class Actions : public QObject {
    Q_OBJECT

public:
    /// One row of the shortcuts page.
    struct Shortcut {
        QString group;
        QString text;
        QString keys; ///< as the platform writes them, "Ctrl+U"
    };

    /// One action for the key editor and the command palette.
    struct Entry {
        QString name; ///< never translated
        QString group;
        QString text; ///< without what is there for the keyboard only
        QAction* action = nullptr;
    };

    explicit Actions(QObject* parent = nullptr);

    [[nodiscard]] QAction* operator[](ActionId id) const { return m_actions.at(id); }
    /// All actions that have keys, in the order of the table.
    [[nodiscard]] std::vector<Shortcut> shortcuts() const;
    [[nodiscard]] std::vector<Entry> entries() const;
    /// By name; all others get the keys of the table. Names that are unknown are passed over.
    void setKeys(const std::map<QString, QString>& keysByName);
    /// The keys of the table, portable text.
    [[nodiscard]] static QString defaultKeys(const QString& name);
    /// Enables what works on the images of Annotate.
    void setAnnotating(bool annotating);
    /// Texts and tool tips in the language of now.
    void retranslate();

private:
    std::map<ActionId, QAction*> m_actions;
};

} // namespace boxwright
