#include "ui/annotate/edit_text.h"

#include <array>
#include <utility>

#include <QCoreApplication>

namespace boxwright {

namespace {

constexpr std::array texts{
    std::pair(EditKind::Draw, QT_TRANSLATE_NOOP("EditText", "Draw box")),
    std::pair(EditKind::Move, QT_TRANSLATE_NOOP("EditText", "Move")),
    std::pair(EditKind::Resize, QT_TRANSLATE_NOOP("EditText", "Resize")),
    std::pair(EditKind::Delete, QT_TRANSLATE_NOOP("EditText", "Delete")),
    std::pair(EditKind::Paste, QT_TRANSLATE_NOOP("EditText", "Copy boxes")),
    std::pair(EditKind::ChangeClass, QT_TRANSLATE_NOOP("EditText", "Change class")),
    std::pair(EditKind::ChangeFlags, QT_TRANSLATE_NOOP("EditText", "Change properties")),
    std::pair(EditKind::Verify, QT_TRANSLATE_NOOP("EditText", "Verify")),
    std::pair(EditKind::Flag, QT_TRANSLATE_NOOP("EditText", "Flag")),
    std::pair(EditKind::Note, QT_TRANSLATE_NOOP("EditText", "Note")),
    std::pair(EditKind::RenameClass, QT_TRANSLATE_NOOP("EditText", "Rename class")),
    std::pair(EditKind::ChangeClasses, QT_TRANSLATE_NOOP("EditText", "Change classes")),
    std::pair(EditKind::Propose, QT_TRANSLATE_NOOP("EditText", "Propose boxes")),
    std::pair(EditKind::Accept, QT_TRANSLATE_NOOP("EditText", "Accept proposal")),
    std::pair(EditKind::Reject, QT_TRANSLATE_NOOP("EditText", "Reject proposal")),
    std::pair(EditKind::DeleteImage, QT_TRANSLATE_NOOP("EditText", "Delete image")),
    std::pair(EditKind::FixFindings, QT_TRANSLATE_NOOP("EditText", "Correct findings")),
};

} // namespace

QString editText(EditKind kind) {
    for (const auto& [entry, text] : texts)
        if (entry == kind)
            return QCoreApplication::translate("EditText", text);
    return {};
}

} // namespace boxwright
