#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/engine/tensorboard_file.h"
#include "core/engine/train_events.h"

namespace boxwright {

/// The folder a training run leaves behind: config.json, results.txt, metrics.csv, steps.csv, log.txt, last.pth,
/// best.pth, and TensorBoard event files.
class RunFolder {
public:
    /// Makes RUNS/DATE_TIME_MODEL, with _2, _3 behind it if it exists. Errors: WriteFailed.
    [[nodiscard]] static Result<RunFolder> create(const std::filesystem::path& runs, const std::string& model);
    /// Opens an existing folder to go on after `epochs` epochs and `steps` iterations: later lines of its tables go.
    [[nodiscard]] static Result<RunFolder> reopen(const std::filesystem::path& folder, int epochs, std::int64_t steps);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path lastCheckpoint() const { return m_path / "last.pth"; }
    [[nodiscard]] std::filesystem::path bestCheckpoint() const { return m_path / "best.pth"; }

    [[nodiscard]] Result<void> writeConfig(const std::string& json) const;
    /// One line of results.txt (the seed system's layout) and of metrics.csv.
    [[nodiscard]] Result<void> addEpoch(const EpochSummary& summary);
    /// One line of steps.csv, one event; buffered, flushed by addEpoch() and flush().
    void addStep(const TrainProgress& progress);
    void addLog(const std::string& sentence);
    /// WriteFailed if any line so far could not be written.
    [[nodiscard]] Result<void> flush();

private:
    explicit RunFolder(std::filesystem::path path)
        : m_path(std::move(path)) {}
    [[nodiscard]] Result<void> openTables(std::int64_t steps);

    std::filesystem::path m_path;
    std::ofstream m_results, m_metrics, m_steps, m_log;
    std::unique_ptr<TensorBoardFile> m_events;
};

} // namespace boxwright
