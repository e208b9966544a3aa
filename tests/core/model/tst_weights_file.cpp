#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/model/weights/little_endian.h"
#include "core/model/weights/state_dict.h"
#include "tests/support/tensor_compare.h"
#include "tests/support/weight_samples.h"

using namespace boxwright;
using weightsample::counted;

namespace {

const std::vector<weightsample::Tensor> twoTensors{counted("a", ElementType::Float, {2, 3}),
                                                   counted("b", ElementType::Long, {4})};

std::string pickled(const char* text, std::size_t length) {
    return weightsample::zip(std::string(text, length), {});
}
#define PICKLED(literal) pickled(literal, sizeof(literal) - 1)

/// A safetensors file with this JSON text as its header and so many bytes of data.
std::string safetensors(const std::string& header, std::size_t dataSize) {
    return littleEndian(header.size(), 8) + header + std::string(dataSize, '\1');
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

/// A zip file with these members besides a good pickle.
std::string zipWith(const std::string& name) {
    auto tensors = twoTensors;
    std::string bytes = weightsample::file(WeightsForm::Zip, tensors);
    for (std::size_t at = bytes.find("archive/version"); at != bytes.npos; at = bytes.find("archive/version", at))
        bytes.replace(at, name.size(), name);
    return bytes;
}

std::string modulePickle() {
    return PICKLED("\x80\x02"
                   "ctorchvision.models.resnet\nResNet\n)\x81}X\x08\x00\x00\x00trainingNsb.");
}

} // namespace

class TestWeightsFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_path = m_folder.filePath("weights").toStdString();

    Result<WeightsFile> opened(const std::string& bytes) {
        std::ofstream(m_path, std::ios::binary) << bytes;
        return WeightsFile::open(m_path);
    }

    /// What a person would read; empty if the tensors can be read.
    QString complaint(const std::string& bytes) {
        const auto file = opened(bytes);
        if (!file)
            return QString::fromStdString(file.error().text());
        const auto state = findStateDict(*file);
        if (!state)
            return QString::fromStdString(state.error().text());
        const auto tensors = file->tensors(state->tensors);
        return tensors ? QString() : QString::fromStdString(tensors.error().text());
    }

private Q_SLOTS:
    void everyFormIsToldByItsBytesAndGivesTheSameTensors_data() {
        QTest::addColumn<int>("form");
        for (const auto& [form, name] : EnumText<WeightsForm>::table)
            QTest::newRow(name.data()) << static_cast<int>(form);
    }
    void everyFormIsToldByItsBytesAndGivesTheSameTensors() {
        QFETCH(int, form);
        std::vector<weightsample::Tensor> written;
        for (const auto& [type, name] : EnumText<ElementType>::table)
            written.push_back(counted(std::string(name), type, {2, 5}));
        const auto file = opened(weightsample::file(static_cast<WeightsForm>(form), written));
        QVERIFY2(file.has_value(), file ? "" : file.error().text().c_str());
        QCOMPARE(static_cast<int>(file->form()), form);
        for (const auto& expected : written) {
            const auto tensor = file->tensor(*file->root().find(expected.name));
            QVERIFY2(tensor.has_value(), expected.name.c_str());
            QCOMPARE(tensor->sizes(), (at::IntArrayRef{2, 5}));
            const auto bytes = static_cast<const char*>(tensor->data_ptr());
            if (expected.type == ElementType::Bool)
                QCOMPARE(tensor->sum().item<int>(), 9); // any byte but 0 is true
            else
                QCOMPARE(QByteArray(bytes, static_cast<qsizetype>(tensor->nbytes())),
                         QByteArray::fromStdString(expected.data));
        }
    }

    void packedMembersAreUnpacked() {
        const auto file = opened(weightsample::zip(weightsample::statePickle(twoTensors), twoTensors, true));
        QVERIFY2(file.has_value(), file ? "" : file.error().text().c_str());
        QCOMPARE(file->tensor(*file->root().find("b"))->view(at::kByte)[9].item<int>(), 9);
    }

    void viewsOfOneStorageAreCopiedApart() {
        // Both name storage "0": the whole of it, and its first elements as a square.
        const auto file = opened(weightsample::zip(
            replaced(weightsample::statePickle(
                         {counted("a", ElementType::Float, {6}), counted("b", ElementType::Float, {2, 2})}),
                     std::string("X\x01\x00\x00\x00", 5) + "1", std::string("X\x01\x00\x00\x00", 5) + "0"),
            {counted("a", ElementType::Float, {6})}));
        const auto whole = file->tensor(*file->root().find("a")), part = file->tensor(*file->root().find("b"));
        COMPARE_TENSORS(part->reshape(-1), whole->slice(0, 0, 4), 0);
        whole->fill_(7);
        QVERIFY(part->ne(7).all().item<bool>());
    }

    void oneNodeGivesOneTensor() {
        // {"a": T, "b": the same T}
        std::string pickle = weightsample::statePickle({counted("a", ElementType::Float, {6})});
        pickle = pickle.substr(0, pickle.size() - 2) + "q\x05X\x01" + std::string(3, '\0') + "bh\x05u.";
        const auto file = opened(weightsample::zip(pickle, {counted("a", ElementType::Float, {6})}));
        QVERIFY2(file.has_value(), file ? "" : file.error().text().c_str());
        const auto state = findStateDict(*file);
        const auto tensors = file->tensors(state->tensors);
        QVERIFY((*tensors)[0].is_same((*tensors)[1]));
    }

    void whatIsNoWeightFileGetsItsOwnSentence_data() {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("part");
        QTest::newRow("nothing") << std::string() << "is empty";
        QTest::newRow("a web page") << std::string("\r\n<!DOCTYPE html><html>Not found</html>") << "web page";
        QTest::newRow("a Git LFS pointer")
            << std::string("version https://git-lfs.github.com/spec/v1\noid sha256:0\n") << "git lfs pull";
        QTest::newRow("an ordinary pickle") << std::string("\x80\x04K\x01.") << "ordinary Python pickle";
        QTest::newRow("gzip") << std::string("\x1f\x8b\x08") << "gzip";
        QTest::newRow("any text") << std::string("hello") << "no weight file";
        QTest::newRow("a program of TorchScript") << zipWith("archive/code/xy") << "TorchScript";
        QTest::newRow("constants of TorchScript") << zipWith("a/constants.pkl") << "TorchScript";
        QTest::newRow("some other zip") << replaced(replaced(weightsample::file(WeightsForm::Zip, {}), "data.pkl",
                                                             "data.txt"),
                                                    "data.pkl", "data.txt")
                                        << "no data.pkl";
        QTest::newRow("a whole module") << modulePickle() << "torchvision.models.resnet ResNet";
        QTest::newRow("no tensors") << PICKLED("}.") << "no state dict";
    }
    void whatIsNoWeightFileGetsItsOwnSentence() {
        QFETCH(std::string, bytes);
        QFETCH(QString, part);
        const QString sentence = complaint(bytes);
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
        QVERIFY(sentence.startsWith(m_folder.path()) && sentence.endsWith('.'));
    }

    void damagedFilesSayWhatIsWrong_data() {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("part");
        const std::string zip = weightsample::file(WeightsForm::Zip, twoTensors);
        QTest::newRow("half a zip") << zip.substr(0, zip.size() / 2) << "unfinished download";
        const std::string legacy = weightsample::file(WeightsForm::Legacy, twoTensors);
        QTest::newRow("most of a legacy file") << legacy.substr(0, legacy.size() - 8) << "unfinished download";
        QTest::newRow("a legacy file of a big-endian machine")
            << replaced(legacy, "little_endian\x88", "little_endian\x89") << "big-endian";
        const std::string tar = weightsample::file(WeightsForm::Tar, twoTensors);
        QTest::newRow("a tar archive of something else") << replaced(tar, "storages", "storehut") << "\"storages\"";
        QTest::newRow("half a tar archive") << tar.substr(0, 1540) << "unfinished download";
        QTest::newRow("a storage of an unknown type")
            << weightsample::zip(replaced(weightsample::statePickle(twoTensors), "LongStorage", "WideStorage"),
                                 twoTensors)
            << "\"torch WideStorage\"";
        QTest::newRow("a storage that is not there")
            << weightsample::zip(weightsample::statePickle(twoTensors), {twoTensors[0]}) << "archive/data/1";
        QTest::newRow("a tensor larger than its data")
            << weightsample::zip(weightsample::statePickle({counted("a", ElementType::Float, {3, 3})}), twoTensors)
            << "tensor a: A tensor is larger";
        const std::string entry = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]})";
        QTest::newRow("a hole") << safetensors(entry + R"(,"b":{"dtype":"U8","shape":[1],"data_offsets":[9,10]}})", 10)
                                << "hole or an overlap";
        QTest::newRow("an overlap") << safetensors(entry + R"(,"b":{"dtype":"U8","shape":[1],"data_offsets":[7,8]}})",
                                                   8)
                                    << "hole or an overlap";
        QTest::newRow("data of no tensor") << safetensors(entry + "}", 9) << "no tensor";
        QTest::newRow("too little data") << safetensors(entry + "}", 7) << "unfinished download";
        QTest::newRow("two of a name") << safetensors(entry + R"(,"a":{"dtype":"U8","shape":[],"data_offsets":[8,9]}})",
                                                      9)
                                       << "one name";
        QTest::newRow("a shape that lies") << safetensors(replaced(entry, "[2]", "[3]") + "}", 8) << "shape";
        QTest::newRow("a shape beyond numbers")
            << safetensors(replaced(entry, "[2],", "[0,9223372036854775807,4],") + "}", 8) << "shape";
        QTest::newRow("an 8-bit float") << safetensors(replaced(entry, "F32", "F8_E4M3") + "}", 8) << "\"F8_E4M3\"";
        QTest::newRow("an unknown field") << safetensors(replaced(entry, "dtype", "btype") + "}", 8) << "(at \"a\")";
        QTest::newRow("no JSON") << safetensors("{\"a\":,", 8) << "no JSON text";
        QTest::newRow("a header of 200 MB") << littleEndian(200'000'000, 8) + "{}"
                                            << "100 MB";
        QTest::newRow("a header that ends too early") << littleEndian(2000, 8) + "{}"
                                                      << "unfinished download";
    }
    void damagedFilesSayWhatIsWrong() {
        QFETCH(std::string, bytes);
        QFETCH(QString, part);
        const QString sentence = complaint(bytes);
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
        QVERIFY(sentence.startsWith(m_folder.path()) && sentence.endsWith('.'));
    }

    void aFileThatIsNotThereOrAFolderIsASentence() {
        QCOMPARE(WeightsFile::open("/nonexistent/x.pth").error().kind, ErrorKind::NotFound);
        QVERIFY(WeightsFile::open(m_folder.path().toStdString()).error().message.find("folder") != std::string::npos);
    }

    void theMetadataOfSafetensorsAreThere() {
        const auto file = opened(weightsample::file(WeightsForm::SafeTensors, twoTensors));
        QCOMPARE(file->metadata().at("format"), std::string("pt"));
    }

    void modulePrefixGoesOnlyIfAllKeysHaveIt() {
        const auto all = opened(weightsample::file(WeightsForm::Zip, {counted("module.a", ElementType::Float, {1}),
                                                                      counted("module.b", ElementType::Float, {1})}));
        QCOMPARE(findStateDict(*all)->tensors[0].name, std::string("a"));
        for (const auto& names : {std::pair("b", "module.a"), std::pair("module.a", "b")}) {
            const auto one =
                opened(weightsample::file(WeightsForm::Zip, {counted(names.first, ElementType::Float, {1}),
                                                             counted(names.second, ElementType::Float, {1})}));
            QCOMPARE(findStateDict(*one)->tensors[0].name, std::string(names.first));
        }
    }

    void onlyTheOldNamesOfPyramidAndRpnChange_data() {
        QTest::addColumn<std::string>("old");
        QTest::addColumn<std::string>("today");
        const auto row = [](const char* old, const char* today) {
            QTest::newRow(old) << std::string(old) << std::string(today);
        };
        row("backbone.fpn.inner_blocks.3.weight", "backbone.fpn.inner_blocks.3.0.weight");
        row("backbone.fpn.layer_blocks.0.bias", "backbone.fpn.layer_blocks.0.0.bias");
        row("rpn.head.conv.weight", "rpn.head.conv.0.0.weight");
        for (const char* kept :
             {"backbone.fpn.inner_blocks.3.0.weight", "backbone.fpn.inner_blocks.3.1.weight",
              "backbone.fpn.inner_blocks.3.1.running_mean", "rpn.head.conv.0.0.weight", "rpn.head.conv.1.0.bias",
              "rpn.head.cls_logits.weight", "weight", "inner_blocks.weight", "backbone.fpn.inner_blocks.weight"})
            row(kept, kept);
    }
    void onlyTheOldNamesOfPyramidAndRpnChange() {
        QFETCH(std::string, old);
        QFETCH(std::string, today);
        const auto file = opened(weightsample::file(WeightsForm::Legacy, {counted(old, ElementType::Float, {1})}));
        const auto state = findStateDict(*file);
        QCOMPARE(state->tensors[0].name, today);
        QCOMPARE(state->oldNames, old != today);
    }
};

QTEST_GUILESS_MAIN(TestWeightsFile)
#include "tst_weights_file.moc"
