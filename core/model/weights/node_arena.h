#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/model/weights/memory_budget.h"
#include "core/model/weights/pickle_value.h"

namespace boxwright {

/// Makes the nodes of a document and pays for them. Everything throws Malformed when the budget is spent.
class NodeArena {
public:
    explicit NodeArena(MemoryBudget& budget)
        : m_budget(budget) {}

    void pay(std::uint64_t bytes) { m_budget.take(bytes); }
    PickleNode* make(PickleNode::Kind kind) {
        pay(sizeof(PickleNode));
        PickleNode& node = m_document.nodes.emplace_back();
        node.kind = kind;
        return &node;
    }
    PickleNode* makeInteger(std::int64_t value, PickleNode::Kind kind = PickleNode::Kind::Integer) {
        PickleNode* node = make(kind);
        node->integer = value;
        return node;
    }
    PickleNode* makeText(PickleNode::Kind kind, std::string text) {
        pay(text.size());
        PickleNode* node = make(kind);
        node->text = std::move(text);
        return node;
    }
    PickleNode* makeText(PickleNode::Kind kind, std::span<const std::uint8_t> text) {
        pay(text.size());
        PickleNode* node = make(kind);
        node->text.assign(text.begin(), text.end());
        return node;
    }
    /// Storage or Tensor. The price includes the tensor that the caller will make of it, without its data.
    PickleNode* makeTensor(PickleNode::Kind kind, PickledTensor tensor) {
        constexpr std::uint64_t kTensorPrice = 1024;
        pay((kind == PickleNode::Kind::Tensor ? kTensorPrice : sizeof(PickledTensor)) + tensor.storageKey.size() +
            16 * tensor.sizes.size());
        PickleNode* node = make(kind);
        node->tensor = std::make_unique<PickledTensor>(std::move(tensor));
        return node;
    }
    void append(PickleNode* list, std::span<PickleNode* const> items) {
        pay(3 * sizeof(PickleNode*) * items.size()); // a vector that grows holds its old memory for a moment
        list->items.insert(list->items.end(), items.begin(), items.end());
    }
    void insert(PickleNode* dict, PickleNode* key, PickleNode* value) {
        pay(3 * sizeof(std::pair<PickleNode*, PickleNode*>));
        dict->entries.emplace_back(key, value);
    }
    /// The finished document; the arena is empty then.
    PickleDocument finish(PickleNode* root) {
        m_document.root = root;
        return std::exchange(m_document, {});
    }

private:
    MemoryBudget& m_budget;
    PickleDocument m_document;
};

} // namespace boxwright
