#include <chrono>
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/model/weights/checkpoint_io.h"
#include "tests/fuzz/weight_mutations.h"
#include "tests/support/heap_meter.h"

using namespace boxwright;

namespace {

constexpr std::uint64_t mutationCount = 10000;
constexpr std::int64_t smallConstant = 8 << 20; // the reader's own constants and what libraries keep for themselves

std::string checkpointBytes(const std::filesystem::path& path) {
    TrainingState training;
    training.momentumBuffers = {{"a.weight", at::ones({3, 2})}};
    training.parameterNames = {"a.weight", "b"};
    training.randomState = at::arange(16, at::kByte);
    training.notes = "{\"epochs\": 3}";
    const StateDict state{{"a.weight", at::rand({3, 2})}, {"b", at::arange(7)}};
    (void)writeCheckpoint(path, {state, ModelOptions(), {"cat", "dog"}, training}).has_value();
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

class TestWeightMutations : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_path = m_folder.filePath("mutated.pth").toStdString();

    /// Null if the file loads or is refused with a sentence; else what is wrong.
    QByteArray problemWith(const std::string& bytes) {
        std::filesystem::remove(m_path); // some file systems flush a file that is shortened and written again
        std::ofstream(m_path, std::ios::binary) << bytes;
        heapmeter::restart();
        const auto read = readCheckpoint(m_path);
        const std::int64_t peak = heapmeter::peak();
        m_loaded += read ? 1 : 0;
        if (peak > 4 * static_cast<std::int64_t>(bytes.size()) + smallConstant)
            return "it takes " + QByteArray::number(static_cast<qlonglong>(peak)) + " bytes";
        if (read || (read.error().message.ends_with('.') && read.error().message.size() > 20 &&
                     read.error().file == m_path.string()))
            return {};
        return "no sentence: " + QByteArray::fromStdString(read.error().text());
    }

    int m_loaded = 0;

private Q_SLOTS:
    void theSeedsLoad() {
        for (const auto& seed : weightmutation::seeds()) {
            std::ofstream(m_path, std::ios::binary) << seed.bytes;
            const auto read = readCheckpoint(m_path);
            QVERIFY2(read.has_value(), read ? "" : (seed.name + ": " + read.error().text()).c_str());
        }
    }

    void everyMutationLoadsOrIsASentence() {
        auto seeds = weightmutation::seeds();
        seeds.push_back({"checkpoint", checkpointBytes(m_path)});
        m_loaded = 0;
        for (std::uint64_t index = 0; index < mutationCount; ++index) {
            const QByteArray problem = problemWith(weightmutation::mutated(seeds, index));
            QVERIFY2(problem.isNull(), "mutation " + QByteArray::number(static_cast<qulonglong>(index)) + " of " +
                                           seeds[index % seeds.size()].name.c_str() + ": " + problem);
        }
        qInfo("%d of %d mutations still load", m_loaded, int(mutationCount));
        QVERIFY(m_loaded > int(mutationCount) / 20 && m_loaded < int(mutationCount) / 2);
    }
};

QTEST_GUILESS_MAIN(TestWeightMutations)
#include "tst_weight_mutations.moc"
