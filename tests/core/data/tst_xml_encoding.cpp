#include "core/data/xml_encoding.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

std::string declared(const std::string& encoding, const std::string& content) {
    return "<?xml version='1.0' encoding='" + encoding + "'?><a>" + content + "</a>";
}

/// UTF-16 of an ASCII text.
std::string wide(const std::string& ascii, bool bigEndian) {
    std::string bytes;
    for (const char letter : ascii)
        bytes += bigEndian ? std::string{'\0', letter} : std::string{letter, '\0'};
    return bytes;
}

} // namespace

class TestXmlEncoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesComeBackFromEveryEncoding_data() {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("asDeclared");
        const auto row = [](const char* title, const std::string& bytes, const char* name, const std::string& text,
                            bool asDeclared = true) {
            QTest::newRow(title) << bytes << std::string(name) << text << asDeclared;
        };
        row("nothing said", "<a>狗</a>", "UTF-8", "<a>狗</a>");
        row("empty", "", "UTF-8", "");
        row("UTF-8 with mark", "\xEF\xBB\xBF<a/>", "UTF-8", "<a/>");
        row("UTF-8 declared", declared("utf-8", "é"), "UTF-8", declared("utf-8", "é"));
        row("UTF-16 little", "\xFF\xFE" + wide("<a/>", false), "UTF-16LE", "<a/>");
        row("UTF-16 big", "\xFE\xFF" + wide("<a/>", true), "UTF-16BE", "<a/>");
        row("UTF-16 without mark", wide("<a/>", true), "UTF-16BE", "<a/>");
        row("UTF-32", std::string("\xFF\xFE\0\0<\0\0\0", 8), "UTF-32LE", "<");
        row("latin-1", declared("ISO-8859-1", "\xE9"), "ISO-8859-1", declared("ISO-8859-1", "é"));
        row("Windows", declared("windows-1252", "\x80"), "windows-1252", declared("windows-1252", "€"));
        row("Chinese", declared("GB18030", "\xB9\xB7"), "GB18030", declared("GB18030", "狗"));
        row("latin-1 without a word", "<a>\xE9</a>", "ISO-8859-1", "<a>é</a>", false);
        row("latin-1 called UTF-8", declared("UTF-8", "\xE9"), "ISO-8859-1", declared("UTF-8", "é"), false);
        row("a surrogate in UTF-8", "<a>\xED\xA0\x80</a>", "ISO-8859-1", "<a>í\xC2\xA0\xC2\x80</a>", false);
        row("not UTF-16 at all", declared("UTF-16", "é"), "UTF-8", declared("UTF-16", "é"), false);
        row("unknown, but ASCII", declared("x-none", "e"), "UTF-8", declared("x-none", "e"), false);
    }
    void bytesComeBackFromEveryEncoding() {
        QFETCH(std::string, bytes);
        QFETCH(std::string, name);
        QFETCH(std::string, text);
        QFETCH(bool, asDeclared);
        const auto decoded = decodeXml(bytes);
        VERIFY_RESULT(decoded);
        QCOMPARE(decoded->encoding.name, name);
        QCOMPARE(decoded->text, text);
        QCOMPARE(decoded->encoding.asDeclared, asDeclared);
        QCOMPARE(encodeXml(decoded->text, decoded->encoding), bytes);
    }

    void whatWouldNotComeBackIsUnreadable() {
        for (const std::string& bytes :
             {std::string("\xFF\xFE<"), std::string("\xFF\xFE\x00\xD8", 4), declared("x-none", "\xE9")}) {
            const auto decoded = decodeXml(bytes);
            QVERIFY(!decoded && decoded.error().kind == ErrorKind::Unreadable);
        }
    }

    void aCharacterThatIsNotInTheEncodingBecomesAReference() {
        QCOMPARE(encodeXml("é狗😀!", {"ISO-8859-1", {}, true}), std::string("\xE9&#29399;&#128512;!"));
        QCOMPARE(encodeXml("狗", {"US-ASCII", {}, true}), std::string("&#29399;"));
    }

    void utf8IsChecked() {
        QVERIFY(isUtf8("") && isUtf8("plain") && isUtf8("é狗😀"));
        QVERIFY(!isUtf8("\xE9") && !isUtf8("\xE7\x8B") && !isUtf8("\xC0\x80") && !isUtf8("\xF8\x88\x80\x80\x80"));
    }
};

QTEST_APPLESS_MAIN(TestXmlEncoding)
#include "tst_xml_encoding.moc"
