#include "core/data/dataset_index.h"

#include <algorithm>

#include "core/base/quiet_thread.h"
#include "core/data/parallel_work.h"

namespace boxwright {

namespace {

AnnotationState stateOf(const Result<Annotation>& annotation, bool hasAnnotation) {
    if (!annotation)
        return AnnotationState::Unreadable;
    if (annotation->verified)
        return AnnotationState::Verified;
    if (!annotation->objects.empty())
        return AnnotationState::Annotated;
    return hasAnnotation ? AnnotationState::Empty : AnnotationState::Unlabelled;
}

} // namespace

DatasetIndex::DatasetIndex(std::shared_ptr<const VocDataset> dataset, Options options, Progress onProgress)
    : m_dataset(std::move(dataset))
    , m_options(options)
    , m_onProgress(std::move(onProgress))
    , m_entries(m_dataset->images().size())
    , m_known(m_entries.size()) {
    m_summary.images = m_entries.size();
    m_published = m_summary;
    if (m_options.begins)
        begin();
}

DatasetIndex::~DatasetIndex() {
    m_stop.request_stop(); // m_thread goes first: it is joined
}

void DatasetIndex::begin() {
    m_thread = std::jthread([this]() { run(); });
}

void DatasetIndex::cancel() {
    m_stop.request_stop();
}

void DatasetIndex::wait() const {
    std::unique_lock lock(m_publishedMutex);
    m_endedChanged.wait(lock, [this] { return m_published.ended; });
}

void DatasetIndex::run() {
    lowerThreadShare(ThreadShare::Quiet); // and that of the threads that it starts
    const auto report = [this](std::size_t, std::size_t) {
        publish();
        if (m_onProgress)
            m_onProgress(summary());
    };
    try {
        static_cast<void>(forEachItem(
            m_entries.size(), m_options.threads, [this](std::size_t image) { read(image, true); }, report,
            m_stop.get_token()));
    } catch (...) { // no memory: the rest stays Pending, which summary() shows
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_summary.ended = true;
        ++m_changes;
    }
    publish();
    m_endedChanged.notify_all();
    report(0, 0);
}

void DatasetIndex::read(std::size_t image, bool onlyPending) {
    const auto annotation = m_dataset->annotation(image);
    const DatasetImage& source = m_dataset->images()[image];
    std::error_code ignored;
    const bool hasAnnotation =
        source.hasAnnotation || (!onlyPending && std::filesystem::exists(source.annotationPath, ignored));
    const std::scoped_lock lock(m_mutex);
    Entry& entry = m_entries[image];
    if (onlyPending && entry.known.state != AnnotationState::Pending)
        return; // refresh() was here first, and knows better
    count(entry, false);
    entry = entryOf(annotation, hasAnnotation);
    count(entry, true);
    ++m_changes;
    m_known[image] = entry.known;
}

DatasetIndex::Entry DatasetIndex::entryOf(const Result<Annotation>& annotation, bool hasAnnotation) {
    Entry entry;
    entry.known.state = stateOf(annotation, hasAnnotation);
    if (!annotation)
        return entry;
    entry.known.objects = static_cast<std::uint32_t>(annotation->objects.size());
    for (const ObjectAnnotation& object : annotation->objects) {
        const auto next = static_cast<std::uint32_t>(m_classNames.size());
        const auto [known, isNew] = m_classNumbers.emplace(object.className, next);
        if (isNew)
            m_classNames.push_back(object.className);
        const auto own = std::find_if(entry.classes.begin(), entry.classes.end(),
                                      [id = known->second](const auto& pair) { return pair.first == id; });
        if (own == entry.classes.end())
            entry.classes.emplace_back(known->second, 1);
        else
            ++own->second;
    }
    entry.classes.shrink_to_fit();
    return entry;
}

void DatasetIndex::count(const Entry& entry, bool added) {
    if (entry.known.state == AnnotationState::Pending)
        return;
    const auto change = [added](std::size_t& counter, std::size_t by) {
        counter = added ? counter + by : counter - by;
    };
    change(m_summary.read, 1);
    change(m_summary.objects, entry.known.objects);
    change(m_summary.states[entry.known.state], 1);
    for (const auto& [number, objects] : entry.classes) {
        const auto counter = m_summary.classes.try_emplace(m_classNames[number], 0).first;
        change(counter->second, objects);
        if (counter->second == 0)
            m_summary.classes.erase(counter);
    }
}

void DatasetIndex::publish() {
    IndexSummary counted;
    std::uint64_t changes = 0;
    {
        const std::scoped_lock lock(m_mutex);
        counted = m_summary;
        changes = m_changes;
    }
    const std::scoped_lock lock(m_publishedMutex);
    if (changes <= m_publishedChanges)
        return; // another thread was here with newer ones
    m_published = std::move(counted);
    m_publishedChanges = changes;
}

IndexSummary DatasetIndex::summary() const {
    const std::scoped_lock lock(m_publishedMutex);
    return m_published;
}

AnnotationState DatasetIndex::state(std::size_t image) const {
    return m_known.at(image).load().state;
}

std::size_t DatasetIndex::objectCount(std::size_t image) const {
    return m_known.at(image).load().objects;
}

std::vector<std::string> DatasetIndex::classesOf(std::size_t image) const {
    const std::scoped_lock lock(m_mutex);
    std::vector<std::string> names;
    for (const auto& [number, objects] : m_entries.at(image).classes)
        names.push_back(m_classNames[number]);
    return names;
}

std::vector<std::size_t> DatasetIndex::imagesWith(const std::string& className) const {
    const std::scoped_lock lock(m_mutex);
    std::vector<std::size_t> images;
    const auto known = m_classNumbers.find(className);
    if (known == m_classNumbers.end())
        return images;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (std::any_of(m_entries[i].classes.begin(), m_entries[i].classes.end(),
                        [&](const auto& pair) { return pair.first == known->second; }))
            images.push_back(i);
    return images;
}

void DatasetIndex::refresh(std::size_t image) {
    if (image >= m_entries.size())
        return;
    read(image, false);
    publish();
}

} // namespace boxwright
