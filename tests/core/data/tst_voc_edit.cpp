#include <algorithm>
#include <limits>

#include "core/data/voc_document.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace {

VocDocument openTrap(const std::string& name) {
    return VocDocument::read(testData("traps/voc/" + name)).value();
}

/// A document of this text; the file is gone when this returns.
VocDocument opened(const std::string& text) {
    const TemporaryFolder folder;
    putFile(folder / "a.xml", text);
    return VocDocument::read(folder / "a.xml").value();
}

/// `text` with the first `from` replaced.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

const std::string oneDog = "<object><name>dog</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax>"
                           "<ymax>4</ymax></bndbox></object>";

} // namespace

/// The text after each edit, to the character.
class TestVocEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoxChangesOnlyTheNumbersThatDiffer() {
        auto document = openTrap("float_numbers.xml");
        const std::string before = document.text();
        const auto change = document.setBox(0, {45.7F, 38.2857F, 70, 103.5F});
        VERIFY_RESULT(change);
        QCOMPARE(document.text(), replaced(before, "<xmax>62.5<", "<xmax>70<"));
        QCOMPARE(*change, (VocChange{before.find("62.5"), "62.5", "70"}));
        QVERIFY(document.setBox(0, document.annotation().objects[0].boxInImage)->isEmpty());
        QVERIFY(contains(document.text(), "<xmin>45.70<")); // still as written
    }

    void blanksAroundANumberStay() {
        auto document = openTrap("exponent_sign_and_blanks.xml");
        const std::string before = document.text();
        VERIFY_RESULT(document.setBox(0, {49, 240, 195, 371}));
        QCOMPARE(document.text(), replaced(before, "> 4.8e1 <", "> 49 <"));
    }

    void editedNumbersAreRoundedIfAsked() {
        auto document = openTrap("float_numbers.xml");
        const std::string before = document.text();
        VERIFY_RESULT(document.setBox(0, {45.7F, -0.2F, 62.5F, 104.5F}, VocRounding::Whole));
        QCOMPARE(document.text(), replaced(replaced(before, "38.2857", "0"), "103.50", "105"));
    }

    void aPartsBoxIsNotTheObjectsBox() {
        auto document = openTrap("parts_and_actions.xml");
        const std::string before = document.text();
        VERIFY_RESULT(document.setBox(0, {48, 240, 200, 371}));
        QCOMPARE(document.text(), replaced(before, "<xmax>195<", "<xmax>200<"));
    }

    void swappedCornersArePutRightByAnEditOnly() {
        auto document = openTrap("swapped_corners.xml");
        QVERIFY(contains(document.text(), "<xmin>195<"));
        VERIFY_RESULT(document.setBox(0, document.annotation().objects[0].boxInImage));
        QVERIFY(contains(document.text(), "<xmin>48<") && contains(document.text(), "<xmax>195<"));
        QVERIFY(document.remarks().empty());
    }

    void aNameIsReplacedWholeAndEscaped() {
        auto document = openTrap("blanks_around_name.xml");
        const std::string before = document.text();
        VERIFY_RESULT(document.setName(0, " R&D <狗> "));
        QCOMPARE(document.text(), replaced(before, "> traffic light\t<", ">R&amp;D &lt;狗&gt;<"));
        QCOMPARE(document.annotation().objects[0].className, std::string("R&D <狗>"));
        auto cdata = openTrap("name_in_cdata.xml");
        VERIFY_RESULT(cdata.setName(0, "dog"));
        QVERIFY(contains(cdata.text(), "<name>dog</name>"));
    }

    void flagsAreMadeOnlyWhereTheySaySomething() {
        auto document = openTrap("missing_all_flags.xml");
        const std::string before = document.text();
        QVERIFY(document.setDifficult(0, false)->isEmpty());
        QVERIFY(document.setPose(0, "")->isEmpty());
        VERIFY_RESULT(document.setDifficult(0, true));
        QCOMPARE(document.text(), replaced(before, "\t\t<bndbox>", "\t\t<difficult>1</difficult>\n\t\t<bndbox>"));
        QVERIFY(document.annotation().objects[0].difficult);
        VERIFY_RESULT(document.setDifficult(0, false)); // stays, with another value
        QVERIFY(contains(document.text(), "<difficult>0</difficult>"));
    }

    void emptyFlagsAreFilled() {
        auto document = openTrap("empty_flags.xml");
        const std::string before = document.text();
        QVERIFY(document.setTruncated(0, false)->isEmpty());
        VERIFY_RESULT(document.setTruncated(0, true));
        VERIFY_RESULT(document.setPose(0, "Left"));
        QCOMPARE(document.text(), replaced(replaced(before, "<truncated/>", "<truncated>1</truncated>"),
                                           "<pose></pose>", "<pose>Left</pose>"));
        auto spaced = opened("<annotation>" + replaced(oneDog, "<bndbox>", "<occluded /><bndbox>") + "</annotation>");
        VERIFY_RESULT(spaced.setOccluded(0, true));
        QVERIFY(contains(spaced.text(), "</name><occluded>1</occluded><bndbox>"));
    }

    void aRemovedObjectTakesItsLineAlong() {
        auto document = openTrap("comments.xml");
        const std::string before = document.text();
        VERIFY_RESULT(document.remove(1));
        const auto last = before.rfind("\n\t<object>");
        QCOMPARE(document.text(), before.substr(0, last) + "\n</annotation>\n");
        VERIFY_RESULT(document.remove(0));
        QVERIFY(contains(document.text(), "<!-- <object><name>ghost</name></object> -->\n</annotation>"));
        QVERIFY(document.annotation().objects.empty());
    }

    void editsCountTheObjectsThatCouldBeRead() {
        auto document = openTrap("not_a_number.xml"); // a dog that could not, and a cat
        VERIFY_RESULT(document.setName(0, "lion"));
        QVERIFY(contains(document.text(), "<name>dog</name>") && !contains(document.text(), "<name>cat</name>"));
        VERIFY_RESULT(document.remove(0));
        QVERIFY(contains(document.text(), "<name>dog</name>") && !contains(document.text(), "lion"));
    }

    void aNewObjectIsWrittenLikeTheLastOne_data() {
        QTest::addColumn<std::string>("text");
        QTest::newRow("style_2008.xml") << std::string(
            "\n\t<object>\n\t\t<name>cat</name>\n\t\t<pose>Unspecified</pose>\n\t\t<truncated>0</truncated>\n"
            "\t\t<occluded>0</occluded>\n\t\t<bndbox>\n\t\t\t<xmin>1</xmin>\n\t\t\t<ymin>2</ymin>\n"
            "\t\t\t<xmax>3</xmax>\n\t\t\t<ymax>4</ymax>\n\t\t</bndbox>\n\t\t<difficult>0</difficult>\n\t</object>");
        QTest::newRow("style_2011.xml") << std::string(
            "\n    <object>\n        <name>cat</name>\n        <bndbox>\n            <xmax>3</xmax>\n"
            "            <xmin>1</xmin>\n            <ymax>4</ymax>\n            <ymin>2</ymin>\n        </bndbox>\n"
            "        <difficult>0</difficult>\n        <pose>Unspecified</pose>\n    </object>");
        QTest::newRow("one_line.xml") << std::string(
            "<object><name>cat</name><pose>Unspecified</pose><truncated>0</truncated><difficult>0</difficult>"
            "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object>");
        QTest::newRow("missing_all_flags.xml") << std::string(
            "\n\t<object>\n\t\t<name>cat</name>\n\t\t<bndbox>\n\t\t\t<xmin>1</xmin>\n\t\t\t<ymin>2</ymin>\n"
            "\t\t\t<xmax>3</xmax>\n\t\t\t<ymax>4</ymax>\n\t\t</bndbox>\n\t</object>");
        const std::string plain =
            "\n\t<object>\n\t\t<name>cat</name>\n\t\t<pose>Unspecified</pose>\n\t\t<truncated>0</truncated>\n"
            "\t\t<difficult>0</difficult>\n\t\t<bndbox>\n\t\t\t<xmin>1</xmin>\n\t\t\t<ymin>2</ymin>\n"
            "\t\t\t<xmax>3</xmax>\n\t\t\t<ymax>4</ymax>\n\t\t</bndbox>\n\t</object>";
        QTest::newRow("no_object.xml") << plain;
        QTest::newRow("rotated_box.xml") << plain;
    }
    void aNewObjectIsWrittenLikeTheLastOne() {
        QFETCH(std::string, text);
        auto document = openTrap(QTest::currentDataTag());
        const auto change = document.add({"cat", {1, 2, 3, 4}, false, false, false, {}});
        VERIFY_RESULT(change);
        QCOMPARE(change->inserted, text);
        QVERIFY(change->removed.empty());
        QCOMPARE(document.annotation().objects.back().boxInImage, (Box{1, 2, 3, 4}));
    }

    void linesOfANewObjectEndAsTheFilesDo() {
        auto document = openTrap("crlf.xml");
        VERIFY_RESULT(document.add({"cat", {1, 2, 3, 4}, false, false, false, {}}));
        const std::string& text = document.text();
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::count(text.begin(), text.end(), '\r'));
        auto empty = opened("<annotation>\r\n  <filename>a.jpg</filename>\r\n</annotation>\r\n");
        VERIFY_RESULT(empty.add({"cat", {1, 2, 3, 4}, false, false, false, {}}));
        QVERIFY(contains(empty.text(), "</filename>\r\n  <object>\r\n    <name>cat</name>\r\n"));
        QVERIFY(contains(empty.text(), "      <xmin>1</xmin>\r\n"));
    }

    void fieldsThatTheStyleHasNotAreAddedWhereTheySaySomething() {
        auto document = openTrap("missing_all_flags.xml");
        const auto change = document.add({"cat", {1, 2, 3, 4}, true, true, true, "Rear"});
        VERIFY_RESULT(change);
        QVERIFY(contains(change->inserted, "</name>\n\t\t<pose>Rear</pose>\n\t\t<truncated>1</truncated>\n"
                                           "\t\t<occluded>1</occluded>\n\t\t<difficult>1</difficult>\n\t\t<bndbox>"));
        const ObjectAnnotation& cat = document.annotation().objects[1];
        QVERIFY(cat.difficult && cat.truncated && cat.occluded);
        QCOMPARE(cat.pose, std::string("Rear"));
    }

    void anEmptyRootTakesAnObject() {
        for (const char* text : {"<annotation/>", "<annotation />", "<annotation></annotation>",
                                 "<annotation>\n</annotation>\n", "<?xml version=\"1.0\"?><annotation/>"}) {
            auto document = opened(text);
            VERIFY_RESULT(document.add({"cat", {1, 2, 3, 4}, false, false, false, {}}));
            QVERIFY2(contains(document.text(), ">\n\t<object>\n\t\t<name>cat</name>\n"), document.text().c_str());
            QVERIFY2(contains(document.text(), "\n\t</object>\n</annotation>"), document.text().c_str());
        }
    }

    void verifiedIsLabelImgsAttribute() {
        auto document = openTrap("clean.xml");
        const std::string before = document.text();
        QVERIFY(document.setVerified(false)->isEmpty());
        VERIFY_RESULT(document.setVerified(true));
        QCOMPARE(document.text(), replaced(before, "<annotation>", "<annotation verified=\"yes\">"));
        QVERIFY(document.annotation().verified);
        QVERIFY(document.setVerified(true)->isEmpty());
        VERIFY_RESULT(document.setVerified(false));
        QCOMPARE(document.text(), before);
        auto noted = opened("<annotation note='verified=\"yes\" >'  verified = 'no'>" + oneDog + "</annotation>");
        VERIFY_RESULT(noted.setVerified(true));
        QVERIFY(noted.text().starts_with("<annotation note='verified=\"yes\" >'  verified=\"yes\"><object>"));
        VERIFY_RESULT(noted.setVerified(false));
        QVERIFY(noted.text().starts_with("<annotation note='verified=\"yes\" >'><object>"));
    }

    void aSizeIsCorrectedOrMade() {
        auto zero = openTrap("zero_size.xml");
        const std::string before = zero.text();
        VERIFY_RESULT(zero.setSize({500, 375}));
        QCOMPARE(zero.text(), replaced(replaced(before, "<width>0<", "<width>500<"), "<height>0<", "<height>375<"));
        auto missing = openTrap("missing_size.xml");
        VERIFY_RESULT(missing.setSize({500, 375}));
        QVERIFY(contains(missing.text(), "\n\t<size>\n\t\t<width>500</width>\n\t\t<height>375</height>\n"
                                         "\t\t<depth>3</depth>\n\t</size>\n\t<object>"));
        auto half = openTrap("size_without_height.xml");
        VERIFY_RESULT(half.setSize({500, 375}));
        QCOMPARE(half.annotation().size, (ImageSize{500, 375}));
        QVERIFY(half.setSize({0, 5}).error().kind == ErrorKind::BadInput);
        QVERIFY(half.remarks().empty());
    }

    void theFileNameAndThePathAreCorrected() {
        auto other = openTrap("another_file_name.xml");
        VERIFY_RESULT(other.setFileName("another_file_name.jpg"));
        QVERIFY(other.remarks().empty());
        auto missing = openTrap("missing_file_name.xml");
        VERIFY_RESULT(missing.setFileName("missing_file_name.jpg"));
        QVERIFY(contains(missing.text(),
                         "<annotation>\n\t<filename>missing_file_name.jpg</filename>\n\t<folder>VOC2007</folder>"));
        auto path = openTrap("absolute_path_posix.xml");
        const std::string before = path.text();
        VERIFY_RESULT(path.removePath());
        QCOMPARE(path.text(), replaced(before, "\n\t<path>/home/pi/detection_dataset/JPEGImages/a.jpg</path>", ""));
        QVERIFY(path.removePath()->isEmpty());
    }

    void whatCannotBeWrittenIsRefused() {
        auto document = openTrap("clean.xml");
        const std::string before = document.text();
        const float infinite = std::numeric_limits<float>::infinity();
        QVERIFY(document.setBox(0, {1, 2, infinite, 4}).error().kind == ErrorKind::BadInput);
        QVERIFY(document.setBox(1, {1, 2, 3, 4}).error().kind == ErrorKind::BadInput);
        QVERIFY(document.setName(0, " ").error().kind == ErrorKind::BadInput);
        QVERIFY(document.setName(0, "a\nb").error().kind == ErrorKind::BadInput);
        QVERIFY(document.setName(0, "\xff").error().kind == ErrorKind::BadInput);
        QVERIFY(document.add({"", {1, 2, 3, 4}, false, false, false, {}}).error().kind == ErrorKind::BadInput);
        QVERIFY(document.remove(7).error().kind == ErrorKind::BadInput);
        QVERIFY(contains(document.remove(7).error().file, "clean.xml"));
        QCOMPARE(document.text(), before);
    }
};

QTEST_APPLESS_MAIN(TestVocEdit)
#include "tst_voc_edit.moc"
