#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/data/edit/image_trash.h"
#include "core/data/edit/proposal_set.h"
#include "core/data/voc_edit.h"

namespace boxwright {

/// What a person did, for "Undo Move".
enum class EditKind {
    Draw,
    Move,
    Resize,
    Delete,
    Paste,
    ChangeClass,
    ChangeFlags,
    Verify,
    Flag,
    Note,
    RenameClass,
    ChangeClasses,
    Propose,
    Accept,
    Reject,
    DeleteImage,
    FixFindings,
};

/// What is remembered of an image beside its annotation.
struct ImageNote {
    bool flagged = false;
    std::string text;

    bool operator==(const ImageNote&) const = default;
};

/// One class as the user has set it up.
struct ClassNote {
    std::string name;
    std::string color; ///< "#rrggbb", empty for the colour that it gets by itself

    bool operator==(const ClassNote&) const = default;
};

using SharedProposals = std::shared_ptr<const ProposalSet>; ///< null for none
using ClassNotes = std::vector<ClassNote>;

/// A change of the annotation file of an image; with `born` the file comes to be and `text` is empty.
struct TextRecord {
    std::size_t image = 0;
    VocChange text;
    bool born = false;
};

struct NoteRecord {
    std::size_t image = 0;
    ImageNote before;
    ImageNote after;
};

struct ProposalRecord {
    std::size_t image = 0;
    SharedProposals before;
    SharedProposals after;
};

struct ClassRecord {
    ClassNotes before;
    ClassNotes after;
};

/// The files of an image go to the trash of the data set.
struct TrashRecord {
    std::size_t image = 0;
    std::vector<TrashedFile> files;
};

using EditRecord = std::variant<TextRecord, NoteRecord, ProposalRecord, ClassRecord, TrashRecord>;

/// One entry of the undo list: what was done at once, over as many images as it takes.
struct EditStep {
    EditKind kind = EditKind::Draw;
    std::size_t image = 0;  ///< where it was done, to be shown when it is undone
    std::string mergeKey{}; ///< steps with the same key that follow each other are one; empty: never
    std::vector<EditRecord> records{};
};

} // namespace boxwright
