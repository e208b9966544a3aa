#include "core/data/edit/edit_journal.h"

#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using JournalJson = nlohmann::json;

/// Throws if it is none: the JSON library turns a number that is too large into anything.
std::uint64_t wholeNumber(const JournalJson& value) {
    if (!value.is_number_unsigned())
        throw std::out_of_range("no whole number");
    return value.get<std::uint64_t>();
}

EditJournal::Entry entryOf(const JournalJson& line) {
    EditJournal::Entry entry;
    entry.imageId = line.at("image").get<std::string>();
    entry.record.born = line.value("born", false);
    entry.takenBack = line.value("takenBack", false);
    entry.record.text.offset = wholeNumber(line.at("at"));
    entry.record.text.removed = line.at("removed").get<std::string>();
    entry.record.text.inserted = line.at("inserted").get<std::string>();
    entry.textHashBefore = wholeNumber(line.at("before"));
    return entry;
}

} // namespace

EditJournal::EditJournal(const fs::path& folder)
    : m_path(folder / ".boxwright-journal") {
    std::error_code ignored;
    m_isEmpty = !fs::exists(m_path, ignored);
}

EditJournal::~EditJournal() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::vector<EditJournal::Entry> EditJournal::entries() const {
    std::vector<Entry> entries;
    std::ifstream stream(m_path, std::ios::binary);
    for (std::string line; std::getline(stream, line);) {
        try {
            entries.push_back(entryOf(JournalJson::parse(line)));
        } catch (const std::exception&) { // cut off: what follows would not fit either
            break;
        }
    }
    return entries;
}

void EditJournal::add(const Entry& entry) {
    const VocChange& text = entry.record.text;
    const JournalJson line{
        {"image", entry.imageId},  {"born", entry.record.born}, {"takenBack", entry.takenBack},  {"at", text.offset},
        {"removed", text.removed}, {"inserted", text.inserted}, {"before", entry.textHashBefore}};
    m_pending += line.dump(-1, ' ', false, JournalJson::error_handler_t::replace) + "\n";
}

void EditJournal::commit() {
    if (m_pending.empty())
        return;
    if (m_descriptor < 0)
        m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (m_descriptor >= 0) {
        m_isEmpty = false;
        const off_t end = ::lseek(m_descriptor, 0, SEEK_END);
        const ssize_t written = ::write(m_descriptor, m_pending.data(), m_pending.size());
        // A full disk: saving will say so. Half a line would hide all that follow it.
        if (written != static_cast<ssize_t>(m_pending.size()) && end >= 0)
            static_cast<void>(::ftruncate(m_descriptor, end) != 0);
    }
    m_pending.clear();
}

void EditJournal::clear() {
    if (m_isEmpty)
        return;
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    std::error_code ignored;
    fs::remove(m_path, ignored);
    m_isEmpty = true;
}

} // namespace boxwright
