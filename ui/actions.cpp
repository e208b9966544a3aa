#include "ui/actions.h"

#include <array>

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>

#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

/// Sets of actions of which exactly one is chosen; None for actions that are done at once.
enum class Choice { None, Workspace, Theme, Language };

struct ActionSpec {
    ActionId id;
    const char* name; ///< object name
    const char* group;
    const char* text;
    const char* tip;
    const char* keys; ///< portable text, several separated by "; "
    const char* icon;
    Choice choice = Choice::None;
};

constexpr const char* fileGroup = QT_TRANSLATE_NOOP("Actions", "File");
constexpr const char* workspaceGroup = QT_TRANSLATE_NOOP("Actions", "Workspaces");
constexpr const char* imageGroup = QT_TRANSLATE_NOOP("Actions", "Images");
constexpr const char* viewGroup = QT_TRANSLATE_NOOP("Actions", "View");
constexpr const char* helpGroup = QT_TRANSLATE_NOOP("Actions", "Help");

constexpr std::array specs{
    ActionSpec{ActionId::OpenFolder, "openFolder", fileGroup, QT_TRANSLATE_NOOP("Actions", "&Open Folder…"),
               QT_TRANSLATE_NOOP("Actions", "Open a folder of images with Pascal VOC annotations"), "Ctrl+U",
               "folder_open"},
    ActionSpec{ActionId::MakeSample, "makeSample", fileGroup, QT_TRANSLATE_NOOP("Actions", "&Make Sample Dataset"),
               QT_TRANSLATE_NOOP("Actions", "Draw 200 small pictures of shapes with their boxes, and open them"), "",
               "sample"},
    ActionSpec{ActionId::Quit, "quit", fileGroup, QT_TRANSLATE_NOOP("Actions", "&Quit"),
               QT_TRANSLATE_NOOP("Actions", "Close the window"), "Ctrl+Q", ""},
    ActionSpec{ActionId::Annotate, "annotate", workspaceGroup, QT_TRANSLATE_NOOP("Actions", "&Annotate"),
               QT_TRANSLATE_NOOP("Actions", "Look at the images and their boxes"), "Ctrl+1", "annotate",
               Choice::Workspace},
    ActionSpec{ActionId::Train, "train", workspaceGroup, QT_TRANSLATE_NOOP("Actions", "&Train"),
               QT_TRANSLATE_NOOP("Actions", "Train a detector and watch its curves"), "Ctrl+2", "train",
               Choice::Workspace},
    ActionSpec{ActionId::Evaluate, "evaluate", workspaceGroup, QT_TRANSLATE_NOOP("Actions", "&Evaluate"),
               QT_TRANSLATE_NOOP("Actions", "Measure a detector on a split of the data set"), "Ctrl+3", "evaluate",
               Choice::Workspace},
    ActionSpec{ActionId::Detect, "detect", workspaceGroup, QT_TRANSLATE_NOOP("Actions", "&Detect"),
               QT_TRANSLATE_NOOP("Actions", "Find objects in any images and export them"), "Ctrl+4", "detect",
               Choice::Workspace},
    ActionSpec{ActionId::PreviousImage, "previousImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Previous Image"),
               QT_TRANSLATE_NOOP("Actions", "Show the image above in the list"), "A", "previous"},
    ActionSpec{ActionId::NextImage, "nextImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Next Image"),
               QT_TRANSLATE_NOOP("Actions", "Show the image below in the list"), "D", "next"},
    ActionSpec{ActionId::Deselect, "deselect", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Deselect Box"),
               QT_TRANSLATE_NOOP("Actions", "Select no box"), "Esc", ""},
    ActionSpec{ActionId::FitWindow, "fitWindow", viewGroup, QT_TRANSLATE_NOOP("Actions", "&Fit Image"),
               QT_TRANSLATE_NOOP("Actions", "Show the whole image"), "Ctrl+F", "fit_window"},
    ActionSpec{ActionId::FitWidth, "fitWidth", viewGroup, QT_TRANSLATE_NOOP("Actions", "Fit &Width"),
               QT_TRANSLATE_NOOP("Actions", "Show the whole width of the image"), "Ctrl+Shift+F", "fit_width"},
    ActionSpec{ActionId::ZoomIn, "zoomIn", viewGroup, QT_TRANSLATE_NOOP("Actions", "Zoom &In"),
               QT_TRANSLATE_NOOP("Actions", "Show the image larger"), "Ctrl++", "zoom_in"},
    ActionSpec{ActionId::ZoomOut, "zoomOut", viewGroup, QT_TRANSLATE_NOOP("Actions", "Zoom &Out"),
               QT_TRANSLATE_NOOP("Actions", "Show the image smaller"), "Ctrl+-", "zoom_out"},
    ActionSpec{ActionId::ZoomActual, "zoomActual", viewGroup, QT_TRANSLATE_NOOP("Actions", "&Actual Size"),
               QT_TRANSLATE_NOOP("Actions", "Show one image pixel as one pixel"), "Ctrl+=", "zoom_actual"},
    ActionSpec{ActionId::FetchWeights, "fetchWeights", fileGroup, QT_TRANSLATE_NOOP("Actions", "Get &Weights…"),
               QT_TRANSLATE_NOOP("Actions", "Download pretrained weights to start a training from"), "", ""},
    ActionSpec{ActionId::ThemeSystem, "themeSystem", viewGroup, QT_TRANSLATE_NOOP("Actions", "Like the &System"),
               QT_TRANSLATE_NOOP("Actions", "Light or dark, as the desktop is"), "", "", Choice::Theme},
    ActionSpec{ActionId::ThemeLight, "themeLight", viewGroup, QT_TRANSLATE_NOOP("Actions", "&Light"),
               QT_TRANSLATE_NOOP("Actions", "Dark text on light ground"), "", "", Choice::Theme},
    ActionSpec{ActionId::ThemeDark, "themeDark", viewGroup, QT_TRANSLATE_NOOP("Actions", "&Dark"),
               QT_TRANSLATE_NOOP("Actions", "Light text on dark ground"), "", "", Choice::Theme},
    // Languages are named in themselves, whatever the language of the window.
    ActionSpec{ActionId::LanguageEnglish, "languageEnglish", viewGroup, "English", "English", "", "", Choice::Language},
    ActionSpec{ActionId::LanguageChinese, "languageChinese", viewGroup, "简体中文", "简体中文", "", "",
               Choice::Language},
    ActionSpec{ActionId::Shortcuts, "shortcuts", helpGroup, QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"),
               QT_TRANSLATE_NOOP("Actions", "All keys on one page"), "F1", "keyboard"},
    ActionSpec{ActionId::About, "about", helpGroup, QT_TRANSLATE_NOOP("Actions", "&About Boxwright"),
               QT_TRANSLATE_NOOP("Actions", "Version and licences"), "", "info"},
};

QString translated(const char* text) {
    return QCoreApplication::translate("Actions", text);
}

/// "&Fit Image" and "适应窗口(&F)" without what is there for the keyboard only.
QString withoutMnemonic(QString text) {
    const qsizetype bracket = text.indexOf(QStringLiteral("(&"));
    if (bracket > 0)
        text.remove(bracket, 4);
    return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

} // namespace

Actions::Actions(QObject* parent)
    : QObject(parent) {
    std::map<Choice, QActionGroup*> choices;
    for (const ActionSpec& spec : specs) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(spec.name));
        if (*spec.keys != '\0')
            action->setShortcuts(QKeySequence::listFromString(QLatin1String(spec.keys), QKeySequence::PortableText));
        if (*spec.icon != '\0')
            action->setIcon(svgIcon(QLatin1String(spec.icon)));
        if (spec.choice != Choice::None) {
            QActionGroup*& group = choices[spec.choice];
            if (!group)
                group = new QActionGroup(this);
            action->setCheckable(true);
            group->addAction(action);
        }
        m_actions.emplace(spec.id, action);
    }
    retranslate();
}

std::vector<Actions::Shortcut> Actions::shortcuts() const {
    std::vector<Shortcut> rows;
    for (const ActionSpec& spec : specs) {
        const QAction* action = m_actions.at(spec.id);
        if (!action->shortcuts().isEmpty())
            rows.push_back({translated(spec.group), withoutMnemonic(action->text()),
                            QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)});
    }
    return rows;
}

void Actions::retranslate() {
    for (const ActionSpec& spec : specs) {
        QAction* action = m_actions.at(spec.id);
        const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        const QString tip = translated(spec.tip);
        action->setText(translated(spec.text));
        action->setIconText(withoutMnemonic(action->text()));
        action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
    }
}

} // namespace boxwright
