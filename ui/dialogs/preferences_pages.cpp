#include "ui/dialogs/preferences_pages.h"

#include <array>

#include <QApplication>
#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QUrl>

#include "core/base/cpu_features.h"
#include "core/fetch/cache_folder.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_toggles.h"
#include "ui/app_state.h"
#include "ui/canvas/crosshair_style.h"
#include "ui/dialogs/key_editor_dialog.h"
#include "ui/dialogs/preferences_page.h"
#include "ui/key_map.h"
#include "ui/panels/device_picker.h"
#include "ui/panels/path_edit.h"
#include "ui/panels/precision_picker.h"
#include "ui/support/color_swatch.h"
#include "ui/support/diagnostics.h"
#include "ui/support/enum_setting.h"
#include "ui/support/language.h"
#include "ui/support/qt_convert.h"
#include "ui/support/recent_folders.h"
#include "ui/support/start_page.h"

namespace boxwright {

namespace {

QPushButton* makeButton(const QString& text, const PreferencesPage* page, std::function<void()> onClick) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    if (onClick)
        QObject::connect(button, &QPushButton::clicked, page, std::move(onClick));
    return button;
}

/// A choice between actions of which one is checked. Follows them, whoever changes it.
template <std::size_t Count>
QComboBox* makeChoice(const Actions& actions, const std::array<ActionId, Count>& ids) {
    auto* combo = new QComboBox;
    for (const ActionId id : ids) {
        QAction* action = actions[id];
        combo->addItem(action->iconText());
        const int row = combo->count() - 1;
        if (action->isChecked())
            combo->setCurrentIndex(row);
        QObject::connect(action, &QAction::toggled, combo, [combo, row](bool on) {
            if (on)
                combo->setCurrentIndex(row);
        });
    }
    QObject::connect(combo, &QComboBox::activated, combo,
                     [&actions, ids](int row) { actions[ids[static_cast<std::size_t>(row)]]->trigger(); });
    return combo;
}

} // namespace

void PreferencesPages::addLanguageAndTheme(PreferencesPage* page, const Actions& actions) {
    constexpr std::array languages{ActionId::LanguageEnglish, ActionId::LanguageChinese};
    page->addRow(tr("Language"), tr("The language of the window"), makeChoice(actions, languages), [&actions]() {
        actions[systemLanguage() == Language::English ? ActionId::LanguageEnglish : ActionId::LanguageChinese]
            ->trigger();
    });
    constexpr std::array themes{ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark};
    page->addRow(tr("Theme"), tr("Light or dark colours"), makeChoice(actions, themes),
                 [&actions]() { actions[ActionId::ThemeSystem]->trigger(); });
}

void PreferencesPages::addStart(PreferencesPage* page) {
    auto* start = new QComboBox;
    start->addItem(tr("Show the welcome page"), settingText(toText(StartPage::Welcome)));
    start->addItem(tr("Open the last folder"), settingText(toText(StartPage::LastFolder)));
    start->setCurrentIndex(start->findData(settingText(toText(setting(startPageKey, StartPage::Welcome)))));
    QObject::connect(start, &QComboBox::currentIndexChanged, start,
                     [start]() { QSettings().setValue(startPageKey, start->currentData()); });
    page->addRow(tr("At the start"), tr("What the window shows when it is started without a folder"), start,
                 [start]() { start->setCurrentIndex(0); });
}

void PreferencesPages::addRecentFolders(PreferencesPage* page) const {
    const auto changed = m_context.recentFoldersChanged;
    auto* count = new QSpinBox;
    count->setRange(0, mostRecentFolders);
    count->setKeyboardTracking(false);
    count->setValue(recentFolderCount());
    QObject::connect(count, &QSpinBox::valueChanged, count, [changed](int value) {
        setRecentFolderCount(value);
        changed();
    });
    page->addRow(tr("Recent folders"), tr("How many folders the File menu and the welcome page offer again"), count,
                 [count]() { count->setValue(defaultRecentFolders); });
    page->addRow(QStringLiteral(" "), tr("Forget which folders were opened; the folders themselves stay"),
                 makeButton(tr("Clear the List"), page, [changed]() {
                     clearRecentFolders();
                     changed();
                 }));
}

PreferencesPage* PreferencesPages::general() const {
    auto* page = new PreferencesPage(tr("General"), m_parent);
    addLanguageAndTheme(page, *m_context.actions);
    addStart(page);
    addRecentFolders(page);
    return page;
}

void PreferencesPages::addCrosshair(PreferencesPage* page) {
    const auto number = [page](const QString& label, const QString& toolTip, const QString& suffix, int least, int most,
                               int CrosshairStyle::*part) {
        auto* field = new QSpinBox;
        field->setRange(least, most);
        field->setSuffix(suffix);
        field->setValue(storedCrosshairStyle().*part);
        QObject::connect(field, &QSpinBox::valueChanged, field, [part](int value) {
            CrosshairStyle style = storedCrosshairStyle();
            style.*part = value;
            storeCrosshairStyle(style);
        });
        page->addRow(label, toolTip, field, [field, part]() { field->setValue(CrosshairStyle().*part); });
    };
    number(tr("Crosshair width"), tr("How wide the lines through the cursor are"), tr(" px"), 1,
           CrosshairStyle::mostWidth, &CrosshairStyle::width);
    number(tr("Crosshair opacity"), tr("How much the lines through the cursor cover of the image"), tr(" %"),
           CrosshairStyle::leastOpacity, 100, &CrosshairStyle::opacity);
    QPushButton* button = makeButton(QString(), page, {});
    const auto show = [button](const QColor& color) {
        button->setText(color.name().toUpper());
        button->setIcon(colorSwatch(color));
    };
    const auto take = [show](const QColor& color) {
        CrosshairStyle style = storedCrosshairStyle();
        style.color = color;
        storeCrosshairStyle(style);
        show(color);
    };
    show(storedCrosshairStyle().color);
    QObject::connect(button, &QPushButton::clicked, page, [page, take]() {
        auto* dialog = new QColorDialog(storedCrosshairStyle().color, page->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(dialog, &QColorDialog::colorSelected, page, take);
        dialog->open();
    });
    page->addRow(tr("Crosshair colour"), tr("The colour of the lines through the cursor"), button,
                 [take]() { take(CrosshairStyle().color); });
}

PreferencesPage* PreferencesPages::annotate() const {
    const Actions& actions = *m_context.actions;
    auto* page = new PreferencesPage(tr("Annotate"), m_parent);
    for (const auto& [id, initially] : annotateToggles) {
        QAction* action = actions[id];
        auto* box = new QCheckBox(action->iconText());
        box->setChecked(action->isChecked());
        QObject::connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
        QObject::connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
        page->addRow({}, action->toolTip(), box, [box, first = initially]() { box->setChecked(first); });
    }
    constexpr std::array wheels{ActionId::WheelZooms, ActionId::WheelScrolls, ActionId::WheelTurns};
    page->addRow(tr("Mouse wheel"), tr("What the wheel does over an image; with Ctrl it always zooms"),
                 makeChoice(actions, wheels), [&actions]() { actions[ActionId::WheelZooms]->trigger(); });
    addCrosshair(page);
    return page;
}

PreferencesPage* PreferencesPages::machine() const {
    auto* page = new PreferencesPage(tr("Train and Detect"), m_parent);
    AppState* state = m_context.state;
    auto* device = new DevicePicker(m_context.listDevices);
    device->setDevice(state->machine().device);
    QObject::connect(device, &DevicePicker::deviceChanged, state, [state](const QString& name) {
        state->setMachine({name, state->machine().threads});
    });
    page->addRow(tr("Device"),
                 tr("Where the network runs in Train, Evaluate and Detect; each of them can choose another one"),
                 device, [device]() { device->setCurrentIndex(0); });
    auto* precision = new PrecisionPicker(state, device, processorHasBFloat16());
    page->addRow(tr("Number format"),
                 tr("For Detect and Evaluate.") + QLatin1Char(' ') + precision->accessibleDescription(), precision,
                 [state]() { state->setPrecision(Precision::Float32); });
    auto* threads = new QSpinBox;
    threads->setRange(0, mostThreads);
    threads->setSpecialValueText(tr("Automatic"));
    threads->setKeyboardTracking(false);
    threads->setValue(state->machine().threads);
    QObject::connect(threads, &QSpinBox::valueChanged, state, [state](int value) {
        state->setMachine({state->machine().device, value});
    });
    page->addRow(tr("CPU threads"), tr("Threads of the network on the CPU; Automatic takes all cores"), threads,
                 [threads]() { threads->setValue(0); });
    return page;
}

PreferencesPage* PreferencesPages::keys() const {
    Actions* actions = m_context.actions;
    auto* page = new PreferencesPage(tr("Keys"), m_parent);
    page->addRow(tr("Keys of commands"),
                 tr("Change the keys of every command, or take those of labelImg, CVAT or labelme (shortcuts)"),
                 makeButton(tr("Edit Keys…"), page,
                            [actions, page]() { (new KeyEditorDialog(actions, page->window()))->open(); }),
                 [actions]() {
                     storeKeys(KeyPreset::Boxwright, {});
                     actions->setKeys(storedKeys());
                 });
    return page;
}

void PreferencesPages::addFolder(PreferencesPage* page, const QString& label, const QString& toolTip,
                                 const QString& folder) {
    page->addRow(label, QStringLiteral("%1\n%2").arg(toolTip, QDir::toNativeSeparators(folder)),
                 makeButton(tr("Show Folder"), page, [folder]() {
                     QDir().mkpath(folder);
                     QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                 }));
}

PreferencesPage* PreferencesPages::files() const {
    auto* page = new PreferencesPage(tr("Files"), m_parent);
    AppState* state = m_context.state;
    auto* runs = new PathEdit(PathEdit::Kind::Folder);
    runs->setDialogTexts(tr("Choose the Folder for Runs"));
    runs->setPath(state->runsFolder());
    QObject::connect(runs, &PathEdit::pathChanged, state, [state](const QString& path) {
        if (!path.isEmpty())
            state->setRunsFolder(path);
    });
    page->addRow(tr("Runs"), tr("Trainings are kept here, and the sample dataset is made beside it"), runs,
                 [runs, folder = m_context.defaultRunsFolder]() { runs->setPath(folder); });
    auto* model = new PathEdit(PathEdit::Kind::ExistingFile);
    model->setDialogTexts(tr("Choose a Model"), tr("Weights (*.pth *.pt *.safetensors);;All files (*)"));
    model->setPlaceholder(tr("The one trained or chosen last"));
    model->setPath(state->modelPath());
    QObject::connect(model, &PathEdit::pathChanged, state, &AppState::setModelPath);
    page->addRow(tr("Model"), tr("The weights that Evaluate and Detect offer first"), model,
                 [model]() { model->setPath({}); });
    addFolder(page, tr("Downloaded weights"), tr("Shared with PyTorch, and by all profiles"),
              fromPath(torchCacheFolder()));
    addFolder(page, tr("Settings"), tr("What is set here lies in this folder"),
              QFileInfo(QSettings().fileName()).absolutePath());
    if (const QString crashes = qApp->property(crashFolderProperty).toString(); !crashes.isEmpty())
        addFolder(page, tr("Crash reports"), tr("Written when the program ends unexpectedly"), crashes);
    return page;
}

std::vector<PreferencesPage*> PreferencesPages::make() const {
    return {general(), annotate(), machine(), keys(), files()};
}

} // namespace boxwright
