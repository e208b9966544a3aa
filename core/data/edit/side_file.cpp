#include "core/data/edit/side_file.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "core/data/file_io.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using SideJson = nlohmann::json;

constexpr std::size_t kLinesWorthCompacting = 1000;

std::string lineOf(const SideJson& record) {
    return record.dump(-1, ' ', false, SideJson::error_handler_t::replace) + "\n";
}

std::string noteLine(const std::string& id, const ImageNote& note) {
    return lineOf({{"image", id}, {"flagged", note.flagged}, {"note", note.text}});
}

std::string proposalsLine(const std::string& id, const ProposalSet& set) {
    SideJson rows = SideJson::array();
    for (const Proposal& proposal : set.proposals) {
        const Box& box = proposal.boxInImage;
        rows.push_back({proposal.className, box.xmin, box.ymin, box.xmax, box.ymax, proposal.score,
                        std::string(toText(proposal.state))});
    }
    return lineOf({{"image", id}, {"model", set.model}, {"proposals", std::move(rows)}});
}

std::string classesLine(const ClassNotes& classes) {
    SideJson rows = SideJson::array();
    for (const ClassNote& note : classes)
        rows.push_back({{"name", note.name}, {"color", note.color}});
    return lineOf({{"classes", std::move(rows)}});
}

std::string pixelsLine(VocPixels pixels) {
    return lineOf({{"voc_pixels", std::string(toText(pixels))}});
}

/// Throws if a float cannot hold it.
float finite(const SideJson& value) {
    const auto number = value.get<double>();
    if (std::abs(number) > static_cast<double>(std::numeric_limits<float>::max()))
        throw std::out_of_range("no number of a box");
    return static_cast<float>(number);
}

/// Throws what the JSON library throws, and std::out_of_range.
Proposal proposalOf(const SideJson& row) {
    Proposal proposal;
    proposal.className = row.at(0).get<std::string>();
    proposal.boxInImage = {finite(row.at(1)), finite(row.at(2)), finite(row.at(3)), finite(row.at(4))};
    proposal.score = finite(row.at(5));
    proposal.state = fromText<ProposalState>(row.at(6).get<std::string>()).value_or(ProposalState::Open);
    return proposal;
}

SharedProposals proposalsOf(const SideJson& record) {
    ProposalSet set{record.value("model", std::string()), {}};
    for (const SideJson& row : record.at("proposals"))
        set.proposals.push_back(proposalOf(row));
    return set.proposals.empty() ? nullptr : std::make_shared<const ProposalSet>(std::move(set));
}

ClassNotes classesOf(const SideJson& rows) {
    ClassNotes notes;
    for (const SideJson& row : rows)
        notes.push_back({row.at("name").get<std::string>(), row.value("color", std::string())});
    return notes;
}

bool writeAll(int descriptor, const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t now = ::write(descriptor, bytes.data() + written, bytes.size() - written);
        if (now < 0)
            return false;
        written += static_cast<std::size_t>(now);
    }
    return true;
}

} // namespace

SideFile::SideFile(const fs::path& folder, bool mayCompact)
    : m_path(folder / ".boxwright.jsonl") {
    std::ifstream stream(m_path, std::ios::binary);
    std::size_t lines = 0;
    for (std::string line; std::getline(stream, line);)
        if (!line.empty())
            readLine(line, ++lines);
    stream.close();
    if (mayCompact && lines > kLinesWorthCompacting && lines > 2 * (m_notes.size() + m_proposals.size() + 1))
        compact();
}

void SideFile::readLine(const std::string& line, std::size_t number) {
    try {
        const SideJson record = SideJson::parse(line);
        if (record.contains("classes")) {
            m_classes = classesOf(record.at("classes"));
            return;
        }
        if (record.contains("voc_pixels")) {
            m_pixels = fromText<VocPixels>(record.at("voc_pixels").get<std::string>());
            return;
        }
        const auto id = record.at("image").get<std::string>();
        if (record.contains("proposals")) {
            if (SharedProposals proposals = proposalsOf(record))
                m_proposals[id] = std::move(proposals);
            else
                m_proposals.erase(id);
        } else if (const ImageNote note{record.value("flagged", false), record.value("note", std::string())};
                   note == ImageNote{}) {
            m_notes.erase(id);
        } else {
            m_notes[id] = note;
        }
    } catch (const std::exception&) { // a line that was cut off, or is not ours
        m_messages.push_back(m_path.string() + ", line " + std::to_string(number) +
                             ": The line cannot be understood; it is passed over.");
    }
}

void SideFile::compact() {
    std::string text = m_classes.empty() ? std::string() : classesLine(m_classes);
    if (m_pixels)
        text += pixelsLine(*m_pixels);
    for (const auto& [id, note] : m_notes)
        text += noteLine(id, note);
    for (const auto& [id, proposals] : m_proposals)
        text += proposalsLine(id, *proposals);
    if (auto written = writeFile(m_path, text); !written)
        m_messages.push_back(written.error().text());
}

std::size_t SideFile::flaggedImages() const {
    return static_cast<std::size_t>(
        std::count_if(m_notes.begin(), m_notes.end(), [](const auto& entry) { return entry.second.flagged; }));
}

ImageNote SideFile::note(const std::string& imageId) const {
    const auto found = m_notes.find(imageId);
    return found == m_notes.end() ? ImageNote{} : found->second;
}

SharedProposals SideFile::proposals(const std::string& imageId) const {
    const auto found = m_proposals.find(imageId);
    return found == m_proposals.end() ? nullptr : found->second;
}

void SideFile::setNote(const std::string& imageId, const ImageNote& note) {
    if (note == ImageNote{})
        m_notes.erase(imageId);
    else
        m_notes[imageId] = note;
    m_pending += noteLine(imageId, note);
}

void SideFile::setProposals(const std::string& imageId, const SharedProposals& proposals) {
    if (proposals)
        m_proposals[imageId] = proposals;
    else
        m_proposals.erase(imageId);
    m_pending += proposalsLine(imageId, proposals ? *proposals : ProposalSet{});
}

void SideFile::setClasses(const ClassNotes& classes) {
    m_classes = classes;
    m_pending += classesLine(classes);
}

void SideFile::setPixels(VocPixels pixels) {
    m_pixels = pixels;
    m_pending += pixelsLine(pixels);
}

std::string SideFile::takePending() {
    return std::exchange(m_pending, {});
}

Result<void> SideFile::append(const fs::path& path, const std::string& lines) {
    if (lines.empty())
        return {};
    const int descriptor = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return fail(ErrorKind::WriteFailed,
                    "The file cannot be written: " + std::generic_category().message(errno) + ".", path.string());
    // A line that was cut off earlier must not spoil the first of these.
    const off_t size = ::lseek(descriptor, 0, SEEK_END);
    char last = '\n';
    const bool torn = size > 0 && ::pread(descriptor, &last, 1, size - 1) == 1 && last != '\n';
    const bool written = writeAll(descriptor, torn ? "\n" + lines : lines) && ::fsync(descriptor) == 0;
    const std::string reason = std::generic_category().message(errno);
    ::close(descriptor);
    if (!written)
        return fail(ErrorKind::WriteFailed, "The file cannot be written: " + reason + ".", path.string());
    return {};
}

} // namespace boxwright
