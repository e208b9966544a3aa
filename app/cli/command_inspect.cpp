#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "core/base/file_bytes.h"
#include "core/data/findings_fix.h"
#include "core/data/findings_inspect.h"
#include "core/data/findings_report.h"

namespace boxwright {
namespace {

struct InspectArguments {
    DataArgument data;
    std::string json, journal, undo;
    std::vector<FindingKind> fix;
    std::size_t show = 5;
    bool noPictures = false;
    InspectOptions options;
};

ItemProgress shownOn(ProgressLine& line, const char* what) {
    return [&line, what](std::size_t done, std::size_t all) {
        line.show(all == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(all),
                  std::string(what) + " " + std::to_string(done) + " of " + std::to_string(all));
    };
}

std::string journalPath(const InspectArguments& arguments, const InspectionReport& report) {
    if (!arguments.journal.empty())
        return arguments.journal;
    char stamp[32];
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    std::strftime(stamp, sizeof stamp, "%Y-%m-%d_%H%M%S", localtime_r(&now, &local));
    return (report.root / (std::string("boxwright-fixes_") + stamp + ".cbor")).string();
}

void printSkipped(const FixReport& report) {
    for (const std::string& sentence : report.skipped)
        std::fprintf(stderr, "note: %s\n", sentence.c_str());
}

ExitCode fixNamed(const InspectArguments& arguments, const InspectionReport& report) {
    const auto& kinds = arguments.fix;
    std::vector<Finding> chosen;
    std::copy_if(report.findings.begin(), report.findings.end(), std::back_inserter(chosen), [&](const Finding& f) {
        return f.isFixable() && std::find(kinds.begin(), kinds.end(), f.kind) != kinds.end();
    });
    const std::string journal = journalPath(arguments, report);
    ProgressLine line;
    const auto fixed = fixFindings(chosen, journal, shownOn(line, "file"), interrupt().token());
    line.clear();
    if (!fixed)
        return failed(fixed.error());
    printSkipped(*fixed);
    std::printf("Fixed %zu findings in %zu files.\n", fixed->fixed, fixed->files);
    if (fixed->files > 0)
        std::printf("To undo: boxwright-cli inspect --undo \"%s\"\n", journal.c_str());
    return fixed->cancelled ? ExitCode::Cancelled : ExitCode::Done;
}

ExitCode undo(const std::string& journal) {
    const auto undone = undoFixes(journal);
    if (!undone)
        return failed(undone.error());
    printSkipped(*undone);
    std::printf("Brought back %zu files.\n", undone->files);
    return ExitCode::Done;
}

Result<InspectionReport> inspected(const InspectArguments& arguments) {
    const auto format = recognizeFormat(arguments.data.data);
    if (!format)
        return tl::unexpected(format.error());
    ProgressLine line;
    if (*format == DatasetFormat::Voc) {
        const auto dataset = openVocData(arguments.data);
        if (!dataset)
            return tl::unexpected(dataset.error());
        return inspect(*dataset, arguments.options, shownOn(line, "image"), interrupt().token());
    }
    if (!arguments.fix.empty())
        return fail(ErrorKind::BadInput,
                    "--fix edits VOC files; boxwright-cli convert --to voc makes them from other data.",
                    arguments.data.data);
    const auto reading = readOtherData(arguments.data);
    if (!reading)
        return tl::unexpected(reading.error());
    return inspect(*reading, arguments.data.data, arguments.options, shownOn(line, "image"), interrupt().token());
}

ExitCode runInspection(const InspectArguments& arguments) {
    const auto report = inspected(arguments);
    if (!report && report.error().kind == ErrorKind::Cancelled)
        return ExitCode::Cancelled;
    if (!report)
        return failed(report.error());
    std::printf("%s\n%s%s", report->root.c_str(), statisticsText(report->statistics).c_str(),
                inspectionText(*report, arguments.show).c_str());
    std::printf("%zu errors, %zu warnings, %zu remarks\n", report->count(Severity::Error),
                report->count(Severity::Warning), report->count(Severity::Info));
    if (!arguments.json.empty())
        if (const auto written =
                replaceFile(arguments.json, [&report](std::ostream& out) { out << inspectionJson(*report) << "\n"; });
            !written)
            return failed(written.error());
    if (!arguments.fix.empty())
        return fixNamed(arguments, *report);
    return report->isClean() ? ExitCode::Done : ExitCode::Findings;
}

/// The kinds for --fix by their names.
std::map<std::string, FindingKind> kindsByName() {
    std::map<std::string, FindingKind> kinds;
    for (const auto& [kind, text] : EnumText<FindingKind>::table)
        kinds.emplace(text, kind);
    return kinds;
}

} // namespace

CommandAction addInspectCommand(CLI::App& app) {
    auto arguments = std::make_shared<InspectArguments>();
    CLI::App* command = app.add_subcommand("inspect", "Say what is wrong with a data set, and count what is in it");
    auto* data = arguments->data.addTo(*command);
    command->add_option("--split", arguments->options.split, "Images to look at")->capture_default_str();
    command->add_option("--json", arguments->json, "Write findings and statistics to this file too");
    command->add_option("--show", arguments->show, "Findings of each kind to print")->capture_default_str();
    command->add_flag("--no-pictures", arguments->noPictures,
                      "Read the pictures' headers only: no damage, no duplicates, much quicker");
    command->add_option("--network-side", arguments->options.networkSide,
                        "Judge tiny boxes in a picture whose shorter side is this; 0: as it is");
    command->add_option("--threads", arguments->options.threads, "Threads; 0: one a core")->capture_default_str();
    auto* fix = command->add_option("--fix", arguments->fix, "Kinds of findings to fix, separated by commas")
                    ->delimiter(',')
                    ->transform(CLI::CheckedTransformer(kindsByName()).description(""));
    command->add_option("--journal", arguments->journal, "Where --fix keeps the original bytes")->needs(fix);
    auto* undoOption = command->add_option("--undo", arguments->undo, "Bring back what --fix changed: its journal");
    undoOption->excludes(data)->excludes(fix);
    return [arguments] {
        if (!arguments->undo.empty())
            return undo(arguments->undo);
        if (arguments->data.data.empty()) {
            std::fputs("boxwright-cli inspect: name --data (or --undo).\n", stderr);
            return ExitCode::WrongUsage;
        }
        arguments->options.pictures = !arguments->noPictures;
        return runInspection(*arguments);
    };
}

} // namespace boxwright
