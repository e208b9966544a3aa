#include <QTest>

#include "core/base/enum_text.h"

namespace {

enum class Weather { Sunny, Rainy, Unnamed };

} // namespace

template <>
struct boxwright::EnumText<Weather> {
    static constexpr std::array table{std::pair{Weather::Sunny, std::string_view("sunny")},
                                      std::pair{Weather::Rainy, std::string_view("rainy")}};
};

class TestEnumText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEntryReadsBackAsItself() {
        for (const auto& [entry, text] : boxwright::EnumText<Weather>::table) {
            QCOMPARE(boxwright::toText(entry), text);
            QCOMPARE(boxwright::fromText<Weather>(text), std::optional(entry));
        }
    }

    void unknownTextIsNoEntry() {
        QCOMPARE(boxwright::fromText<Weather>("Sunny"), std::nullopt);
        QCOMPARE(boxwright::fromText<Weather>(""), std::nullopt);
    }

    void aValueWithoutAnEntryIsUnknown() { QCOMPARE(boxwright::toText(Weather::Unnamed), std::string_view("unknown")); }

    void choicesAreListedInOrder() { QCOMPARE(boxwright::enumChoices<Weather>(), std::string("sunny, rainy")); }
};

QTEST_APPLESS_MAIN(TestEnumText)
#include "tst_enum_text.moc"
