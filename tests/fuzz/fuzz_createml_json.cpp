#include <sstream>

#include "core/data/createml_json.h"
#include "tests/fuzz/fuzz_support.h"

using namespace boxwright;
using namespace boxwright::fuzz;

namespace {

Result<FormatReading> readText(const std::string& bytes) {
    std::stringbuf source(bytes);
    return readCreateMlStream(source, "fuzz.json");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = readText(text(data, size));
    if (!read)
        return 0;
    requireSoundSet(read->set);
    std::ostringstream out;
    writeCreateMl(out, read->set, indicesOf(read->set));
    const auto again = readText(out.str());
    require(again.has_value(), "what is written can be read");
    requireSameObjects(read->set, again->set);
    return 0;
}
