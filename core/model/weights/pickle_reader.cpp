#include "core/model/weights/pickle_reader.h"

#include <bit>
#include <unordered_map>

#include "core/model/weights/node_arena.h"
#include "core/model/weights/pickle_objects.h"

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;

/// The stack machine of the pickle format, protocols 2 to 5.
class PickleMachine {
public:
    PickleMachine(std::span<const std::uint8_t> bytes, MemoryBudget& budget)
        : m_cursor(bytes)
        , m_arena(budget) {}

    PickleDocument run() {
        m_none = m_arena.make(Kind::None);
        m_true = m_arena.makeInteger(1, Kind::Bool);
        m_false = m_arena.makeInteger(0, Kind::Bool);
        m_emptyTuple = m_arena.make(Kind::Tuple);
        while (step(static_cast<char>(m_cursor.take(1)[0]))) {
        }
        PickleDocument document = m_arena.finish(pop());
        document.length = m_cursor.position();
        return document;
    }
    [[nodiscard]] std::size_t position() const { return m_cursor.position(); }

private:
    void push(PickleNode* node) {
        payForGrowth(m_stack);
        m_stack.push_back(node);
    }
    void pushInteger(std::int64_t value) { push(m_arena.makeInteger(value)); }
    void pushText(std::uint64_t length) { push(m_arena.makeText(Kind::Text, m_cursor.take(length))); }
    void pushLong(std::uint64_t length);
    void pushReal();
    void pushTuple(const std::vector<PickleNode*>& items) {
        PickleNode* node = m_arena.make(Kind::Tuple);
        m_arena.append(node, items);
        push(node);
    }
    void mark() {
        payForGrowth(m_marks);
        m_marks.push_back(m_stack.size());
    }
    template <class Value>
    void payForGrowth(const std::vector<Value>& values) {
        if (values.size() == values.capacity())
            m_arena.pay(2 * sizeof(Value) * std::max<std::size_t>(values.size(), 8));
    }

    PickleNode* pop() {
        if (m_stack.empty() || (!m_marks.empty() && m_stack.size() <= m_marks.back()))
            throw Malformed{"it takes a value that is not there"};
        PickleNode* node = m_stack.back();
        m_stack.pop_back();
        return node;
    }
    PickleNode* top() {
        PickleNode* node = pop();
        m_stack.push_back(node);
        return node;
    }
    std::vector<PickleNode*> popN(std::size_t count) {
        std::vector<PickleNode*> items(count);
        while (count-- > 0)
            items[count] = pop();
        return items;
    }
    std::vector<PickleNode*> popToMark() {
        if (m_marks.empty())
            throw Malformed{"it closes a list that was not opened"};
        const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
        std::vector<PickleNode*> items(first, m_stack.end());
        m_stack.erase(first, m_stack.end());
        m_marks.pop_back();
        return items;
    }
    void setItems(const std::vector<PickleNode*>& items) {
        PickleNode* dict = top();
        if (items.size() % 2 != 0 || (dict->kind != Kind::Dict && dict->kind != Kind::Opaque))
            throw Malformed{"it sets items of something that is no dict"};
        for (std::size_t i = 0; i < items.size(); i += 2)
            m_arena.insert(dict, items[i], items[i + 1]);
    }
    void append(const std::vector<PickleNode*>& items) {
        PickleNode* list = top();
        if (list->kind != Kind::List && list->kind != Kind::Opaque)
            throw Malformed{"it appends to something that is no list"};
        m_arena.append(list, items);
    }
    void remember(std::uint64_t index) {
        constexpr std::uint64_t kMemoEntry = 64;
        m_arena.pay(kMemoEntry);
        m_memo[index] = top();
    }
    void recall(std::uint64_t index) {
        const auto found = m_memo.find(index);
        if (found == m_memo.end())
            throw Malformed{"it refers to a value it never stored"};
        push(found->second);
    }
    void pushGlobal(std::string module, std::string_view name) {
        push(m_arena.makeText(Kind::Global, std::move(module.append(" ").append(name))));
    }
    void reduce() {
        PickleNode* arguments = pop();
        const PickleNode* callable = pop();
        push(callResult(m_arena, callable, arguments));
    }
    void build();

    bool step(char opcode);
    bool stepNumbers(char opcode);
    bool stepTexts(char opcode);
    bool stepContainers(char opcode);
    bool stepStack(char opcode);
    bool stepObjects(char opcode);

    ByteCursor m_cursor;
    NodeArena m_arena;
    std::vector<PickleNode*> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, PickleNode*> m_memo;
    PickleNode* m_none = nullptr; ///< values that never change are made once
    PickleNode* m_true = nullptr;
    PickleNode* m_false = nullptr;
    PickleNode* m_emptyTuple = nullptr;
};

void PickleMachine::pushLong(std::uint64_t length) {
    const auto part = m_cursor.take(length);
    if (length > 8) { // the legacy form's magic number; nothing else is that long
        push(m_arena.makeText(Kind::Opaque, std::string("long")));
        return;
    }
    std::uint64_t value = littleEndian(part);
    if (length > 0 && length < 8 && (part.back() & 0x80) != 0)
        value |= ~std::uint64_t{0} << (8 * length);
    pushInteger(static_cast<std::int64_t>(value));
}

/// The only numbers with the highest byte first.
void PickleMachine::pushReal() {
    std::uint64_t bits = 0;
    for (const std::uint8_t byte : m_cursor.take(8))
        bits = bits << 8 | byte;
    PickleNode* node = m_arena.make(Kind::Real);
    node->real = std::bit_cast<double>(bits);
    push(node);
}

/// False at STOP.
bool PickleMachine::step(char opcode) {
    switch (opcode) {
    case '.':
        return false;
    case '\x80': // PROTO
        m_cursor.take(1);
        return true;
    case '\x95': // FRAME
        m_cursor.take(8);
        return true;
    default:
        if (stepNumbers(opcode) || stepTexts(opcode) || stepContainers(opcode) || stepStack(opcode) ||
            stepObjects(opcode))
            return true;
        throw Malformed{"it holds an instruction that PyTorch's files never use"};
    }
}

bool PickleMachine::stepNumbers(char opcode) {
    switch (opcode) {
    case 'N':
        push(m_none);
        return true;
    case '\x88':
        push(m_true);
        return true;
    case '\x89':
        push(m_false);
        return true;
    case 'J':
        pushInteger(static_cast<std::int32_t>(m_cursor.number(4)));
        return true;
    case 'K':
        pushInteger(static_cast<std::int64_t>(m_cursor.number(1)));
        return true;
    case 'M':
        pushInteger(static_cast<std::int64_t>(m_cursor.number(2)));
        return true;
    case '\x8a': // LONG1
        pushLong(m_cursor.number(1));
        return true;
    case '\x8b': // LONG4
        pushLong(m_cursor.number(4));
        return true;
    case 'G': // BINFLOAT
        pushReal();
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepTexts(char opcode) {
    switch (opcode) {
    case '\x8c': // SHORT_BINUNICODE
    case 'C':    // SHORT_BINBYTES
    case 'U':    // SHORT_BINSTRING
        pushText(m_cursor.number(1));
        return true;
    case 'X': // BINUNICODE
    case 'B': // BINBYTES
    case 'T': // BINSTRING
        pushText(m_cursor.number(4));
        return true;
    case '\x8d': // BINUNICODE8
    case '\x8e': // BINBYTES8
    case '\x96': // BYTEARRAY8
        pushText(m_cursor.number(8));
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepContainers(char opcode) {
    switch (opcode) {
    case '}':
        push(m_arena.make(Kind::Dict));
        return true;
    case ']':
    case '\x8f': // EMPTY_SET
        push(m_arena.make(Kind::List));
        return true;
    case ')':
        push(m_emptyTuple);
        return true;
    case 't':
    case '\x91': // FROZENSET
        pushTuple(popToMark());
        return true;
    case '\x85':
    case '\x86':
    case '\x87':
        pushTuple(popN(static_cast<std::size_t>(static_cast<unsigned char>(opcode) - 0x84)));
        return true;
    case 's':
        setItems(popN(2));
        return true;
    case 'u':
        setItems(popToMark());
        return true;
    case 'a':
        append(popN(1));
        return true;
    case 'e':
    case '\x90': // ADDITEMS
        append(popToMark());
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepStack(char opcode) {
    switch (opcode) {
    case '(':
        mark();
        return true;
    case '0':
        pop();
        return true;
    case '1': // POP_MARK
        popToMark();
        return true;
    case '2': // DUP
        push(top());
        return true;
    case 'q':
        remember(m_cursor.number(1));
        return true;
    case 'r':
        remember(m_cursor.number(4));
        return true;
    case '\x94': // MEMOIZE
        remember(m_memo.size());
        return true;
    case 'h':
        recall(m_cursor.number(1));
        return true;
    case 'j':
        recall(m_cursor.number(4));
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepObjects(char opcode) {
    switch (opcode) {
    case 'c': { // GLOBAL
        const auto module = m_cursor.line(), name = m_cursor.line();
        pushGlobal({module.begin(), module.end()}, std::string(name.begin(), name.end()));
        return true;
    }
    case '\x93': { // STACK_GLOBAL
        const auto parts = popN(2);
        pushGlobal(parts[0]->text, parts[1]->text);
        return true;
    }
    case 'R':
    case '\x81': // NEWOBJ
        reduce();
        return true;
    case '\x92': // NEWOBJ_EX: the keyword arguments mean nothing to us
        pop();
        reduce();
        return true;
    case 'b':
        build();
        return true;
    case 'Q':
        push(persistentObject(m_arena, pop()));
        return true;
    default:
        return false;
    }
}

/// The state of an object; only foreign objects keep it.
void PickleMachine::build() {
    PickleNode* state = pop();
    if (PickleNode* object = top(); object->kind == Kind::Opaque)
        m_arena.append(object, {&state, 1});
}

} // namespace

Result<PickleDocument> readPickle(std::span<const std::uint8_t> bytes, MemoryBudget& budget) {
    PickleMachine machine(bytes, budget);
    try {
        return machine.run();
    } catch (const Malformed& malformed) {
        return fail(ErrorKind::Unreadable, "The pickle inside is damaged: " + malformed.reason + ".", {},
                    "byte " + std::to_string(machine.position()));
    }
}

} // namespace boxwright
