#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/base/image.h"
#include "core/data/content_hash.h"
#include "core/data/edit/edit_operations.h"
#include "core/data/edit/edit_session.h"
#include "core/data/edit/proposal_operations.h"
#include "core/data/image_io.h"
#include "tests/core/data/data_test_support.h"

namespace boxwright::test {

inline std::string objectText(const std::string& name, int x, int y, int side) {
    const auto corner = [](const char* tag, int value) {
        return std::string("<") + tag + ">" + std::to_string(value) + "</" + tag + ">";
    };
    return "\t<object>\n\t\t<name>" + name + "</name>\n\t\t<difficult>0</difficult>\n\t\t<bndbox>" + corner("xmin", x) +
           corner("ymin", y) + corner("xmax", x + side) + corner("ymax", y + side) + "</bndbox>\n\t</object>\n";
}

/// A flat data set of 40 x 30 pictures: "a" holds a cat and a dog, "b" a cat, "c" and "d" have no file, "e" a broken
/// one.
inline void makeEditSet(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    RgbImage picture;
    picture.width = 40;
    picture.height = 30;
    picture.pixels.assign(40 * 30 * 3, 90);
    for (const char* name : {"a", "b", "c", "d", "e"})
        static_cast<void>(writeImage(folder / (std::string(name) + ".png"), picture));
    putFile(folder / "a.xml", "<annotation>\n" + objectText("cat", 4, 4, 20) + objectText("dog", 8, 8, 10) +
                                  "\t<!-- kept -->\n</annotation>\n");
    putFile(folder / "b.xml", "<annotation>\n" + objectText("cat", 2, 3, 9) + "</annotation>\n");
    putFile(folder / "e.xml", "<annotation><object>");
}

inline std::shared_ptr<const VocDataset> openSet(const std::filesystem::path& folder) {
    return std::make_shared<const VocDataset>(VocDataset::open(folder).value());
}

/// Of everything that a session holds.
inline std::uint64_t stateHash(EditSession& session) {
    std::string state;
    for (std::size_t i = 0; i < session.dataset().images().size(); ++i) {
        const ImageNote note = session.note(i);
        state += std::to_string(session.document(i).textHash()) + (note.flagged ? "f" : "-") + note.text;
        if (const SharedProposals set = session.proposals(i))
            for (const Proposal& proposal : set->proposals)
                state +=
                    proposal.className + std::to_string(proposal.boxInImage.xmin) + std::string(toText(proposal.state));
        state += "|";
    }
    for (const ClassNote& note : session.side().classes())
        state += note.name + note.color;
    return contentHash(state);
}

/// Any edit of any image; what it fails at changes nothing.
inline void randomEdit(EditSession& session, std::mt19937& random) {
    const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
    const std::size_t image = below(5);
    const std::size_t count = session.document(image).objects().size();
    const std::size_t object = count == 0 ? 0 : below(count);
    const auto x = static_cast<float>(below(20));
    const Box box{x + 1, x / 2 + 1, x + 5 + static_cast<float>(below(9)), x + 9};
    const std::string name = below(2) == 0 ? "cat" : "狗 & <dog>";
    const bool crowded = count > 12;
    switch (crowded ? 4 : below(13)) {
    case 0:
    case 1:
        static_cast<void>(addObjects(session, image, {{name, box, below(2) == 0, false, false, ""}}));
        break;
    case 2:
    case 3:
        static_cast<void>(setBoxes(session, image, {{object, box}}, EditKind::Move, below(2) == 0 ? "move" : ""));
        break;
    case 4:
        static_cast<void>(removeObjects(session, image, {object, count / 2, 0}));
        break;
    case 5:
        static_cast<void>(setClass(session, image, {object}, name));
        break;
    case 6:
        static_cast<void>(setFlag(session, image, {object}, ObjectFlag::Occluded, below(2) == 0));
        break;
    case 7:
        static_cast<void>(setVerified(session, image, below(2) == 0));
        break;
    case 8:
        static_cast<void>(setNote(session, image, {below(2) == 0, name}, EditKind::Flag));
        break;
    case 9:
        static_cast<void>(storeProposals(
            session, {{image, proposalsOf({{box, 1, 0.9F}, {{0, 0, 9, 9}, 2, 0.5F}}, ClassList({"x", "y"}), "m")}}));
        break;
    case 10:
        static_cast<void>(acceptProposals(session, image, {below(3)}));
        break;
    case 11:
        static_cast<void>(rejectProposals(session, image, {below(3)}));
        break;
    default:
        static_cast<void>(setClassNotes(session, image, {{name, "#123456"}}));
    }
}

} // namespace boxwright::test
