#include "ui/key_map.h"

#include <QSettings>

#include "ui/actions.h"
#include "ui/support/enum_setting.h"

namespace boxwright {

namespace {

const QString presetKey = QStringLiteral("keys/preset");
const QString ownGroup = QStringLiteral("keys/own");

QList<QKeySequence> listOf(const QString& portable) {
    return portable.isEmpty() ? QList<QKeySequence>()
                              : QKeySequence::listFromString(portable, QKeySequence::PortableText);
}

/// Whether a command can have these; no keys at all is a choice too.
bool areKeys(const QString& portable) {
    for (const QKeySequence& keys : listOf(portable))
        if (keys.isEmpty() || keys[0].key() == Qt::Key_unknown || isReservedKey(keys))
            return false;
    return true;
}

} // namespace

KeysByName presetKeys(KeyPreset preset) {
    switch (preset) {
    case KeyPreset::LabelImg: // Ctrl+V copies the previous image's boxes there, Ctrl+A shows all boxes
        return {{QStringLiteral("copyPrevious"), QStringLiteral("Ctrl+V")},
                {QStringLiteral("paste"), QStringLiteral("Ctrl+Shift+V")},
                {QStringLiteral("hideBoxes"), QStringLiteral("Ctrl+H")},
                {QStringLiteral("selectTool"), QStringLiteral("Ctrl+J")},
                {QStringLiteral("deleteImage"), QStringLiteral("Ctrl+Shift+D")},
                {QStringLiteral("deleteBoxes"), QStringLiteral("Del")}};
    case KeyPreset::Cvat:
        return {{QStringLiteral("nextImage"), QStringLiteral("F")},
                {QStringLiteral("previousImage"), QStringLiteral("D")},
                {QStringLiteral("drawTool"), QStringLiteral("N")},
                {QStringLiteral("aheadTen"), QStringLiteral("V")},
                {QStringLiteral("backTen"), QStringLiteral("C")},
                {QStringLiteral("crosshair"), QStringLiteral("Alt+C")},
                {QStringLiteral("nextToDo"), QStringLiteral("Alt+N")},
                {QStringLiteral("flagImage"), QStringLiteral("Shift+F")},
                {QStringLiteral("toggleOccluded"), QStringLiteral("Q")},
                {QStringLiteral("acceptProposal"), QStringLiteral("Shift+Q")},
                {QStringLiteral("deleteImage"), QStringLiteral("Alt+Del")},
                {QStringLiteral("copyPrevious"), QStringLiteral("Ctrl+B")}};
    case KeyPreset::Labelme: // Ctrl+P there keeps the shapes of the image before, which is what copying them does
        return {{QStringLiteral("openFolder"), QStringLiteral("Ctrl+U; Ctrl+O")},
                {QStringLiteral("drawTool"), QStringLiteral("Ctrl+R; W")},
                {QStringLiteral("annotationFolder"), QString()},
                {QStringLiteral("selectTool"), QStringLiteral("Ctrl+J")},
                {QStringLiteral("copyPrevious"), QStringLiteral("Ctrl+P")},
                {QStringLiteral("zoomActual"), QStringLiteral("Ctrl+0")},
                {QStringLiteral("zoomIn"), QStringLiteral("Ctrl++; Ctrl+=")},
                {QStringLiteral("hideBoxes"), QStringLiteral("T")}};
    case KeyPreset::Boxwright:
        break;
    }
    return {};
}

bool isReservedKey(const QKeySequence& keys) {
    if (keys.isEmpty())
        return false;
    const Qt::Key key = keys[0].key();
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down ||
           key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

QString keyOwner(const Actions& actions, const KeysByName& keys, const QString& name, const QKeySequence& wanted) {
    for (const Actions::Entry& entry : actions.entries()) {
        if (entry.name == name)
            continue;
        const auto own = keys.find(entry.name);
        if (listOf(own == keys.end() ? Actions::defaultKeys(entry.name) : own->second).contains(wanted))
            return entry.name;
    }
    return {};
}

KeyPreset storedPreset() {
    return setting(presetKey, KeyPreset::Boxwright);
}

KeysByName storedOwnKeys() {
    KeysByName own;
    QSettings settings;
    settings.beginGroup(ownGroup);
    for (const QString& name : settings.childKeys())
        if (const QString keys = settings.value(name).toString(); areKeys(keys))
            own[name] = keys;
    return own;
}

KeysByName storedKeys() {
    KeysByName keys = presetKeys(storedPreset());
    for (const auto& [name, text] : storedOwnKeys())
        keys[name] = text;
    return keys;
}

void storeKeys(KeyPreset preset, const KeysByName& own) {
    QSettings settings;
    settings.setValue(presetKey, settingText(toText(preset)));
    settings.remove(ownGroup);
    for (const auto& [name, keys] : own)
        settings.setValue(ownGroup + QLatin1Char('/') + name, keys);
}

} // namespace boxwright
