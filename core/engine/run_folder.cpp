#include "core/engine/run_folder.h"

#include <array>
#include <charconv>
#include <ctime>
#include <iomanip>
#include <sstream>
#include <vector>

#include "core/base/file_bytes.h"

namespace fs = std::filesystem;

namespace boxwright {
namespace {

constexpr const char* kResultsHeader =
    "# epoch  AP  AP50  AP75  APs  APm  APl  AR1  AR10  AR100  ARs  ARm  ARl  loss  lr";
constexpr const char* kMetricsHeader =
    "epoch,step,loss,loss_classifier,loss_box_reg,loss_objectness,loss_rpn_box_reg,lr,"
    "AP,AP50,AP75,APs,APm,APl,AR1,AR10,AR100,ARs,ARm,ARl,best,seconds,"
    "val_loss,val_loss_classifier,val_loss_box_reg,val_loss_objectness,val_loss_rpn_box_reg";
constexpr const char* kStepsHeader = "step,epoch,loss,loss_classifier,loss_box_reg,loss_objectness,loss_rpn_box_reg,lr,"
                                     "images_per_second";

std::string timeText(const char* format) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), format, &local);
    return text.data();
}

std::array<double, 12> inOrder(const CocoNumbers& n) {
    return {n.ap,  n.ap50, n.ap75,  n.apSmall, n.apMedium, n.apLarge,
            n.ar1, n.ar10, n.ar100, n.arSmall, n.arMedium, n.arLarge};
}

/// Number in the C locale with the shortest text that reads back equal.
std::string numberText(double value) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

std::string lossColumns(const LossParts& losses) {
    return numberText(losses.total()) + "," + numberText(losses.classifier) + "," + numberText(losses.boxRegression) +
           "," + numberText(losses.objectness) + "," + numberText(losses.rpnBoxRegression);
}

using Scalars = std::vector<std::pair<std::string, double>>;

Scalars lossScalars(const std::string& prefix, const LossParts& losses) {
    return {{prefix + "loss", losses.total()},
            {prefix + "loss_classifier", losses.classifier},
            {prefix + "loss_box_reg", losses.boxRegression},
            {prefix + "loss_objectness", losses.objectness},
            {prefix + "loss_rpn_box_reg", losses.rpnBoxRegression}};
}

Scalars epochScalars(const EpochSummary& summary) {
    Scalars scalars{{"epoch/loss", summary.meanLosses.total()}};
    if (summary.evaluated) {
        scalars.emplace_back("val/AP", summary.metrics.ap);
        scalars.emplace_back("val/AP50", summary.metrics.ap50);
        scalars.emplace_back("val/AP75", summary.metrics.ap75);
        scalars.emplace_back("val/AR100", summary.metrics.ar100);
    }
    if (summary.validationLosses)
        for (auto& scalar : lossScalars("val/", *summary.validationLosses))
            scalars.push_back(std::move(scalar));
    return scalars;
}

/// Keeps the header and the lines whose first column is at most `last`.
Result<void> cutTable(const fs::path& path, std::int64_t last) {
    std::ifstream in(path);
    std::string kept, line;
    while (std::getline(in, line)) {
        std::int64_t number = -1;
        const std::size_t start = line.starts_with("epoch:") ? 6 : 0;
        std::from_chars(line.data() + start, line.data() + line.size(), number);
        if (number <= last && !in.eof()) // a line without an end was cut off with its process
            kept += line + "\n";
    }
    in.close();
    return replaceFile(path, [&kept](std::ostream& out) { out << kept; });
}

} // namespace

Result<RunFolder> RunFolder::create(const fs::path& runs, const std::string& model) {
    const std::string name = timeText("%Y-%m-%d_%H%M%S_") + model;
    std::error_code error;
    fs::create_directories(runs, error);
    fs::path path = runs / name;
    for (int number = 2; !error && !fs::create_directory(path, error) && !error; ++number)
        path = runs / (name + "_" + std::to_string(number));
    if (error)
        return fail(ErrorKind::WriteFailed, "The run folder cannot be made: " + error.message() + ".", path.string());
    RunFolder folder(fs::absolute(path));
    if (auto opened = folder.openTables(0); !opened)
        return tl::unexpected(opened.error());
    return folder;
}

Result<RunFolder> RunFolder::reopen(const fs::path& path, int epochs, std::int64_t steps) {
    RunFolder folder(fs::absolute(path));
    const std::pair<const char*, std::int64_t> tables[] = {
        {"results.txt", epochs - 1}, {"metrics.csv", epochs - 1}, {"steps.csv", steps}};
    for (const auto& [name, last] : tables)
        if (auto cut = cutTable(folder.m_path / name, last); !cut)
            return tl::unexpected(cut.error());
    if (auto opened = folder.openTables(steps); !opened)
        return tl::unexpected(opened.error());
    return folder;
}

Result<void> RunFolder::openTables(std::int64_t steps) {
    const auto openTable = [this](std::ofstream& file, const char* name, const char* header) {
        const fs::path path = m_path / name;
        std::error_code error;
        const bool isNew = !fs::exists(path, error) || fs::file_size(path, error) == 0;
        file.open(path, std::ios::app);
        file.imbue(std::locale::classic());
        if (isNew && header != nullptr)
            file << header << "\n";
    };
    openTable(m_results, "results.txt", kResultsHeader);
    openTable(m_metrics, "metrics.csv", kMetricsHeader);
    openTable(m_steps, "steps.csv", kStepsHeader);
    openTable(m_log, "log.txt", nullptr);
    m_events = std::make_unique<TensorBoardFile>(m_path, steps + 1);
    return flush();
}

Result<void> RunFolder::writeConfig(const std::string& json) const {
    return replaceFile(m_path / "config.json", [&json](std::ostream& out) { out << json << "\n"; });
}

Result<void> RunFolder::addEpoch(const EpochSummary& summary) {
    m_metrics << summary.epoch << "," << summary.step << "," << lossColumns(summary.meanLosses) << ","
              << numberText(summary.learningRate);
    for (const double value : inOrder(summary.metrics))
        m_metrics << "," << (summary.evaluated ? numberText(value) : std::string());
    m_metrics << "," << (summary.best ? 1 : 0) << "," << numberText(summary.seconds) << ","
              << (summary.validationLosses ? lossColumns(*summary.validationLosses) : std::string(4, ',')) << "\n";
    m_results << "epoch:" << summary.epoch << " ";
    std::ostringstream values;
    values.imbue(std::locale::classic());
    values << std::fixed << std::setprecision(4);
    for (const double value : inOrder(summary.metrics))
        values << value << "  ";
    values << summary.meanLosses.total() << "  " << std::setprecision(6) << summary.learningRate;
    m_results << values.str() << "\n";
    m_events->add(summary.step, epochScalars(summary));
    return flush();
}

void RunFolder::addStep(const TrainProgress& progress) {
    m_steps << progress.step << "," << progress.epoch << "," << lossColumns(progress.losses) << ","
            << numberText(progress.learningRate) << "," << numberText(progress.imagesPerSecond) << "\n";
    Scalars scalars = lossScalars("train/", progress.losses);
    scalars.emplace_back("train/learning_rate", progress.learningRate);
    scalars.emplace_back("train/images_per_second", progress.imagesPerSecond);
    m_events->add(progress.step, scalars);
}

void RunFolder::addLog(const std::string& sentence) {
    m_log << timeText("%Y-%m-%d %H:%M:%S ") << sentence << "\n";
}

Result<void> RunFolder::flush() {
    bool written = m_events->flush();
    for (std::ofstream* file : {&m_results, &m_metrics, &m_steps, &m_log})
        written = static_cast<bool>(file->flush()) && written;
    if (!written)
        return fail(ErrorKind::WriteFailed, "The tables of the run cannot be written: is the disk full?",
                    m_path.string());
    return {};
}

} // namespace boxwright
