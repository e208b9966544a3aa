#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/model/weights/element_type.h"

namespace boxwright {

/// Builds a pickle (protocol 2) from PyTorch's weights_only set: values, lists, dicts, OrderedDicts and tensors.
/// Calls come in document order; inside a dict keys and values alternate.
class PickleWriter {
public:
    PickleWriter();

    void none();
    void boolean(bool value);
    void integer(std::int64_t value);
    void real(double value);
    void text(std::string_view value);
    void beginDict(bool ordered = false);
    void endDict();
    void beginList();
    void endList();
    /// A contiguous tensor over the whole storage data/<storageKey>.
    void tensor(std::string_view storageKey, ElementType type, std::span<const std::int64_t> sizes);

    /// The finished bytes; call once.
    [[nodiscard]] std::string finish();

private:
    void global(std::string_view module, std::string_view name);
    void integers(std::span<const std::int64_t> values);

    std::string m_bytes;
};

} // namespace boxwright
