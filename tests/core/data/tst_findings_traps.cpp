#include <map>
#include <set>

#include <QTest>

#include "core/data/findings_annotation.h"
#include "core/data/findings_picture.h"
#include "tests/core/data/data_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

namespace fs = std::filesystem;

namespace {

/// Kinds and severities by file.
const std::map<std::string, std::string> kAnnotationFindings{
    {"absolute_path_posix.xml", "foreign-path/info"},
    {"absolute_path_windows.xml", "foreign-path/info"},
    {"another_file_name.xml", "filename-differs/warning"},
    {"attributes.xml", ""},
    {"blanks_around_name.xml", "class-blanks/warning"},
    {"byte_order_mark.xml", ""},
    {"clean.xml", ""},
    {"comma_decimal.xml", "object-damaged/error"},
    {"comments.xml", ""},
    {"crlf.xml", ""},
    {"crossed_tags.xml", "annotation-unreadable/error"},
    {"doctype.xml", "annotation-doctype/warning"},
    {"double_extension.xml.xml", "annotation-extension/warning"},
    {"empty_corner.xml", "object-damaged/error"},
    {"empty_depth.xml", "field-empty/info"},
    {"empty_flags.xml", "field-empty/info"},
    {"empty_name.xml", "object-damaged/error"},
    {"entity_bomb.xml", "annotation-doctype/warning"},
    {"exponent_sign_and_blanks.xml", ""},
    {"external_entity.xml", "annotation-doctype/warning"},
    {"file_name_without_extension.xml", "filename-differs/warning"},
    {"float_numbers.xml", "numbers-fractional/info"},
    {"gbk.xml", "annotation-encoding/info"},
    {"html_page.xml", "annotation-unreadable/error"},
    {"huge_number.xml", "object-damaged/error"},
    {"image_called_xml.xml", "annotation-unreadable/error"},
    {"infinite_number.xml", "object-damaged/error"},
    {"latin1.xml", "annotation-encoding/info"},
    {"latin1_undeclared.xml", "annotation-encoding/warning"},
    {"missing_all_flags.xml", "flags-missing/info"},
    {"missing_corner.xml", "object-damaged/error"},
    {"missing_difficult.xml", "flags-missing/info"},
    {"missing_file_name.xml", "filename-differs/info"},
    {"missing_name.xml", "object-damaged/error"},
    {"missing_size.xml", "size-missing/warning"},
    {"name_in_cdata.xml", ""},
    {"name_needs_escapes.xml", ""},
    {"named_after_the_file.jpg.xml", ""},
    {"negative_numbers.xml", "box-outside/warning numbers-fractional/info"},
    {"no_bndbox.xml", "field-unread/info object-without-box/info"},
    {"no_object.xml", "annotation-empty/info"},
    {"no_xml.xml", "annotation-unreadable/error"},
    {"not_a_number.xml", "object-damaged/error"},
    {"nothing.xml", "annotation-unreadable/error"},
    {"odd_flag.xml", "flag-odd/warning"},
    {"odd_utf16.xml", "annotation-unreadable/error"},
    {"one_line.xml", ""},
    {"only_blanks.xml", "annotation-unreadable/error"},
    {"parts_and_actions.xml", "field-unread/info"},
    {"repeated_corner.xml", "field-repeated/warning"},
    {"rotated_box.xml", "field-unread/info object-without-box/info"},
    {"size_without_height.xml", "size-missing/warning"},
    {"stray_text_behind.xml", "annotation-unreadable/error"},
    {"style_2008.xml", "field-unread/info"},
    {"style_2011.xml", "field-unread/info flags-missing/info size-differs/warning"},
    {"swapped_corners.xml", "box-corners/warning"},
    {"text_as_size.xml", "size-missing/warning"},
    {"truncated.xml", "annotation-unreadable/error"},
    {"two_blanks.xml", ""},
    {"two_boxes.xml", "field-repeated/warning"},
    {"two_names.xml", "field-repeated/warning"},
    {"two_roots.xml", "annotation-unreadable/error"},
    {"unknown_encoding.xml", "annotation-unreadable/error"},
    {"upper_case_extension.XML", ""},
    {"utf16_be.xml", "annotation-encoding/info"},
    {"utf16_le.xml", "annotation-encoding/info"},
    {"utf16_without_mark.xml", "annotation-encoding/info"},
    {"utf8_called_utf16.xml", "annotation-encoding/warning"},
    {"word_as_number.xml", "object-damaged/error"},
    {"zero_area.xml", "box-no-extent/warning"},
    {"zero_bytes.xml", "annotation-unreadable/error"},
    {"zero_bytes_behind.xml", "annotation-unreadable/error"},
    {"zero_size.xml", "size-missing/warning"},
    {"zero_width.xml", "box-no-extent/warning"},
};

/// The same of pictures; those that are not here have none.
const std::map<std::string, std::string> kPictureFindings{
    {"animated.webp", "image-animated/info"},
    {"animated_alpha.webp", "image-animated/info"},
    {"animated_lossy.webp", "image-animated/info"},
    {"animated_small_frame.webp", "image-animated/info"},
    {"huge.bmp", "image-unreadable/error"},
    {"huge.jpg", "image-unreadable/error"},
    {"huge.png", "image-unreadable/error"},
    {"jpeg_called_png.png", "image-extension/warning"},
    {"nothing.jpg", "image-unreadable/error"},
    {"png_called_jpg.jpg", "image-extension/warning"},
    {"text.jpg", "image-unreadable/error"},
    {"thumbnail_truncated.jpg", "image-truncated/error"},
    {"truncated.bmp", "image-truncated/error"},
    {"truncated.jpg", "image-truncated/error"},
    {"truncated.png", "image-truncated/error"},
    {"truncated.progressive.jpg", "image-truncated/error"},
    {"truncated.tif", "image-unreadable/error"},
    {"truncated.webp", "image-truncated/error"},
    {"without_end_marker.jpg", "image-truncated/error"},
};

std::string kindsOf(const std::vector<Finding>& findings) {
    std::set<std::string> names;
    for (const Finding& finding : findings)
        names.insert(std::string(toText(finding.kind)) + "/" + std::string(toText(finding.severity)));
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

std::set<std::string> filesIn(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

} // namespace

/// The finding of every trap file; a new trap file without a row fails.
class TestFindingsTraps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAnnotationTrapHasItsFinding() {
        const auto& expected = kAnnotationFindings;
        const fs::path folder = testData("traps/voc");
        for (const std::string& file : filesIn(folder)) {
            const auto row = expected.find(file);
            QVERIFY2(row != expected.end(), file.c_str());
            const DatasetImage image{file, {}, folder / file, true};
            const auto facts = inspectAnnotation(image, ImageSize{500, 375}, VocPixels::LabelImg, {});
            const std::string kinds = kindsOf(facts.findings);
            QVERIFY2(kinds == row->second, (file + ": " + kinds).c_str());
            for (const Finding& finding : facts.findings)
                QVERIFY2(finding.sentence.size() > 10 && finding.file == folder / file, file.c_str());
        }
        QVERIFY(expected.size() >= 40);
    }

    void everyPictureTrapHasItsFinding() {
        const auto& expected = kPictureFindings;
        const fs::path folder = testData("traps/images");
        for (const std::string& file : filesIn(folder)) {
            const auto facts = inspectPicture({file, folder / file, {}, false}, true);
            const auto row = expected.find(file);
            const std::string wanted = row == expected.end() ? std::string() : row->second;
            const std::string kinds = kindsOf(facts.findings);
            QVERIFY2(kinds == wanted, (file + ": " + kinds).c_str());
            QCOMPARE(facts.fingerprint.has_value(), kinds.find("error") == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestFindingsTraps)
#include "tst_findings_traps.moc"
