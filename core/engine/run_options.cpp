#include "core/engine/run_options.h"

#include "core/engine/session_notes.h"
#include "core/model/weights/checkpoint_io.h"

namespace boxwright {

Result<TrainOptions> optionsOfRun(const std::filesystem::path& checkpoint) {
    const auto read = readCheckpoint(checkpoint);
    if (!read)
        return tl::unexpected(read.error());
    if (!read->training || read->training->notes.empty())
        return fail(ErrorKind::BadInput, "The file is no checkpoint of a run of Boxwright.", checkpoint.string());
    auto notes = sessionNotesFromJson(read->training->notes);
    if (!notes)
        return fail(notes.error().kind, notes.error().message, checkpoint.string());
    return notes->options;
}

} // namespace boxwright
