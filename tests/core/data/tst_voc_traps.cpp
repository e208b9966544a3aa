#include <set>

#include "core/data/voc_document.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

using Kind = VocRemarkKind;
using Names = std::vector<std::string>;

Result<VocDocument> readTrap(const std::string& name) {
    return VocDocument::read(testData("traps/voc/" + name));
}

Names classNames(const Annotation& annotation) {
    Names names;
    for (const ObjectAnnotation& object : annotation.objects)
        names.push_back(object.className);
    return names;
}

std::string kindNames(const std::vector<VocRemark>& remarks) {
    std::set<std::string> names;
    for (const VocRemark& remark : remarks)
        names.emplace(toText(remark.kind));
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

const Box dogBox{48, 240, 195, 371};

} // namespace

/// Every trap of spec/annotation.md 2.3 that lies in one XML file: what is read of it, and what is remarked.
class TestVocTraps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachTrapIsRemarkedAndTheRestIsRead_data() {
        QTest::addColumn<std::string>("kinds");
        QTest::addColumn<Names>("names");
        const auto row = [](const char* file, const char* kinds, const Names& names = {"dog"}) {
            QTest::newRow(file) << std::string(kinds) << names;
        };
        row("clean.xml", "");
        row("absolute_path_posix.xml", "absolute-path");
        row("absolute_path_windows.xml", "absolute-path");
        row("another_file_name.xml", "file-name-differs");
        row("file_name_without_extension.xml", "file-name-differs");
        row("missing_file_name.xml", "missing-file-name");
        row("missing_size.xml", "missing-size");
        row("size_without_height.xml", "missing-size");
        row("zero_size.xml", "zero-size");
        row("text_as_size.xml", "zero-size");
        row("empty_depth.xml", "empty-field");
        row("no_object.xml", "no-object", {});
        row("missing_difficult.xml", "missing-flags");
        row("missing_all_flags.xml", "missing-flags");
        row("empty_flags.xml", "empty-field");
        row("odd_flag.xml", "odd-flag");
        row("float_numbers.xml", "fractional-numbers");
        row("exponent_sign_and_blanks.xml", "");
        row("comma_decimal.xml", "comma-decimal");
        row("not_a_number.xml", "not-a-number", {"cat"});
        row("infinite_number.xml", "not-a-number", {});
        row("huge_number.xml", "not-a-number", {});
        row("word_as_number.xml", "not-a-number", {});
        row("missing_corner.xml", "missing-corner", {});
        row("empty_corner.xml", "missing-corner", {});
        row("swapped_corners.xml", "swapped-corners");
        row("zero_width.xml", "no-extent");
        row("zero_area.xml", "no-extent");
        row("negative_numbers.xml", "fractional-numbers negative-coordinate");
        row("missing_name.xml", "missing-name", {"cat"});
        row("empty_name.xml", "missing-name", {});
        row("blanks_around_name.xml", "blank-around-name", {"traffic light"});
        row("name_needs_escapes.xml", "", {"<R&D> \"dog\" 狗"});
        row("name_in_cdata.xml", "", {"R&D <dog>"});
        row("no_bndbox.xml", "missing-box unread-content");
        row("rotated_box.xml", "missing-box unread-content", {});
        row("parts_and_actions.xml", "unread-content", {"person"});
        row("two_names.xml", "repeated-field");
        row("two_boxes.xml", "repeated-field");
        row("repeated_corner.xml", "repeated-field");
        row("comments.xml", "", {"dog", "cat"});
        row("attributes.xml", "");
        row("doctype.xml", "doctype");
        row("entity_bomb.xml", "doctype", {"&c;"});
        row("external_entity.xml", "doctype", {"&secret;"});
        row("byte_order_mark.xml", "");
        row("crlf.xml", "");
        row("utf16_le.xml", "other-encoding", {"собака"});
        row("utf16_be.xml", "other-encoding", {"собака"});
        row("utf16_without_mark.xml", "other-encoding", {"собака"});
        row("latin1.xml", "other-encoding", {"étoile"});
        row("gbk.xml", "other-encoding", {"狗"});
        row("latin1_undeclared.xml", "wrong-encoding", {"étoile"});
        row("utf8_called_utf16.xml", "wrong-encoding", {"étoile"});
        row("double_extension.xml.xml", "double-extension");
        row("upper_case_extension.XML", "");
        row("named_after_the_file.jpg.xml", "");
        row("one_line.xml", "");
        row("two_blanks.xml", "");
        row("style_2008.xml", "unread-content", {"person"});
        row("style_2011.xml", "missing-flags unread-content", {"person"});
    }
    void eachTrapIsRemarkedAndTheRestIsRead() {
        QFETCH(std::string, kinds);
        QFETCH(Names, names);
        const auto document = readTrap(QTest::currentDataTag());
        VERIFY_RESULT(document);
        QCOMPARE(kindNames(document->remarks()), kinds);
        QCOMPARE(classNames(document->annotation()), names);
        for (const VocRemark& remark : document->remarks())
            QVERIFY2(remark.sentence.ends_with('.'), remark.sentence.c_str());
    }

    void whatCannotBeReadSaysWhereAndWhy_data() {
        QTest::addColumn<std::string>("place");
        QTest::addColumn<std::string>("words");
        const auto row = [](const char* file, const char* place, const char* words) {
            QTest::newRow(file) << std::string(place) << std::string(words);
        };
        row("truncated.xml", "line 14", "not complete XML");
        row("nothing.xml", "line 1", "it has no element");
        row("only_blanks.xml", "line 1", "not complete XML");
        row("zero_bytes.xml", "line 1", "zero bytes");
        row("zero_bytes_behind.xml", "line 23", "zero bytes");
        row("stray_text_behind.xml", "line 22", "beside the outermost element");
        row("two_roots.xml", "line 23", "beside the outermost element");
        row("no_xml.xml", "line 1", "it has no element");
        row("html_page.xml", "", "<html>, not <annotation>");
        row("crossed_tags.xml", "line 11", "not complete XML");
        row("image_called_xml.xml", "line 3", "zero bytes");
        row("odd_utf16.xml", "", "no UTF-16LE");
        row("unknown_encoding.xml", "", "\"x-none\" is not known");
    }
    void whatCannotBeReadSaysWhereAndWhy() {
        QFETCH(std::string, place);
        QFETCH(std::string, words);
        const auto document = readTrap(QTest::currentDataTag());
        QVERIFY(!document);
        QVERIFY(document.error().kind == ErrorKind::Unreadable);
        QVERIFY(contains(document.error().file, QTest::currentDataTag()));
        QVERIFY2(contains(document.error().message, words), document.error().text().c_str());
        QCOMPARE(document.error().place, place);
    }

    void boxesAreReadWhateverTheOrderSignOrExponent() {
        QCOMPARE(readTrap("exponent_sign_and_blanks.xml")->annotation().objects[0].boxInImage, dogBox);
        QCOMPARE(readTrap("swapped_corners.xml")->annotation().objects[0].boxInImage, dogBox);
        QCOMPARE(readTrap("repeated_corner.xml")->annotation().objects[0].boxInImage, dogBox);
        QCOMPARE(readTrap("two_boxes.xml")->annotation().objects[0].boxInImage, dogBox);
        QCOMPARE(readTrap("parts_and_actions.xml")->annotation().objects[0].boxInImage, dogBox);
        QCOMPARE(readTrap("style_2011.xml")->annotation().objects[0].boxInImage, (Box{123, 104, 375, 333}));
        QCOMPARE(readTrap("float_numbers.xml")->annotation().objects[0].boxInImage,
                 (Box{45.7F, 38.2857F, 62.5F, 103.5F}));
    }

    void remarksCountObjectsAndLinesAsTheFileDoes() {
        const auto document = readTrap("not_a_number.xml");
        VERIFY_RESULT(document);
        QCOMPARE(document->remarks().size(), std::size_t{1});
        QCOMPARE(document->remarks()[0].object, 1);
        QCOMPARE(document->remarks()[0].line, 18);
        QVERIFY(contains(document->remarks()[0].sentence, "xmax \"nan\""));
        QCOMPARE(document->objectNumber(0), 2); // the cat: the first object could not be used
    }

    void aHeadOfZeroIsNoSizeAndAnOddFlagIsNo() {
        QCOMPARE(readTrap("zero_size.xml")->annotation().size, (ImageSize{}));
        QCOMPARE(readTrap("text_as_size.xml")->annotation().size, (ImageSize{}));
        QCOMPARE(readTrap("clean.xml")->annotation().size, (ImageSize{500, 375}));
        QVERIFY(!readTrap("odd_flag.xml")->annotation().objects[0].difficult);
        QVERIFY(readTrap("attributes.xml")->annotation().verified);
        QVERIFY(!readTrap("clean.xml")->annotation().verified);
    }

    void manyObjectsWithOneTroubleAreOneRemark() {
        const TemporaryFolder folder;
        std::string text = "<annotation><filename>a.jpg</filename>"
                           "<size><width>9</width><height>9</height></size>\n";
        for (int i = 0; i < 3; ++i)
            text += "<object><name>dog</name><bndbox><xmin>1.5</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4.25</ymax>"
                    "</bndbox></object>\n";
        putFile(folder / "a.xml", text + "</annotation>");
        const auto document = VocDocument::read(folder / "a.xml");
        VERIFY_RESULT(document);
        QCOMPARE(kindNames(document->remarks()), std::string("fractional-numbers missing-flags"));
        QCOMPARE(document->remarks().size(), std::size_t{2});
        QCOMPARE(document->remarks()[0].sentence,
                 std::string("3 objects have numbers that are not whole (<xmin>, <ymax>)."));
        QCOMPARE(document->remarks()[0].object, 1);
        QCOMPARE(document->remarks()[0].line, 2);
    }
};

QTEST_APPLESS_MAIN(TestVocTraps)
#include "tst_voc_traps.moc"
