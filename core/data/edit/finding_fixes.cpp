#include "core/data/edit/finding_fixes.h"

#include <algorithm>
#include <unordered_map>

namespace boxwright {

FindingFixes::FindingFixes(EditSession& session, std::vector<Finding> findings)
    : m_session(session)
    , m_transaction(session)
    , m_findings(std::move(findings)) {
    std::unordered_map<std::string, std::size_t> imageOfFile;
    const auto& images = session.dataset().images();
    for (std::size_t i = 0; i < images.size(); ++i)
        imageOfFile.emplace(images[i].annotationPath.string(), i);
    for (const auto& [file, group] : fixableByFile(m_findings)) {
        const auto known = imageOfFile.find(file.string());
        if (known != imageOfFile.end())
            m_files.emplace_back(known->second, group);
        else
            m_skipped.push_back(file.string() + ": It is not the annotation of an image.");
    }
}

void FindingFixes::fixFile(std::size_t image, const std::vector<const Finding*>& findings) {
    const AnnotationDocument& document = m_session.document(image);
    const std::string name = document.path().string();
    if (document.isReadOnly() || !document.hasFile() || m_session.isTrashed(image)) {
        m_skipped.push_back(name + ": It cannot be edited.");
        return;
    }
    const std::uint64_t before = document.textHash();
    if (before != findings.front()->fix.fileBytes) {
        m_skipped.push_back(name + ": It changed since it was inspected; it is left as it is.");
        return;
    }
    for (const Finding* finding : findings) {
        const auto done =
            m_transaction.annotate(image, [finding](VocDocument& voc) { return applyFix(voc, *finding); });
        if (done)
            ++m_fixed;
        else
            m_skipped.push_back(done.error().text());
    }
    m_changed += document.textHash() != before ? 1 : 0;
}

void FindingFixes::advance(std::size_t files) {
    const std::size_t end = std::min(m_files.size(), m_next + files);
    for (; m_next < end; ++m_next)
        fixFile(m_files[m_next].first, m_files[m_next].second);
}

void FindingFixes::finish(std::size_t shown) {
    m_session.adopt({EditKind::FixFindings, shown, {}, m_transaction.takeRecords()});
}

} // namespace boxwright
