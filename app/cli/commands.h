#pragma once

#include <functional>
#include <string>

#include "core/base/result.h"

namespace CLI {
class App;
}

namespace boxwright {

/// Exit codes of boxwright-cli (spec product).
enum class ExitCode { Done = 0, Failed = 1, WrongUsage = 2, Findings = 3, Cancelled = 130 };

/// Prints the error as one sentence on stderr.
[[nodiscard]] ExitCode failed(const Error& error);

/// What a chosen command does; called after the command line was understood.
using CommandAction = std::function<ExitCode()>;

// Each adds its subcommand to the parser and returns its action. The options live inside the action.
[[nodiscard]] CommandAction addSampleCommand(CLI::App& app);
[[nodiscard]] CommandAction addConvertCommand(CLI::App& app);
[[nodiscard]] CommandAction addTrainCommand(CLI::App& app);
[[nodiscard]] CommandAction addEvaluateCommand(CLI::App& app);
[[nodiscard]] CommandAction addDetectCommand(CLI::App& app);
[[nodiscard]] CommandAction addModelsCommand(CLI::App& app);
[[nodiscard]] CommandAction addWeightsCommand(CLI::App& app);
[[nodiscard]] CommandAction addInspectCommand(CLI::App& app);
[[nodiscard]] CommandAction addSplitCommand(CLI::App& app);

} // namespace boxwright
