#include <QTest>

#include "core/data/augmentation_presets.h"
#include "tests/support/drawn_source.h"

using namespace boxwright;

class TestAugmentationPresets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNameMakesATransformThatChangesPictures_data() {
        QTest::addColumn<QString>("name");
        for (const auto& [preset, name] : EnumText<AugmentationPreset>::table)
            QTest::newRow(std::string(name).c_str()) << QString::fromStdString(std::string(name));
    }
    void everyNameMakesATransformThatChangesPictures() {
        QFETCH(QString, name);
        const auto transform = namedAugmentation(name.toStdString());
        QVERIFY2(transform.has_value(), transform ? "" : transform.error().text().c_str());
        const Sample sample = *DrawnSource(1).load(0);
        int changed = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Sample result = (*transform)->apply(sample, seed);
            changed += result.image.pixels != sample.image.pixels ? 1 : 0;
            QVERIFY(!result.truth.boxesInImage.empty());
        }
        QVERIFY(changed > 8);
    }

    void theEngineMirrorsByItself() {
        for (const auto& [preset, name] : EnumText<AugmentationPreset>::table)
            QCOMPARE(augmentationOptions(preset).flip.probability, 0.0);
    }

    void anotherNameIsASentence() {
        const auto transform = namedAugmentation("psychedelic");
        QVERIFY(!transform && transform.error().message.find("light and strong") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestAugmentationPresets)
#include "tst_augmentation_presets.moc"
