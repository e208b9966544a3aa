#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/weights/element_type.h"

namespace boxwright {

/// A tensor as a pickle describes it: a view of a named storage. Counts in elements.
struct PickledTensor {
    std::string storageKey;
    ElementType type = ElementType::Float;
    std::int64_t offset = 0;
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> strides;
};

/// One node of an unpickled document. Nodes are owned by their PickleDocument; a hostile file may link them in a
/// circle.
struct PickleNode {
    enum class Kind {
        None,
        Bool,
        Integer,
        Real,
        Text,
        List,
        Tuple,
        Dict,
        Storage,
        Tensor,
        Global,
        Reference, ///< a number whose meaning is outside the pickle: the oldest form of files
        Opaque     ///< an object we do not know; it does nothing
    };

    Kind kind = Kind::None;
    std::int64_t integer = 0; ///< Bool, Integer and Reference
    double real = 0;
    std::string text;                                         ///< Text; Global and Opaque: "module name"
    std::vector<PickleNode*> items;                           ///< List, Tuple; Opaque: its arguments and states
    std::vector<std::pair<PickleNode*, PickleNode*>> entries; ///< Dict, in file order
    std::unique_ptr<PickledTensor> tensor;                    ///< Tensor, else null; Storage uses key, type, offset

    /// Dict: value of a text key; null if there is none or this is no dict.
    [[nodiscard]] const PickleNode* find(std::string_view key) const {
        for (const auto& [name, value] : entries)
            if (name->kind == Kind::Text && name->text == key)
                return value;
        return nullptr;
    }
    [[nodiscard]] double number(double otherwise) const {
        if (kind == Kind::Real)
            return real;
        return kind == Kind::Integer || kind == Kind::Bool ? static_cast<double>(integer) : otherwise;
    }
};

/// The result of reading a pickle: a root and the arena that owns all nodes.
struct PickleDocument {
    std::deque<PickleNode> nodes;
    PickleNode* root = nullptr;
    std::size_t length = 0; ///< bytes of the pickle; a file may go on after it
};

} // namespace boxwright
