#include "ui/actions.h"

#include <array>
#include <string_view>

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>

#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

/// Sets of actions of which exactly one is chosen; None for actions that are done at once, Toggle for switches.
enum class Choice { None, Workspace, Theme, Language, Tool, Wheel, Toggle };

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
constexpr const char* editGroup = QT_TRANSLATE_NOOP("Actions", "Edit");
constexpr const char* boxGroup = QT_TRANSLATE_NOOP("Actions", "Boxes");
constexpr const char* classGroup = QT_TRANSLATE_NOOP("Actions", "Classes");
constexpr const char* proposalGroup = QT_TRANSLATE_NOOP("Actions", "Proposals");
constexpr const char* viewGroup = QT_TRANSLATE_NOOP("Actions", "View");
constexpr const char* helpGroup = QT_TRANSLATE_NOOP("Actions", "Help");

constexpr std::array specs{
    ActionSpec{ActionId::OpenFolder, "openFolder", fileGroup, QT_TRANSLATE_NOOP("Actions", "&Open Folder…"),
               QT_TRANSLATE_NOOP("Actions", "Open a folder of images with Pascal VOC annotations"), "Ctrl+U",
               "folder_open"},
    ActionSpec{
        ActionId::AnnotationFolder, "annotationFolder", fileGroup, QT_TRANSLATE_NOOP("Actions", "A&nnotation Folder…"),
        QT_TRANSLATE_NOOP("Actions", "Read and write the annotations of these images in another folder"), "Ctrl+R", ""},
    ActionSpec{ActionId::MakeSample, "makeSample", fileGroup, QT_TRANSLATE_NOOP("Actions", "&Make Sample Dataset"),
               QT_TRANSLATE_NOOP("Actions", "Draw 200 small pictures of shapes with their boxes, and open them"), "",
               "sample"},
    ActionSpec{ActionId::Quit, "quit", fileGroup, QT_TRANSLATE_NOOP("Actions", "&Quit"),
               QT_TRANSLATE_NOOP("Actions", "Close the window"), "Ctrl+Q", ""},
    ActionSpec{ActionId::Annotate, "annotate", workspaceGroup, QT_TRANSLATE_NOOP("Actions", "&Annotate"),
               QT_TRANSLATE_NOOP("Actions", "Draw and correct the boxes of the images"), "Ctrl+1", "annotate",
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
    ActionSpec{ActionId::FirstImage, "firstImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "&First Image"),
               QT_TRANSLATE_NOOP("Actions", "Show the image at the top of the list"), "Home", ""},
    ActionSpec{ActionId::LastImage, "lastImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Last Image"),
               QT_TRANSLATE_NOOP("Actions", "Show the image at the end of the list"), "End", ""},
    ActionSpec{ActionId::BackTen, "backTen", imageGroup, QT_TRANSLATE_NOOP("Actions", "Ten Images &Back"),
               QT_TRANSLATE_NOOP("Actions", "Show the image ten places above in the list"), "PgUp", ""},
    ActionSpec{ActionId::AheadTen, "aheadTen", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Ten Images Ahead"),
               QT_TRANSLATE_NOOP("Actions", "Show the image ten places below in the list"), "PgDown", ""},
    ActionSpec{ActionId::NextToDo, "nextToDo", imageGroup, QT_TRANSLATE_NOOP("Actions", "Next Image to &Do"),
               QT_TRANSLATE_NOOP("Actions", "Show the next image that is not annotated"), "N", ""},
    ActionSpec{ActionId::VerifyImage, "verifyImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Verified"),
               QT_TRANSLATE_NOOP("Actions", "Mark the image as checked; labelImg shows it green"), "Space", "verify",
               Choice::Toggle},
    ActionSpec{ActionId::FlagImage, "flagImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "Fla&gged"),
               QT_TRANSLATE_NOOP("Actions", "Mark the image for a second look"), "F", "flag", Choice::Toggle},
    ActionSpec{ActionId::DeleteImage, "deleteImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "Delete &Image"),
               QT_TRANSLATE_NOOP("Actions", "Move the image and its annotation to the trash of the folder"), "Ctrl+Del",
               ""},
    ActionSpec{ActionId::FindImage, "findImage", imageGroup, QT_TRANSLATE_NOOP("Actions", "Find &Image"),
               QT_TRANSLATE_NOOP("Actions", "Search the list of images"), "Ctrl+L", ""},
    ActionSpec{ActionId::Statistics, "statistics", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Statistics…"),
               QT_TRANSLATE_NOOP("Actions", "Count boxes, sizes and shapes of every class"), "Ctrl+G", ""},
    ActionSpec{ActionId::CheckData, "checkData", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Check Data…"),
               QT_TRANSLATE_NOOP("Actions", "Look for mistakes in annotations and images, and correct them"),
               "Ctrl+Shift+G", ""},
    ActionSpec{ActionId::SaveNow, "saveNow", imageGroup, QT_TRANSLATE_NOOP("Actions", "&Save Now"),
               QT_TRANSLATE_NOOP("Actions", "Write what is not saved yet; it happens by itself too"), "Ctrl+S", ""},
    ActionSpec{ActionId::Undo, "undo", editGroup, QT_TRANSLATE_NOOP("Actions", "&Undo"),
               QT_TRANSLATE_NOOP("Actions", "Take back what was done last, in whatever image"), "Ctrl+Z", "undo"},
    ActionSpec{ActionId::Redo, "redo", editGroup, QT_TRANSLATE_NOOP("Actions", "&Redo"),
               QT_TRANSLATE_NOOP("Actions", "Do again what was taken back"), "Ctrl+Shift+Z; Ctrl+Y", "redo"},
    ActionSpec{ActionId::Cut, "cut", editGroup, QT_TRANSLATE_NOOP("Actions", "Cu&t"),
               QT_TRANSLATE_NOOP("Actions", "Move the selected boxes to the clipboard"), "Ctrl+X", ""},
    ActionSpec{ActionId::Copy, "copy", editGroup, QT_TRANSLATE_NOOP("Actions", "&Copy"),
               QT_TRANSLATE_NOOP("Actions", "Copy the selected boxes to the clipboard"), "Ctrl+C", ""},
    ActionSpec{ActionId::Paste, "paste", editGroup, QT_TRANSLATE_NOOP("Actions", "&Paste"),
               QT_TRANSLATE_NOOP("Actions", "Put the boxes on the clipboard into this image"), "Ctrl+V", ""},
    ActionSpec{ActionId::Duplicate, "duplicate", editGroup, QT_TRANSLATE_NOOP("Actions", "&Duplicate"),
               QT_TRANSLATE_NOOP("Actions", "A copy of the selected boxes beside them"), "Ctrl+D", ""},
    ActionSpec{
        ActionId::CopyPrevious, "copyPrevious", editGroup, QT_TRANSLATE_NOOP("Actions", "Copy from Pre&vious Image"),
        QT_TRANSLATE_NOOP("Actions", "Boxes of the image above in the list, without those that are here already"),
        "Ctrl+Shift+V", ""},
    ActionSpec{ActionId::DeleteBoxes, "deleteBoxes", editGroup, QT_TRANSLATE_NOOP("Actions", "De&lete"),
               QT_TRANSLATE_NOOP("Actions", "Delete the selected boxes"), "Del; Backspace", ""},
    ActionSpec{ActionId::SelectAll, "selectAll", editGroup, QT_TRANSLATE_NOOP("Actions", "Select &All"),
               QT_TRANSLATE_NOOP("Actions", "Select every box of the image"), "Ctrl+A", ""},
    ActionSpec{ActionId::Deselect, "deselect", editGroup, QT_TRANSLATE_NOOP("Actions", "D&eselect"),
               QT_TRANSLATE_NOOP("Actions", "Give up what was begun, or select no box"), "Esc", ""},
    ActionSpec{ActionId::DrawTool, "drawTool", boxGroup, QT_TRANSLATE_NOOP("Actions", "&Draw"),
               QT_TRANSLATE_NOOP("Actions", "Drag to draw a box; click to select one"), "W", "draw", Choice::Tool},
    ActionSpec{ActionId::SelectTool, "selectTool", boxGroup, QT_TRANSLATE_NOOP("Actions", "&Select"),
               QT_TRANSLATE_NOOP("Actions", "Drag boxes to move them, or span a frame to select several"), "S",
               "select", Choice::Tool},
    ActionSpec{ActionId::ExtremeTool, "extremeTool", boxGroup, QT_TRANSLATE_NOOP("Actions", "&Four Points"),
               QT_TRANSLATE_NOOP("Actions", "Click on the topmost, lowest, leftmost and rightmost point of an object"),
               "E", "extreme", Choice::Tool},
    ActionSpec{ActionId::EditClass, "editClass", boxGroup, QT_TRANSLATE_NOOP("Actions", "Change &Class…"),
               QT_TRANSLATE_NOOP("Actions", "Choose the class of the selected boxes by name"), "Ctrl+E", ""},
    ActionSpec{
        ActionId::AskForClass, "askForClass", boxGroup, QT_TRANSLATE_NOOP("Actions", "&Ask for the Class of Each Box"),
        QT_TRANSLATE_NOOP("Actions", "After a box is drawn its class is asked for beside it"), "", "", Choice::Toggle},
    ActionSpec{ActionId::ToggleDifficult, "toggleDifficult", boxGroup, QT_TRANSLATE_NOOP("Actions", "D&ifficult"),
               QT_TRANSLATE_NOOP("Actions", "Hard to recognise: not counted in the VOC numbers"), "Shift+D", ""},
    ActionSpec{ActionId::ToggleTruncated, "toggleTruncated", boxGroup, QT_TRANSLATE_NOOP("Actions", "&Truncated"),
               QT_TRANSLATE_NOOP("Actions", "The object goes on outside the box or the image"), "Shift+T", ""},
    ActionSpec{ActionId::ToggleOccluded, "toggleOccluded", boxGroup, QT_TRANSLATE_NOOP("Actions", "&Occluded"),
               QT_TRANSLATE_NOOP("Actions", "Something stands in front of the object"), "Shift+O", ""},
    ActionSpec{ActionId::Class1, "class1", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 1"),
               QT_TRANSLATE_NOOP("Actions", "Class 1 of the list for the selected boxes, or for the next one"), "1",
               ""},
    ActionSpec{ActionId::Class2, "class2", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 2"),
               QT_TRANSLATE_NOOP("Actions", "Class 2 of the list for the selected boxes, or for the next one"), "2",
               ""},
    ActionSpec{ActionId::Class3, "class3", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 3"),
               QT_TRANSLATE_NOOP("Actions", "Class 3 of the list for the selected boxes, or for the next one"), "3",
               ""},
    ActionSpec{ActionId::Class4, "class4", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 4"),
               QT_TRANSLATE_NOOP("Actions", "Class 4 of the list for the selected boxes, or for the next one"), "4",
               ""},
    ActionSpec{ActionId::Class5, "class5", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 5"),
               QT_TRANSLATE_NOOP("Actions", "Class 5 of the list for the selected boxes, or for the next one"), "5",
               ""},
    ActionSpec{ActionId::Class6, "class6", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 6"),
               QT_TRANSLATE_NOOP("Actions", "Class 6 of the list for the selected boxes, or for the next one"), "6",
               ""},
    ActionSpec{ActionId::Class7, "class7", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 7"),
               QT_TRANSLATE_NOOP("Actions", "Class 7 of the list for the selected boxes, or for the next one"), "7",
               ""},
    ActionSpec{ActionId::Class8, "class8", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 8"),
               QT_TRANSLATE_NOOP("Actions", "Class 8 of the list for the selected boxes, or for the next one"), "8",
               ""},
    ActionSpec{ActionId::Class9, "class9", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 9"),
               QT_TRANSLATE_NOOP("Actions", "Class 9 of the list for the selected boxes, or for the next one"), "9",
               ""},
    ActionSpec{ActionId::Class10, "class10", classGroup, QT_TRANSLATE_NOOP("Actions", "Class 10"),
               QT_TRANSLATE_NOOP("Actions", "Class 10 of the list for the selected boxes, or for the next one"), "0",
               ""},
    ActionSpec{ActionId::ProposeImage, "proposeImage", proposalGroup, QT_TRANSLATE_NOOP("Actions", "&Propose Boxes"),
               QT_TRANSLATE_NOOP("Actions", "Let the model suggest boxes for this image"), "P", "propose"},
    ActionSpec{ActionId::ProposeAll, "proposeAll", proposalGroup,
               QT_TRANSLATE_NOOP("Actions", "Propose for All &Unlabelled Images"),
               QT_TRANSLATE_NOOP("Actions", "Let the model suggest boxes for every image without annotation"),
               "Ctrl+Shift+B", ""},
    ActionSpec{ActionId::AcceptProposal, "acceptProposal", proposalGroup,
               QT_TRANSLATE_NOOP("Actions", "&Accept Proposal"),
               QT_TRANSLATE_NOOP("Actions", "Make the chosen proposal a box, and go to the next one"), "Q", ""},
    ActionSpec{ActionId::RejectProposal, "rejectProposal", proposalGroup,
               QT_TRANSLATE_NOOP("Actions", "&Reject Proposal"),
               QT_TRANSLATE_NOOP("Actions", "Dismiss the chosen proposal, and go to the next one"), "X", ""},
    ActionSpec{ActionId::AcceptAll, "acceptAll", proposalGroup, QT_TRANSLATE_NOOP("Actions", "Accept All &Shown"),
               QT_TRANSLATE_NOOP("Actions", "Make all proposals above the threshold boxes"), "Shift+A", "accept_all"},
    ActionSpec{ActionId::FitWindow, "fitWindow", viewGroup, QT_TRANSLATE_NOOP("Actions", "&Fit Image"),
               QT_TRANSLATE_NOOP("Actions", "Show the whole image"), "Ctrl+F", "fit_window"},
    ActionSpec{ActionId::FitWidth, "fitWidth", viewGroup, QT_TRANSLATE_NOOP("Actions", "Fit &Width"),
               QT_TRANSLATE_NOOP("Actions", "Show the whole width of the image"), "Ctrl+Shift+F", "fit_width"},
    ActionSpec{ActionId::ZoomIn, "zoomIn", viewGroup, QT_TRANSLATE_NOOP("Actions", "Zoom &In"),
               QT_TRANSLATE_NOOP("Actions", "Show the image larger"), "Ctrl++", "zoom_in"},
    ActionSpec{ActionId::ZoomOut, "zoomOut", viewGroup, QT_TRANSLATE_NOOP("Actions", "Zoom &Out"),
               QT_TRANSLATE_NOOP("Actions", "Show the image smaller"), "Ctrl+-", "zoom_out"},
    ActionSpec{ActionId::ZoomActual, "zoomActual", viewGroup, QT_TRANSLATE_NOOP("Actions", "Actual Si&ze"),
               QT_TRANSLATE_NOOP("Actions", "Show one image pixel as one pixel"), "Ctrl+=", "zoom_actual"},
    ActionSpec{ActionId::ZoomBox, "zoomBox", viewGroup, QT_TRANSLATE_NOOP("Actions", "Zoom to Bo&x"),
               QT_TRANSLATE_NOOP("Actions", "Show the selected box large; again: the next one"), "Z", ""},
    ActionSpec{ActionId::Tone, "tone", viewGroup, QT_TRANSLATE_NOOP("Actions", "Bri&ghtness and Contrast…"),
               QT_TRANSLATE_NOOP("Actions", "How bright the image is shown; its file stays as it is"), "B", "tone"},
    ActionSpec{ActionId::ResetLayout, "resetLayout", viewGroup, QT_TRANSLATE_NOOP("Actions", "Reset La&yout"),
               QT_TRANSLATE_NOOP("Actions", "Panels and columns where and as wide as they were at first"), "", ""},
    ActionSpec{ActionId::HideBoxes, "hideBoxes", viewGroup, QT_TRANSLATE_NOOP("Actions", "Hide &Boxes"),
               QT_TRANSLATE_NOOP("Actions", "Show the image alone"), "H", "", Choice::Toggle},
    ActionSpec{ActionId::Crosshair, "crosshair", viewGroup, QT_TRANSLATE_NOOP("Actions", "C&rosshair"),
               QT_TRANSLATE_NOOP("Actions", "Lines through the cursor while drawing"), "C", "", Choice::Toggle},
    ActionSpec{ActionId::KeepView, "keepView", viewGroup, QT_TRANSLATE_NOOP("Actions", "&Keep Zoom Between Images"),
               QT_TRANSLATE_NOOP("Actions", "Zoom and place stay the same in the next image"), "", "", Choice::Toggle},
    ActionSpec{ActionId::Minimap, "minimap", viewGroup, QT_TRANSLATE_NOOP("Actions", "&Minimap"),
               QT_TRANSLATE_NOOP("Actions", "A small view of the whole image while zoomed in"), "M", "",
               Choice::Toggle},
    ActionSpec{ActionId::Thumbnails, "thumbnails", viewGroup, QT_TRANSLATE_NOOP("Actions", "Thumb&nails"),
               QT_TRANSLATE_NOOP("Actions", "Small pictures in the list of images"), "", "", Choice::Toggle},
    ActionSpec{ActionId::WheelZooms, "wheelZooms", viewGroup, QT_TRANSLATE_NOOP("Actions", "Wheel &Zooms"),
               QT_TRANSLATE_NOOP("Actions", "The mouse wheel zooms at the cursor"), "", "", Choice::Wheel},
    ActionSpec{ActionId::WheelScrolls, "wheelScrolls", viewGroup, QT_TRANSLATE_NOOP("Actions", "Wheel &Scrolls"),
               QT_TRANSLATE_NOOP("Actions", "The mouse wheel moves the image up and down; with Ctrl it zooms"), "", "",
               Choice::Wheel},
    ActionSpec{ActionId::WheelTurns, "wheelTurns", viewGroup, QT_TRANSLATE_NOOP("Actions", "Wheel Changes the &Image"),
               QT_TRANSLATE_NOOP("Actions", "The mouse wheel shows the next or previous image; with Ctrl it zooms"), "",
               "", Choice::Wheel},
    ActionSpec{
        ActionId::RightClickDeletes, "rightClickDeletes", boxGroup,
        QT_TRANSLATE_NOOP("Actions", "&Right Click Deletes"),
        QT_TRANSLATE_NOOP("Actions", "The right button deletes the box under it; beside boxes it shows the menu"), "",
        "", Choice::Toggle},
    ActionSpec{ActionId::NextPanel, "nextPanel", viewGroup, QT_TRANSLATE_NOOP("Actions", "Next Pan&el"),
               QT_TRANSLATE_NOOP("Actions", "Go with the keyboard from image to lists and back"), "F6", ""},
    ActionSpec{ActionId::FetchWeights, "fetchWeights", fileGroup, QT_TRANSLATE_NOOP("Actions", "Get &Weights…"),
               QT_TRANSLATE_NOOP("Actions", "Download pretrained weights to start a training from"), "", ""},
    ActionSpec{ActionId::Preferences, "preferences", editGroup, QT_TRANSLATE_NOOP("Actions", "Pre&ferences…"),
               QT_TRANSLATE_NOOP("Actions", "Everything that can be set, on one page each"), "Ctrl+,", "preferences"},
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
    ActionSpec{ActionId::CommandPalette, "commandPalette", helpGroup, QT_TRANSLATE_NOOP("Actions", "&Find Command…"),
               QT_TRANSLATE_NOOP("Actions", "Search everything that can be done"), "Ctrl+K", "search"},
    ActionSpec{ActionId::HelpContents, "helpContents", helpGroup, QT_TRANSLATE_NOOP("Actions", "&Contents"),
               QT_TRANSLATE_NOOP("Actions", "Read how things are done and what the numbers mean"), "F1", "help"},
    ActionSpec{ActionId::HowItSees, "howItSees", helpGroup, QT_TRANSLATE_NOOP("Actions", "&How It Sees…"),
               QT_TRANSLATE_NOOP("Actions", "Look at an image the way the model sees it, step by step"), "Ctrl+I",
               "eye"},
    ActionSpec{ActionId::EditKeys, "editKeys", helpGroup, QT_TRANSLATE_NOOP("Actions", "&Edit Keys…"),
               QT_TRANSLATE_NOOP("Actions", "Change the keys of every command"), "", "keyboard"},
    ActionSpec{ActionId::Shortcuts, "shortcuts", helpGroup, QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"),
               QT_TRANSLATE_NOOP("Actions", "All keys on one page"), "Ctrl+F1", "keyboard"},
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

QList<QKeySequence> keysOf(const QString& portable) {
    return portable.isEmpty() ? QList<QKeySequence>()
                              : QKeySequence::listFromString(portable, QKeySequence::PortableText);
}

/// Of no use without an image to annotate.
bool needsAnnotation(const ActionSpec& spec) {
    const std::string_view group = spec.group;
    return group == imageGroup || (group == editGroup && spec.id != ActionId::Preferences) || group == boxGroup ||
           group == classGroup || group == proposalGroup || spec.id == ActionId::HideBoxes ||
           spec.id == ActionId::Crosshair || spec.id == ActionId::KeepView || spec.id == ActionId::Minimap ||
           spec.id == ActionId::Thumbnails || spec.id == ActionId::NextPanel || spec.id == ActionId::ZoomBox ||
           spec.id == ActionId::Tone || spec.id == ActionId::AnnotationFolder;
}

} // namespace

Actions::Actions(QObject* parent)
    : QObject(parent) {
    std::map<Choice, QActionGroup*> choices;
    for (const ActionSpec& spec : specs) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(spec.name));
        action->setShortcuts(keysOf(QLatin1String(spec.keys)));
        if (*spec.icon != '\0')
            action->setIcon(svgIcon(QLatin1String(spec.icon)));
        action->setCheckable(spec.choice != Choice::None);
        if (spec.choice != Choice::None && spec.choice != Choice::Toggle) {
            QActionGroup*& group = choices[spec.choice];
            if (!group)
                group = new QActionGroup(this);
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

std::vector<Actions::Entry> Actions::entries() const {
    std::vector<Entry> entries;
    for (const ActionSpec& spec : specs) {
        QAction* action = m_actions.at(spec.id);
        entries.push_back({QLatin1String(spec.name), translated(spec.group), withoutMnemonic(action->text()), action});
    }
    return entries;
}

void Actions::setKeys(const std::map<QString, QString>& keysByName) {
    for (const ActionSpec& spec : specs) {
        const auto own = keysByName.find(QLatin1String(spec.name));
        m_actions.at(spec.id)->setShortcuts(keysOf(own == keysByName.end() ? QLatin1String(spec.keys) : own->second));
    }
    retranslate();
}

QString Actions::defaultKeys(const QString& name) {
    for (const ActionSpec& spec : specs)
        if (name == QLatin1String(spec.name))
            return QLatin1String(spec.keys);
    return {};
}

void Actions::setAnnotating(bool annotating) {
    for (const ActionSpec& spec : specs)
        if (needsAnnotation(spec))
            m_actions.at(spec.id)->setEnabled(annotating);
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
