#include "app/cli/model_arguments.h"

#include <map>
#include <sstream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "core/base/file_bytes.h"

namespace boxwright {

void ModelArguments::addTo(CLI::App& command) {
    command.add_option("--model", model, "Model of a bare state dict");
    command.add_option("--classes", classesFile, "File with the class names of a bare state dict, one a line");
    command.add_option("--conventions", conventions, "seed or torchvision; default: as the weights say")
        ->check(CLI::IsMember({"seed", "torchvision"}));
    command.add_option("--device", device, "auto, cpu or cuda:N")->capture_default_str();
    command.add_option("--threads", threads, "Threads on the CPU; 0 = all cores")->capture_default_str();
    command.add_option("--precision", precision, "Numbers of the network: float32, bf16 or, on a GPU, fp16")
        ->check(CLI::IsMember({"float32", "bf16", "fp16"}))
        ->capture_default_str();
}

Result<PredictorOptions> ModelArguments::predictorOptions() const {
    PredictorOptions options;
    options.weights = weights;
    options.model = model;
    options.device = device;
    options.threads = threads;
    options.precision = fromText<Precision>(precision).value_or(Precision::Float32);
    if (!conventions.empty())
        options.conventions = conventions;
    if (!classesFile.empty()) {
        auto names = readClassNames(classesFile);
        if (!names)
            return tl::unexpected(names.error());
        options.classes = std::move(*names);
    }
    return options;
}

Result<std::vector<std::string>> readClassNames(const std::filesystem::path& path) {
    const auto bytes = readBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const std::string text(bytes->begin(), bytes->end());
    std::vector<std::string> names;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && text[first] == '{') {
        const nlohmann::json json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
        std::map<int, std::string> byId;
        if (json.is_object())
            for (const auto& [name, id] : json.items())
                if (id.is_number_integer())
                    byId[id.get<int>()] = name;
        for (const auto& [id, name] : byId)
            names.push_back(name);
    } else {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            line.erase(line.find_last_not_of(" \t\r") + 1);
            line.erase(0, line.find_first_not_of(" \t"));
            if (!line.empty())
                names.push_back(line);
        }
    }
    if (names.empty())
        return fail(ErrorKind::Unreadable, "The file holds no class names: one a line, or {\"name\": 1, ...}.",
                    path.string());
    return names;
}

} // namespace boxwright
