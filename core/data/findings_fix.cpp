#include "core/data/findings_fix.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/content_hash.h"
#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/voc_document.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

constexpr std::string_view kJournalFormat = "boxwright fix journal 1";

using FindingsByFile = std::map<fs::path, std::vector<const Finding*>>;

} // namespace

FindingsByFile fixableByFile(const std::vector<Finding>& findings) {
    FindingsByFile byFile;
    for (const Finding& finding : findings)
        if (finding.isFixable())
            byFile[finding.file].push_back(&finding);
    for (auto& [file, group] : byFile) // removals last, from the end: the numbers of the others stay right
        std::stable_sort(group.begin(), group.end(), [](const Finding* a, const Finding* b) {
            const auto rank = [](const Finding* finding) {
                const bool removes = finding->fix.action == FindingFix::Action::RemoveObject;
                return std::pair{removes, removes ? -finding->object : static_cast<int>(finding->kind)};
            };
            return rank(a) < rank(b);
        });
    return byFile;
}

namespace {

std::optional<std::size_t> indexOf(const VocDocument& document, int objectNumber) {
    for (std::size_t i = 0; i < document.annotation().objects.size(); ++i)
        if (document.objectNumber(i) == objectNumber)
            return i;
    return std::nullopt;
}

Result<VocChange> applyObjectFix(VocDocument& document, const Finding& finding) {
    const auto index = indexOf(document, finding.object);
    if (!index)
        return fail(ErrorKind::BadInput, "There is no such object.", finding.file.string(),
                    "object " + std::to_string(finding.object));
    switch (finding.fix.action) {
    case FindingFix::Action::SetBox:
        return document.setBox(*index, finding.fix.box);
    case FindingFix::Action::SetName:
        return document.setName(*index, finding.fix.text);
    default:
        return document.remove(*index);
    }
}

} // namespace

Result<VocChange> applyFix(VocDocument& document, const Finding& finding) {
    switch (finding.fix.action) {
    case FindingFix::Action::None:
        return VocChange{};
    case FindingFix::Action::SetSize:
        return document.setSize(finding.fix.size);
    case FindingFix::Action::SetFileName:
        return document.setFileName(finding.fix.text);
    case FindingFix::Action::RemovePath:
        return document.removePath();
    default:
        return applyObjectFix(document, finding);
    }
}

namespace {

/// A document with its fixes in memory.
struct FixedDocument {
    VocDocument document;
    std::size_t fixed = 0;
    std::vector<std::string> skipped;
};

Result<FixedDocument> fixedDocument(const fs::path& file, const std::vector<const Finding*>& findings) {
    auto document = VocDocument::read(file);
    if (!document)
        return tl::unexpected(document.error());
    if (contentHash(document->text()) != findings.front()->fix.fileBytes)
        return fail(ErrorKind::Conflict, "It changed since it was inspected; it is left as it is.", file.string());
    FixedDocument result{std::move(*document), 0, {}};
    for (const Finding* finding : findings) {
        if (const auto change = applyFix(result.document, *finding))
            ++result.fixed;
        else
            result.skipped.push_back(change.error().text());
    }
    return result;
}

Result<FixJournal> prepareJournal(const FindingsByFile& byFile, FixReport& report) {
    FixJournal journal;
    for (const auto& [file, findings] : byFile) {
        const auto bytes = readFile(file);
        const auto fixed = fixedDocument(file, findings);
        if (!bytes || !fixed) {
            report.skipped.push_back(!bytes ? bytes.error().text() : fixed.error().text());
            continue;
        }
        report.skipped.insert(report.skipped.end(), fixed->skipped.begin(), fixed->skipped.end());
        std::error_code ignored;
        const fs::path absolute = fs::absolute(file, ignored);
        if (fixed->document.isModified())
            journal.files.push_back({absolute, *bytes, contentHash(fixed->document.text())});
    }
    return journal;
}

std::string encoded(const FixJournal& journal) {
    nlohmann::json files = nlohmann::json::array();
    for (const FixJournal::File& file : journal.files)
        files.push_back({{"path", file.path.string()},
                         {"before", nlohmann::json::binary({file.before.begin(), file.before.end()})},
                         {"after", file.after}});
    std::string bytes;
    nlohmann::json::to_cbor({{"format", kJournalFormat}, {"files", std::move(files)}}, bytes);
    return bytes;
}

Result<FixJournal> decoded(const std::string& bytes, const fs::path& path) {
    return withForeignErrors(ErrorKind::Unreadable, path, [&]() -> Result<FixJournal> {
        const nlohmann::json root = nlohmann::json::from_cbor(bytes, true, false);
        if (!root.is_object() || root.value("format", "") != kJournalFormat)
            return fail(ErrorKind::Unreadable, "This is not a journal of fixes.", path.string());
        FixJournal journal;
        for (const nlohmann::json& file : root.at("files")) {
            const auto& before = file.at("before").get_binary();
            journal.files.push_back({file.at("path").get<std::string>(), std::string(before.begin(), before.end()),
                                     file.at("after").get<std::uint64_t>()});
        }
        return journal;
    });
}

/// True if the file was brought back, false if there was nothing to do.
Result<bool> restore(const FixJournal::File& file) {
    const auto now = readFile(file.path);
    if (!now)
        return tl::unexpected(now.error());
    if (*now == file.before)
        return false;
    const auto document = VocDocument::read(file.path);
    if (!document || contentHash(document->text()) != file.after)
        return fail(ErrorKind::Conflict, "It changed since it was fixed; it is left as it is.", file.path.string());
    return writeFile(file.path, file.before).map([] { return true; });
}

} // namespace

Result<FixPreview> previewFixes(const std::vector<Finding>& findings) {
    const FindingsByFile byFile = fixableByFile(findings);
    if (byFile.empty())
        return FixPreview{};
    const auto& [file, group] = *byFile.begin();
    auto document = VocDocument::read(file);
    if (!document)
        return tl::unexpected(document.error());
    const std::string before = document->text();
    return fixedDocument(file, group).map([&](const FixedDocument& fixed) {
        return FixPreview{before, fixed.document.text()};
    });
}

Result<FixReport> fixFindings(const std::vector<Finding>& findings, const fs::path& journal,
                              const ItemProgress& onProgress, const std::stop_token& stop) {
    std::error_code ignored;
    if (fs::exists(journal, ignored))
        return fail(ErrorKind::BadInput, "The journal exists already; it is not overwritten.", journal.string());
    const FindingsByFile byFile = fixableByFile(findings);
    FixReport report;
    const auto prepared = prepareJournal(byFile, report);
    if (!prepared || prepared->files.empty())
        return report;
    if (auto written = writeFile(journal, encoded(*prepared)); !written)
        return tl::unexpected(written.error());
    std::size_t done = 0;
    for (const auto& [file, group] : byFile) {
        if (onProgress)
            onProgress(done++, byFile.size());
        report.cancelled = stop.stop_requested();
        if (report.cancelled)
            break;
        auto fixed = fixedDocument(file, group);
        if (!fixed || !fixed->document.isModified())
            continue; // named when the journal was prepared
        if (const auto saved = fixed->document.save(); !saved) {
            report.skipped.push_back(saved.error().text());
            continue;
        }
        report.fixed += fixed->fixed;
        ++report.files;
    }
    return report;
}

Result<FixReport> undoFixes(const fs::path& journal) {
    const auto bytes = readFile(journal);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto files = decoded(*bytes, journal);
    if (!files)
        return tl::unexpected(files.error());
    FixReport report;
    for (const FixJournal::File& file : files->files) {
        const auto restored = restore(file);
        if (!restored)
            report.skipped.push_back(restored.error().text());
        else if (*restored)
            ++report.files;
    }
    return report;
}

} // namespace boxwright
