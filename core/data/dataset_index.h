#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/enum_text.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// What is known of the annotation of one image.
enum class AnnotationState : std::uint8_t {
    Pending, ///< not read yet
    Unlabelled,
    Empty, ///< a file without objects
    Annotated,
    Verified, ///< marked as checked by a person
    Unreadable,
};

template <>
struct EnumText<AnnotationState> {
    static constexpr std::array table{
        std::pair{AnnotationState::Pending, std::string_view("pending")},
        std::pair{AnnotationState::Unlabelled, std::string_view("unlabelled")},
        std::pair{AnnotationState::Empty, std::string_view("empty")},
        std::pair{AnnotationState::Annotated, std::string_view("annotated")},
        std::pair{AnnotationState::Verified, std::string_view("verified")},
        std::pair{AnnotationState::Unreadable, std::string_view("unreadable")},
    };
};

/// Counts over what was read so far.
struct IndexSummary {
    std::size_t images = 0; ///< of the data set
    std::size_t read = 0;   ///< of them, so far
    std::size_t objects = 0;
    std::map<AnnotationState, std::size_t> states; ///< Pending is not counted
    std::map<std::string, std::size_t> classes;    ///< objects by class name
    bool ended = false;                            ///< complete, or cancelled

    [[nodiscard]] bool isComplete() const { return read == images; }
};

/// Reads the annotations of a data set in the background, for the window's list, filters and counts. About 70 bytes an
/// image and 2 more a class in it. All functions from any thread; summary(), state() and objectCount() never wait for
/// the threads that read, which may be stopped at any place on a machine in use.
class DatasetIndex {
public:
    struct Options {
        int threads = 1;    ///< one leaves room for the window; 0: one a core
        bool begins = true; ///< at once; else begin() does
    };
    /// Called from an indexing thread about ten times a second and once at the end. Return quickly; do not destroy the
    /// index.
    using Progress = std::function<void(const IndexSummary&)>;

    explicit DatasetIndex(std::shared_ptr<const VocDataset> dataset, Options options = {1, true},
                          Progress onProgress = {});
    /// Stops within one annotation file a thread.
    ~DatasetIndex();
    DatasetIndex(const DatasetIndex&) = delete;
    DatasetIndex& operator=(const DatasetIndex&) = delete;

    /// Starts to read, once. Makes a thread, for which it may have to wait while a library is being loaded.
    void begin();
    /// Asks to stop; what was read stays.
    void cancel();
    /// Waits until everything was read, or cancelled.
    void wait() const;

    /// While indexing a tenth of a second old.
    [[nodiscard]] IndexSummary summary() const;
    [[nodiscard]] AnnotationState state(std::size_t image) const;
    [[nodiscard]] std::size_t objectCount(std::size_t image) const;
    /// Names of the classes in the image, in no particular order.
    [[nodiscard]] std::vector<std::string> classesOf(std::size_t image) const;
    /// Images that hold the class, ascending: for a filter of the list.
    [[nodiscard]] std::vector<std::size_t> imagesWith(const std::string& className) const;
    /// Reads one image again, after an edit. Works while indexing too.
    void refresh(std::size_t image);

private:
    struct Known {
        AnnotationState state = AnnotationState::Pending;
        std::uint32_t objects = 0;
    };
    struct Entry {
        Known known;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> classes; ///< number of the class, objects of it
    };

    void run();
    /// Reads one annotation and puts it in place of what was known; with `onlyPending` only if nothing was.
    void read(std::size_t image, bool onlyPending);
    /// With m_mutex held.
    [[nodiscard]] Entry entryOf(const Result<Annotation>& annotation, bool hasAnnotation);
    /// Adds the entry to the summary, or takes it away. With m_mutex held.
    void count(const Entry& entry, bool added);
    /// Makes what is counted the summary().
    void publish();

    std::shared_ptr<const VocDataset> m_dataset;
    Options m_options;
    Progress m_onProgress;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_endedChanged;
    std::vector<Entry> m_entries;
    std::vector<std::string> m_classNames;
    std::map<std::string, std::uint32_t> m_classNumbers;
    IndexSummary m_summary;
    std::uint64_t m_changes = 0;             ///< of m_summary
    std::vector<std::atomic<Known>> m_known; ///< of m_entries, without a lock
    mutable std::mutex m_publishedMutex;     ///< held for a copy, and never while something is read
    IndexSummary m_published;
    std::uint64_t m_publishedChanges = 0; ///< that are in m_published
    std::stop_source m_stop;
    std::jthread m_thread; ///< last: ends while everything else is there
};

} // namespace boxwright
