#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <ATen/Parallel.h>

#include "core/model/image_tensor.h"
#include "tests/support/detection_match.h"
#include "tests/support/golden_model.h"

using namespace boxwright;
using golden::Json;

namespace {

constexpr double kMapTolerance = 1e-4;
/// Share of detections and proposals that may have no partner: a pair of boxes at the threshold of the suppression, or
/// a score at that of the detections, falls to either side with the order of a sum.
constexpr double kDisputedShare = 0.01;

const QString kPython = QStringLiteral("/usr/bin/python3");
const QString kPhotographs = QStringLiteral(BOXWRIGHT_SHARED_DATA "/bccd/VOCdevkit/VOC2012/JPEGImages");

/// True if the program ended well; what it wrote to stderr is shown otherwise.
bool runPython(const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(kPython, arguments);
    return process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Json jsonOf(const QString& path) {
    return Json::parse(bytesOf(path).toStdString());
}

RgbImage pictureOf(const QString& folder, const Json& image) {
    RgbImage picture(image.at("width"), image.at("height"));
    const QByteArray pixels = bytesOf(folder + '/' + QString::fromStdString(image.at("pixels").get<std::string>()));
    std::copy(pixels.begin(), pixels.begin() + static_cast<qsizetype>(picture.pixels.size()), picture.pixels.begin());
    return picture;
}

/// float32, as {"file", "shape"} describes it.
at::Tensor tensorOf(const QString& folder, const Json& description) {
    QByteArray bytes = bytesOf(folder + '/' + QString::fromStdString(description.at("file").get<std::string>()));
    return at::from_blob(bytes.data(), description.at("shape").get<std::vector<int64_t>>(), at::kFloat).clone();
}

double relativeError(const at::Tensor& actual, const at::Tensor& expected) {
    if (actual.sizes() != expected.sizes())
        return std::numeric_limits<double>::infinity();
    return ((actual - expected).norm() / expected.norm()).item<double>();
}

/// Boxes [P, 4] of `expected` without one of `actual` within the tolerance in pixels.
int64_t withoutPartner(const at::Tensor& actual, const at::Tensor& expected, double tolerance) {
    const at::Tensor distance = (actual.unsqueeze(0) - expected.unsqueeze(1)).abs().amax(2); // [P, Q]
    return std::get<0>(distance.min(1)).gt(tolerance).sum().item<int64_t>();
}

/// What the last lines of output say of a model.
struct Row {
    std::size_t images = 0, detections = 0, disputed = 0, oursInDouble = 0, theirsInDouble = 0;
    double box = 0, score = 0, map = 0;
    double seconds = 0, theirSeconds = 0;
};

} // namespace

/// Photographs through every model here and in torchvision, with the same weights and pixels. Two reduced images a
/// model by default; BOXWRIGHT_PARITY_IMAGES=20 takes as many at the model's own size (ctest -L parity).
class TestParityBccd : public QObject {
    Q_OBJECT

    QMap<QString, Row> m_rows;
    QTemporaryDir m_folder;

    static int wantedImages() { return qEnvironmentVariableIntValue("BOXWRIGHT_PARITY_IMAGES"); }

    [[nodiscard]] bool runReference(const QString& model, const QStringList& arguments) const {
        return runPython(
            QStringList{QStringLiteral(BOXWRIGHT_GOLDEN "/../reference/parity_bccd.py"), m_folder.path(), model} +
            arguments);
    }

    /// Settles the images in which the two disagree by torchvision's answer in float64.
    void askInDouble(const QString& model, const QStringList& indices, const std::vector<std::vector<Detection>>& ours,
                     Row& row) const {
        QVERIFY(runReference(model, {"--double", indices.join(',')}));
        const Json images = jsonOf(m_folder.filePath(model + ".json")).at("images");
        for (const QString& index : indices) {
            const Json& image = images.at(index.toUInt());
            const std::vector<Detection> exact = golden::detectionsOf(image.at("double"));
            row.oursInDouble += matchDetections(ours[index.toUInt()], exact).unmatched;
            row.theirsInDouble += matchDetections(golden::detectionsOf(image), exact).unmatched;
        }
    }

    /// Maps and proposals of the first image.
    void compareInside(FasterRcnn& model, const Json& answer, Row& row) const {
        const RgbImage picture = pictureOf(m_folder.path(), answer.at("images").at(0));
        const auto seen = model->inspect({imageView(picture)});
        QCOMPARE(seen.maps.size(), answer.at("maps").size());
        for (std::size_t level = 0; level < seen.maps.size(); ++level)
            row.map =
                std::max(row.map, relativeError(seen.maps[level], tensorOf(m_folder.path(), answer.at("maps")[level])));
        QVERIFY2(row.map <= kMapTolerance, qPrintable(QString::number(row.map)));
        const at::Tensor expected = tensorOf(m_folder.path(), answer.at("proposals"));
        const auto& size = seen.batch.sizes.front();
        const double tolerance = 1e-4 * static_cast<double>(std::max(size.height, size.width));
        const int64_t alone = withoutPartner(seen.proposals.front(), expected, tolerance) +
                              withoutPartner(expected, seen.proposals.front(), tolerance);
        QVERIFY2(static_cast<double>(alone) <= 2 * kDisputedShare * static_cast<double>(expected.size(0)),
                 qPrintable(QStringLiteral("%1 of %2 proposals").arg(alone).arg(expected.size(0))));
    }

private Q_SLOTS:
    void initTestCase() {
        if (!qEnvironmentVariableIsSet("OMP_NUM_THREADS"))
            at::set_num_threads(1); // ctest runs a test on each core
        if (!QDir(kPhotographs).exists())
            QSKIP("no BCCD photographs beside the checkout");
        if (!QFile::exists(kPython) || !runPython({"-c", "import torchvision, PIL"}))
            QSKIP("no python3-torchvision");
    }

    void detectsLikeTorchvision_data() {
        QTest::addColumn<QString>("name");
        for (const ZooEntry& entry : modelZoo())
            QTest::newRow(entry.name.c_str()) << QString::fromStdString(entry.name);
    }
    void detectsLikeTorchvision() {
        QFETCH(QString, name);
        const int count = wantedImages();
        QStringList arguments{kPhotographs, QString::number(count > 0 ? count : 2)};
        if (count <= 0)
            arguments << "--reduced";
        QVERIFY(runReference(name, arguments));
        const Json answer = jsonOf(m_folder.filePath(name + ".json"));
        FasterRcnn model = *makeModel(golden::optionsOf(answer));
        formula::fill(*model, golden::calibrationOf(answer.at("calibration")));
        golden::setBackground(model, answer.at("background"));
        model->eval();

        Row& row = m_rows[name];
        row.theirSeconds = answer.at("seconds");
        QStringList disputed;
        std::vector<std::vector<Detection>> ours;
        for (const Json& image : answer.at("images")) {
            const RgbImage picture = pictureOf(m_folder.path(), image);
            QElapsedTimer timer;
            timer.start();
            ours.push_back(toDetections(model->detect({imageView(picture)}).front()));
            row.seconds += static_cast<double>(timer.elapsed()) / 1000;
            const DetectionMatch match = matchDetections(ours.back(), golden::detectionsOf(image));
            if (match.unmatched > 0)
                disputed << QString::number(row.images);
            ++row.images;
            row.detections += match.count;
            row.disputed += match.unmatched;
            row.box = std::max(row.box, match.boxDifference);
            row.score = std::max(row.score, match.scoreDifference);
        }
        compareInside(model, answer, row);
        if (!disputed.isEmpty())
            askInDouble(name, disputed, ours, row);
        QVERIFY(row.detections >= 5 * row.images);
        QVERIFY2(static_cast<double>(row.disputed) <= kDisputedShare * static_cast<double>(row.detections),
                 qPrintable(QStringLiteral("%1 of %2 detections").arg(row.disputed).arg(row.detections)));
        for (const QString& left : QDir(m_folder.path()).entryList({name + "_*.f32"}))
            QFile::remove(m_folder.filePath(left));
    }

    void cleanupTestCase() {
        qInfo("model | images | detections | box px | score | maps | without partner | so in float64: ours, "
              "torchvision's "
              "| seconds: ours, torchvision's");
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
            qInfo("%s | %zu | %zu | %.1e | %.1e | %.1e | %zu | %zu, %zu | %.1f, %.1f", qPrintable(row.key()),
                  row->images, row->detections, row->box, row->score, row->map, row->disputed, row->oursInDouble,
                  row->theirsInDouble, row->seconds, row->theirSeconds);
    }
};

QTEST_GUILESS_MAIN(TestParityBccd)
#include "tst_parity_bccd.moc"
