#include "core/data/conversion_losses.h"
#include "core/data/dataset_convert.h"
#include "tests/core/data/format_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

/// The blood cell data set, 364 files of labelImg with 4,888 objects, through every format and back.
class TestDatasetConvertBccd : public QObject {
    Q_OBJECT

    AnnotationSet m_before;

private Q_SLOTS:
    void initTestCase() {
        const fs::path bccd = fs::path(BOXWRIGHT_SHARED_DATA) / "bccd";
        if (!fs::exists(bccd))
            QSKIP("The blood cell data set is not beside this checkout.");
        auto read = readDataset(bccd);
        VERIFY_RESULT(read);
        m_before = std::move(read->set);
        QCOMPARE(m_before.images.size(), std::size_t{364});
    }

    void everyBoxComesBackToTheBit_data() {
        QTest::addColumn<int>("format");
        for (const DatasetFormat format :
             {DatasetFormat::Voc, DatasetFormat::Coco, DatasetFormat::Yolo, DatasetFormat::CreateMl})
            QTest::newRow(std::string(toText(format)).c_str()) << static_cast<int>(format);
    }
    void everyBoxComesBackToTheBit() {
        QFETCH(int, format);
        const TemporaryFolder folder;
        AnnotationSet set = m_before;
        VERIFY_RESULT(completeSizes(set, static_cast<DatasetFormat>(format)));
        VERIFY_RESULT(
            convertDataset(set, {static_cast<DatasetFormat>(format), folder / "other", ImagePlacement::Link, false}));
        auto other = readDataset(folder / "other");
        VERIFY_RESULT(other);
        VERIFY_RESULT(convertDataset(other->set, {DatasetFormat::Voc, folder / "again", ImagePlacement::Link, false}));
        const auto after = readDataset(folder / "again");
        VERIFY_RESULT(after);
        QCOMPARE(after->set.images.size(), std::size_t{364});
        QCOMPARE(after->set.classes.names(), (std::vector<std::string>{"Platelets", "RBC", "WBC"}));
        std::size_t objects = 0;
        for (std::size_t i = 0; i < 364; ++i) {
            QCOMPARE(after->set.images[i].id, m_before.images[i].id);
            QCOMPARE(boxesOf(after->set.images[i]), boxesOf(m_before.images[i]));
            QCOMPARE(namesOf(after->set.images[i]), namesOf(m_before.images[i]));
            objects += after->set.images[i].annotation.objects.size();
        }
        QCOMPARE(objects, std::size_t{4888});
        for (const auto& entry : fs::directory_iterator(folder / "again/Annotations"))
            if (static_cast<DatasetFormat>(format) == DatasetFormat::Voc)
                QCOMPARE(bytesOf(entry.path()),
                         bytesOf(m_before.images[0].vocFile.parent_path() / entry.path().filename()));
    }
};

QTEST_APPLESS_MAIN(TestDatasetConvertBccd)
#include "tst_dataset_convert_bccd.moc"
