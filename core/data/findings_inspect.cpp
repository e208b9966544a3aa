#include "core/data/findings_inspect.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

#include "core/data/findings_classes.h"
#include "core/data/findings_picture.h"
#include "core/data/foreign_errors.h"
#include "core/data/inspection_subject.h"
#include "core/data/set_subject.h"
#include "core/data/voc_subject.h"

namespace boxwright {

namespace {

/// What is kept of an image after its files were read.
struct ImageRecord {
    std::vector<std::pair<std::string, int>> objects; ///< class name and number in the file
    std::uint64_t fileBytes = 0;
    std::optional<ImageFingerprint> fingerprint;
};

class Inspection {
public:
    Inspection(const InspectionSubject& subject, const InspectOptions& options, std::vector<std::size_t> indices)
        : m_subject(subject)
        , m_options(options)
        , m_indices(std::move(indices))
        , m_splits(splitsOfImages(subject.splits(), subject.images().size()))
        , m_records(m_indices.size()) {
        m_report.root = subject.root();
    }

    /// False if it was stopped.
    bool run(const ItemProgress& onProgress, const std::stop_token& stop) {
        const auto task = [this](std::size_t item) { inspectImage(item); };
        if (!forEachItem(m_indices.size(), m_options.threads, task, onProgress, stop))
            return false;
        addAll(m_subject.files());
        if (m_options.pictures)
            inspectDuplicates();
        addAll(findLeaks(m_subject.images(), m_subject.splits(), m_report.duplicates));
        inspectClassNames();
        inspectClassCounts();
        std::stable_sort(m_report.findings.begin(), m_report.findings.end(), [](const Finding& a, const Finding& b) {
            return std::tie(a.severity, a.kind, a.file, a.object) < std::tie(b.severity, b.kind, b.file, b.object);
        });
        return true;
    }

    InspectionReport take() { return std::move(m_report); }

private:
    [[nodiscard]] const DatasetImage& imageOf(std::size_t item) const { return m_subject.images()[m_indices[item]]; }

    void inspectImage(std::size_t item) {
        const DatasetImage& image = imageOf(item);
        PictureFacts picture = inspectPicture(image, m_options.pictures);
        AnnotationFacts annotation = m_subject.annotation(m_indices[item], picture.size, m_options);
        ImageRecord& record = m_records[item];
        record.fingerprint = std::move(picture.fingerprint);
        record.fileBytes = annotation.fileBytes;
        for (std::size_t i = 0; i < annotation.objectNumbers.size(); ++i)
            record.objects.emplace_back(annotation.annotation.objects[i].className, annotation.objectNumbers[i]);
        const ImageSize size = picture.size.value_or(annotation.annotation.size);
        const std::scoped_lock lock(m_mutex);
        m_report.statistics.add({m_splits[m_indices[item]], image.hasAnnotation, size, &annotation.annotation});
        addAll(std::move(picture.findings));
        addAll(std::move(annotation.findings));
    }

    void addAll(std::vector<Finding> findings) {
        std::move(findings.begin(), findings.end(), std::back_inserter(m_report.findings));
    }

    Finding& add(FindingKind kind, const DatasetImage& image, const std::filesystem::path& file, int object,
                 std::string sentence) {
        m_report.findings.push_back({kind, usualSeverity(kind), image.id, file, object, std::move(sentence), {}});
        return m_report.findings.back();
    }

    void inspectDuplicates() {
        std::vector<std::size_t> items;
        std::vector<ImageFingerprint> fingerprints;
        for (std::size_t item = 0; item < m_records.size(); ++item)
            if (m_records[item].fingerprint) {
                items.push_back(item);
                fingerprints.push_back(*m_records[item].fingerprint);
            }
        for (const DuplicateGroup& group : findNearDuplicates(fingerprints, m_options.nearDuplicates)) {
            DuplicateGroup images{{}, group.identical};
            for (const std::size_t member : group.members)
                images.members.push_back(m_indices[items[member]]);
            std::sort(images.members.begin(), images.members.end());
            reportGroup(images);
            m_report.duplicates.push_back(std::move(images));
        }
    }

    void reportGroup(const DuplicateGroup& group) {
        const DatasetImage& first = m_subject.images()[group.members.front()];
        for (std::size_t i = 1; i < group.members.size(); ++i) {
            const DatasetImage& image = m_subject.images()[group.members[i]];
            add(group.identical ? FindingKind::ImageDuplicate : FindingKind::ImageNearDuplicate, image, image.imagePath,
                0, (group.identical ? "It has the same bytes as \"" : "It looks like \"") + first.id + "\".");
        }
    }

    void inspectClassNames() {
        std::map<std::string, long> counts;
        for (const auto& [name, statistics] : m_report.statistics.whole().classes)
            counts[name] = statistics.objects;
        std::map<std::string, ClassConfusion> confusions;
        for (ClassConfusion& confusion : findClassConfusions(counts))
            confusions.emplace(confusion.name, confusion);
        if (confusions.empty())
            return;
        for (std::size_t item = 0; item < m_records.size(); ++item)
            for (const auto& [name, number] : m_records[item].objects)
                if (const auto found = confusions.find(name); found != confusions.end())
                    reportConfusion(item, number, found->second, counts.at(found->second.meant));
    }

    void reportConfusion(std::size_t item, int number, const ClassConfusion& confusion, long meantCount) {
        const FindingKind kind = confusion.variant ? FindingKind::ClassVariant : FindingKind::ClassTypo;
        Finding& finding = add(kind, imageOf(item), imageOf(item).annotationPath, number,
                               "\"" + confusion.name + "\" is probably \"" + confusion.meant + "\" (" +
                                   std::to_string(meantCount) + " objects).");
        finding.fix.action = FindingFix::Action::SetName;
        finding.fix.text = confusion.meant;
        finding.fix.fileBytes = m_records[item].fileBytes;
    }

    void inspectClassCounts() {
        const auto& splits = m_report.statistics.splits();
        const auto train = splits.find("train");
        for (const auto& [name, statistics] : m_report.statistics.whole().classes) {
            if (statistics.objects < m_options.rareClass)
                add(FindingKind::ClassRare, {}, m_report.root, 0,
                    "Class \"" + name + "\" has few objects: " + std::to_string(statistics.objects) + ".");
            if (train == splits.end() || train->second.classes.contains(name))
                continue;
            for (const auto& [split, counted] : splits)
                if (counted.classes.contains(name))
                    add(FindingKind::ClassNotTrained, {}, m_report.root, 0,
                        "Class \"" + name + "\" occurs in split \"" + split + "\", but not in \"train\".");
        }
    }

    const InspectionSubject& m_subject;
    const InspectOptions& m_options;
    std::vector<std::size_t> m_indices;
    std::vector<std::vector<std::string>> m_splits;
    std::vector<ImageRecord> m_records;
    std::mutex m_mutex; ///< guards m_report while threads run
    InspectionReport m_report;
};

std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences)
        text += (text.empty() ? "" : " ") + sentence;
    return text;
}

Result<InspectionReport> inspectSubject(const InspectionSubject& subject, const InspectOptions& options,
                                        const ItemProgress& onProgress, const std::stop_token& stop) {
    if (const auto problems = options.validate(); !problems.empty())
        return fail(ErrorKind::BadInput, joined(problems));
    auto indices = subject.split(options.split);
    if (!indices)
        return tl::unexpected(indices.error());
    return withForeignErrors(ErrorKind::Internal, subject.root(), [&]() -> Result<InspectionReport> {
        Inspection inspection(subject, options, std::move(*indices));
        if (!inspection.run(onProgress, stop))
            return fail(ErrorKind::Cancelled, "The inspection was stopped.", subject.root().string());
        return inspection.take();
    });
}

} // namespace

std::vector<std::string> InspectOptions::validate() const {
    std::vector<std::string> problems;
    if (nearDuplicates.hashBits < 0 || nearDuplicates.hashBits > 11)
        problems.emplace_back("The hash bits of near-duplicates must lie between 0 and 11.");
    if (!(nearDuplicates.meanDifference >= 0))
        problems.emplace_back("The mean difference of near-duplicates must not be negative.");
    if (!(duplicateIou > 0 && duplicateIou <= 1))
        problems.emplace_back("The IoU of duplicate boxes must lie between 0 and 1.");
    if (!(tinySide >= 0))
        problems.emplace_back("The side of tiny boxes must not be negative.");
    if (networkSide < 0 || threads < 0 || rareClass < 0)
        problems.emplace_back("The network side, the number of threads and the rare count must not be negative.");
    return problems;
}

std::size_t InspectionReport::count(Severity severity) const {
    return static_cast<std::size_t>(std::count_if(
        findings.begin(), findings.end(), [&](const Finding& finding) { return finding.severity == severity; }));
}

bool InspectionReport::isClean() const {
    return count(Severity::Error) == 0 && count(Severity::Warning) == 0;
}

Result<InspectionReport> inspect(const VocDataset& dataset, const InspectOptions& options,
                                 const ItemProgress& onProgress, const std::stop_token& stop) {
    return inspectSubject(VocSubject(dataset), options, onProgress, stop);
}

Result<InspectionReport> inspect(const FormatReading& reading, const std::filesystem::path& file,
                                 const InspectOptions& options, const ItemProgress& onProgress,
                                 const std::stop_token& stop) {
    auto report = inspectSubject(SetSubject(reading, file), options, onProgress, stop);
    if (report)
        for (Finding& finding : report->findings)
            finding.fix = {}; // fixes edit VOC files
    return report;
}

} // namespace boxwright
