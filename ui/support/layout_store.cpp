#include "ui/support/layout_store.h"

#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

#include "ui/support/sealed_bytes.h"

namespace boxwright {

namespace {

QString settingsKey(const QString& workspace, const QObject& part) {
    return QStringLiteral("layout/%1/%2").arg(workspace, part.objectName());
}

/// The parts of a workspace whose layout the user can change.
template <class Part>
QList<Part*> namedParts(QWidget& widget) {
    QList<Part*> parts = widget.findChildren<Part*>();
    if (auto* self = qobject_cast<Part*>(&widget))
        parts.append(self);
    parts.removeIf([](const Part* part) { return part->objectName().isEmpty(); });
    return parts;
}

} // namespace

void saveLayout(const QString& workspace, QWidget& widget) {
    QSettings settings;
    for (const QMainWindow* window : namedParts<QMainWindow>(widget))
        settings.setValue(settingsKey(workspace, *window), sealed(window->saveState()));
    for (const QSplitter* splitter : namedParts<QSplitter>(widget))
        settings.setValue(settingsKey(workspace, *splitter), sealed(splitter->saveState()));
}

void restoreLayout(const QString& workspace, QWidget& widget) {
    const QSettings settings;
    for (QMainWindow* window : namedParts<QMainWindow>(widget))
        window->restoreState(unsealed(settings.value(settingsKey(workspace, *window)).toByteArray()));
    for (QSplitter* splitter : namedParts<QSplitter>(widget))
        splitter->restoreState(unsealed(settings.value(settingsKey(workspace, *splitter)).toByteArray()));
}

} // namespace boxwright
