#include "core/model/weights/pickle_reader.h"

#include <bit>
#include <optional>
#include <unordered_map>

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;

/// Thrown inside this file only; readPickle turns it into an Error.
struct Malformed {
    std::string reason;
};

/// A cursor that never leaves its bytes.
class ByteCursor {
public:
    explicit ByteCursor(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes) {}

    [[nodiscard]] std::size_t position() const { return m_position; }
    std::span<const std::uint8_t> take(std::uint64_t count) {
        if (count > m_bytes.size() - m_position)
            throw Malformed{"it ends in the middle of a value"};
        const auto part = m_bytes.subspan(m_position, count);
        m_position += count;
        return part;
    }
    std::uint64_t number(std::size_t count) {
        std::uint64_t value = 0;
        const auto part = take(count);
        for (std::size_t i = count; i-- > 0;)
            value = value << 8 | part[i];
        return value;
    }
    std::string text(std::uint64_t count) {
        const auto part = take(count);
        return {part.begin(), part.end()};
    }
    std::string line() {
        std::string result;
        for (auto c = take(1)[0]; c != '\n'; c = take(1)[0])
            result.push_back(static_cast<char>(c));
        return result;
    }

private:
    std::span<const std::uint8_t> m_bytes;
    std::size_t m_position = 0;
};

class PickleMachine {
public:
    explicit PickleMachine(std::span<const std::uint8_t> bytes)
        : m_cursor(bytes) {}

    PickleDocument run() {
        while (step(static_cast<char>(m_cursor.take(1)[0]))) {
        }
        m_document.root = pop();
        return std::move(m_document);
    }
    [[nodiscard]] std::size_t position() const { return m_cursor.position(); }

private:
    PickleNode* make(Kind kind) {
        PickleNode& node = m_document.nodes.emplace_back();
        node.kind = kind;
        return &node;
    }
    void pushInteger(std::int64_t value, Kind kind = Kind::Integer) {
        PickleNode* node = make(kind);
        node->integer = value;
        m_stack.push_back(node);
    }
    void pushText(Kind kind, std::string text) {
        PickleNode* node = make(kind);
        node->text = std::move(text);
        m_stack.push_back(node);
    }
    void pushTuple(std::vector<PickleNode*> items) {
        PickleNode* node = make(Kind::Tuple);
        node->items = std::move(items);
        m_stack.push_back(node);
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
            dict->entries.emplace_back(items[i], items[i + 1]);
    }
    void append(const std::vector<PickleNode*>& items) {
        PickleNode* list = top();
        if (list->kind != Kind::List && list->kind != Kind::Opaque)
            throw Malformed{"it appends to something that is no list"};
        list->items.insert(list->items.end(), items.begin(), items.end());
    }
    void remember(std::uint64_t index) { m_memo[index] = top(); }
    void recall(std::uint64_t index) {
        const auto found = m_memo.find(index);
        if (found == m_memo.end())
            throw Malformed{"it refers to a value it never stored"};
        m_stack.push_back(found->second);
    }
    void pushLong(std::uint64_t length) {
        const auto part = m_cursor.take(length);
        if (length > 8) { // the legacy format's magic number; nothing else is that long
            pushText(Kind::Opaque, "long");
            return;
        }
        std::uint64_t value = length > 0 && (part[length - 1] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
        for (std::size_t i = length; i-- > 0;)
            value = value << 8 | part[i];
        pushInteger(static_cast<std::int64_t>(value));
    }

    bool step(char opcode);
    bool stepContainers(char opcode);
    bool stepMemo(char opcode);
    bool stepObjects(char opcode);
    void reduce();
    void persistentId();
    PickleNode* rebuiltTensor(const std::vector<PickleNode*>& arguments);

    ByteCursor m_cursor;
    PickleDocument m_document;
    std::vector<PickleNode*> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, PickleNode*> m_memo;
};

/// Plain values; hands the rest on. False at STOP.
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
    case 'N':
        m_stack.push_back(make(Kind::None));
        return true;
    case '\x88':
    case '\x89':
        pushInteger(opcode == '\x88' ? 1 : 0, Kind::Bool);
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
    case 'G': { // BINFLOAT, big-endian
        std::uint64_t bits = 0;
        for (const std::uint8_t byte : m_cursor.take(8))
            bits = bits << 8 | byte;
        PickleNode* node = make(Kind::Real);
        node->real = std::bit_cast<double>(bits);
        m_stack.push_back(node);
        return true;
    }
    case 'X': // BINUNICODE
    case 'B': // BINBYTES
    case 'T': // BINSTRING
        pushText(Kind::Text, m_cursor.text(m_cursor.number(4)));
        return true;
    case '\x8c': // SHORT_BINUNICODE
    case 'C':    // SHORT_BINBYTES
    case 'U':    // SHORT_BINSTRING
        pushText(Kind::Text, m_cursor.text(m_cursor.number(1)));
        return true;
    default:
        if (stepContainers(opcode) || stepMemo(opcode) || stepObjects(opcode))
            return true;
        throw Malformed{"it holds an instruction that PyTorch's files never use"};
    }
}

bool PickleMachine::stepContainers(char opcode) {
    switch (opcode) {
    case '(':
        m_marks.push_back(m_stack.size());
        return true;
    case '}':
        m_stack.push_back(make(Kind::Dict));
        return true;
    case ']':
        m_stack.push_back(make(Kind::List));
        return true;
    case ')':
        pushTuple({});
        return true;
    case 't':
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
        append(popToMark());
        return true;
    case '0':
        pop();
        return true;
    default:
        return false;
    }
}

bool PickleMachine::stepMemo(char opcode) {
    switch (opcode) {
    case 'q':
        remember(m_cursor.number(1));
        return true;
    case 'r':
        remember(m_cursor.number(4));
        return true;
    case '\x94':
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
        const std::string module = m_cursor.line();
        pushText(Kind::Global, module + " " + m_cursor.line());
        return true;
    }
    case '\x93': { // STACK_GLOBAL
        const auto parts = popN(2);
        pushText(Kind::Global, parts[0]->text + " " + parts[1]->text);
        return true;
    }
    case 'R':
    case '\x81': // NEWOBJ
        reduce();
        return true;
    case 'b': { // BUILD: state of an object; only foreign objects keep it
        PickleNode* state = pop();
        if (top()->kind == Kind::Opaque)
            top()->items.push_back(state);
        return true;
    }
    case 'Q':
        persistentId();
        return true;
    default:
        return false;
    }
}

void PickleMachine::reduce() {
    PickleNode* arguments = pop();
    PickleNode* callable = pop();
    const bool usable = callable->kind == Kind::Global && arguments->kind == Kind::Tuple;
    if (usable && callable->text == "collections OrderedDict") {
        m_stack.push_back(make(Kind::Dict));
    } else if (usable && callable->text == "torch._utils _rebuild_tensor_v2") {
        m_stack.push_back(rebuiltTensor(arguments->items));
    } else if (usable && callable->text == "torch._utils _rebuild_parameter" && !arguments->items.empty()) {
        m_stack.push_back(arguments->items.front());
    } else {
        PickleNode* node = make(Kind::Opaque);
        node->text = callable->text;
        node->items.push_back(arguments);
        m_stack.push_back(node);
    }
}

std::vector<std::int64_t> integers(const PickleNode* tuple) {
    if (tuple->kind != Kind::Tuple)
        throw Malformed{"a tensor's shape is no tuple"};
    std::vector<std::int64_t> values;
    for (const PickleNode* item : tuple->items) {
        if (item->kind != Kind::Integer || item->integer < 0)
            throw Malformed{"a tensor's shape holds something other than sizes"};
        values.push_back(item->integer);
    }
    return values;
}

PickleNode* PickleMachine::rebuiltTensor(const std::vector<PickleNode*>& arguments) {
    if (arguments.size() < 4 || arguments[0]->kind != Kind::Storage || arguments[1]->kind != Kind::Integer ||
        arguments[1]->integer < 0)
        throw Malformed{"a tensor is described with the wrong arguments"};
    PickleNode* node = make(Kind::Tensor);
    node->tensor = arguments[0]->tensor;
    node->tensor.offset = arguments[1]->integer;
    node->tensor.sizes = integers(arguments[2]);
    node->tensor.strides = integers(arguments[3]);
    if (node->tensor.sizes.size() != node->tensor.strides.size() || node->tensor.sizes.size() > 16)
        throw Malformed{"a tensor's sizes and strides do not fit together"};
    return node;
}

/// ('storage', type, key, device, element count)
void PickleMachine::persistentId() {
    const PickleNode* id = pop();
    if (id->kind != Kind::Tuple || id->items.size() < 5 || id->items[2]->kind != Kind::Text ||
        id->items[4]->kind != Kind::Integer || id->items[4]->integer < 0)
        throw Malformed{"a storage is described in an unknown way"};
    const std::string& name = id->items[1]->text; // "torch FloatStorage"
    constexpr std::string_view kPrefix = "torch ", kSuffix = "Storage";
    std::optional<ElementType> type;
    if (name.starts_with(kPrefix) && name.ends_with(kSuffix) && name.size() > kPrefix.size() + kSuffix.size())
        type = fromText<ElementType>(
            std::string_view(name).substr(kPrefix.size(), name.size() - kPrefix.size() - kSuffix.size()));
    if (!type)
        throw Malformed{"a storage has the unknown type \"" + name + "\""};
    PickleNode* node = make(Kind::Storage);
    node->tensor.type = *type;
    node->tensor.storageKey = id->items[2]->text;
    node->tensor.storageElements = id->items[4]->integer;
    m_stack.push_back(node);
}

} // namespace

Result<PickleDocument> readPickle(std::span<const std::uint8_t> bytes) {
    PickleMachine machine(bytes);
    try {
        return machine.run();
    } catch (const Malformed& malformed) {
        return fail(ErrorKind::Unreadable, "The pickle inside is damaged: " + malformed.reason + ".", {},
                    "byte " + std::to_string(machine.position()));
    }
}

} // namespace boxwright
