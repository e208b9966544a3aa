#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/model/weights/checkpoint_io.h"
#include "core/model/weights/little_endian.h"
#include "core/model/weights/pickle_writer.h"
#include "tests/support/heap_meter.h"
#include "tests/support/weight_samples.h"

using namespace boxwright;

namespace {

constexpr std::size_t megabyte = 1 << 20;

std::string repeated(const std::string& text, std::size_t size) {
    std::string bytes;
    while (bytes.size() < size)
        bytes += text;
    return bytes;
}

/// A zip file whose pickle is mostly this instruction, over and over.
std::string manyTimes(const std::string& instruction, const std::string& before = {}) {
    return weightsample::zip("\x80\x02" + before + repeated(instruction, 4 * megabyte) + ".", {});
}

/// Instructions of {name: tensor 0} for `count` names of the tensor that the memo keeps.
std::string oneTensorManyTimes(int count) {
    const weightsample::Tensor tensor = weightsample::counted("first", ElementType::Byte, {megabyte});
    std::string pickle = weightsample::statePickle({tensor});
    pickle = pickle.substr(0, pickle.size() - 2) + "q\x05";
    for (int i = 0; i < count; ++i)
        pickle += std::string("X\x04\x00\x00\x00", 5) + std::to_string(1000 + i) + "h\x05";
    return weightsample::zip(pickle + "u.", {tensor});
}

/// As many tensors of one storage, each with its own description.
std::string manyViewsOfOneStorage(int count) {
    PickleWriter writer;
    writer.beginDict();
    for (int i = 0; i < count; ++i) {
        writer.text("view" + std::to_string(i));
        const std::int64_t sizes[] = {megabyte};
        writer.tensor("0", ElementType::Byte, sizes);
    }
    writer.endDict();
    return weightsample::zip(writer.finish(), {weightsample::counted("0", ElementType::Byte, {megabyte})});
}

std::string withHeader(const std::string& json) {
    return littleEndian(json.size(), 8) + json;
}

std::string manySafetensors() {
    std::string json = "{";
    for (int i = 0; i < 100000; ++i)
        json +=
            (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
    return withHeader(json + "}");
}

std::string manyMetadata() {
    std::string json = "{\"__metadata__\":{";
    for (int i = 0; i < 300000; ++i)
        json += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":\"\"";
    return withHeader(json + "}}");
}

} // namespace

class TestWeightBombs : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_path = m_folder.filePath("bomb.pth").toStdString();

    Result<Checkpoint> read(const std::string& bytes) {
        std::ofstream(m_path, std::ios::binary) << bytes;
        heapmeter::restart();
        return readCheckpoint(m_path);
    }

private Q_SLOTS:
    void initTestCase() {
        (void)at::ones({1}); // LibTorch takes memory for itself when it is first used
        if (!heapmeter::works())
            QSKIP("a sanitizer counts the memory here");
    }

    void theMeterSeesWhatLibTorchTakes() {
        heapmeter::restart();
        (void)at::ones({std::int64_t(3 * megabyte)}, at::kByte);
        QVERIFY(heapmeter::peak() >= std::int64_t(3 * megabyte) && heapmeter::peak() < std::int64_t(4 * megabyte));
    }

    void hostileFilesAreRefusedBeforeTheyTakeMemory_data() {
        QTest::addColumn<std::string>("bytes");
        const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << bytes; };
        row("values on the stack", manyTimes("N"));
        row("lists", manyTimes("]"));
        row("dicts in dicts", manyTimes("}NN"));
        row("marks", manyTimes("("));
        row("numbers", manyTimes("K\x01"));
        row("texts", manyTimes(std::string("X\0\0\0\0", 5)));
        row("the memo", manyTimes("\x94", "N"));
        row("items of a list", manyTimes("Na", "]"));
        row("entries of a dict", manyTimes("NNs", "}"));
        row("globals", manyTimes("cx\ny\n"));
        row("calls", manyTimes(")R", "ca\nb\n"));
        row("nested tuples", manyTimes("\x85", "N"));
        row("views of one storage", manyViewsOfOneStorage(100));
        row("a packed archive of zeros",
            weightsample::zip(weightsample::statePickle({weightsample::counted("a", ElementType::Byte, {1})}),
                              {{"a", ElementType::Byte, {16 * megabyte}, std::string(16 * megabyte, '\0')}}, true));
        row("a packed pickle", weightsample::zip(repeated("]", 16 * megabyte), {}, true));
        row("a header of nested lists", withHeader("{\"a\":{\"shape\":" + repeated("[", 4 * megabyte)));
        row("a header of nested objects", withHeader(repeated("{\"a\":", 4 * megabyte)));
        row("a header of metadata", manyMetadata());
        row("a header of tiny tensors", manySafetensors());
    }
    void hostileFilesAreRefusedBeforeTheyTakeMemory() {
        QFETCH(std::string, bytes);
        const auto checkpoint = read(bytes);
        const std::int64_t peak = heapmeter::peak();
        QVERIFY(!checkpoint.has_value());
        QVERIFY(checkpoint.error().message.ends_with('.'));
        const std::int64_t limit = 4 * static_cast<std::int64_t>(bytes.size()) + 8 * std::int64_t(megabyte);
        QVERIFY2(peak <= limit, QByteArray::number(static_cast<qlonglong>(peak)) + " bytes for a file of " +
                                    QByteArray::number(static_cast<qlonglong>(bytes.size())));
    }

    void aTensorUnderAThousandNamesIsReadOnce() {
        const auto checkpoint = read(oneTensorManyTimes(1000));
        QVERIFY2(checkpoint.has_value(), checkpoint ? "" : checkpoint.error().text().c_str());
        QCOMPARE(checkpoint->model.size(), std::size_t(1001));
        QVERIFY(heapmeter::peak() < std::int64_t(4 * megabyte));
    }

    void deeplyNestedListsAreNoTroubleForTheStack() {
        const std::string pickle = repeated("]", megabyte / 32) + repeated("a", megabyte / 32 - 1) + ".";
        const auto checkpoint =
            read(weightsample::zip(pickle, {{"x", ElementType::Byte, {1}, std::string(8 * megabyte, 'x')}}));
        QCOMPARE(checkpoint.error().message, std::string("The file holds no state dict: no named tensors were found."));
    }
};

QTEST_GUILESS_MAIN(TestWeightBombs)
#include "tst_weight_bombs.moc"
