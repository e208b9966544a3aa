#include "ui/support/core_text.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "ui/support/core_sentences.h"
#include "ui/support/language.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

/// The arguments of the call whose opening bracket is at `open`, as they are written.
QStringList argumentsOf(const QString& code, qsizetype open) {
    QStringList arguments{QString()};
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = open; i < code.size(); ++i) {
        const QChar c = code[i];
        if (c == QLatin1Char('"') && code[i - 1] != QLatin1Char('\\'))
            quoted = !quoted;
        if (!quoted && QStringLiteral("([{").contains(c) && ++depth == 1)
            continue;
        if (!quoted && QStringLiteral(")]}").contains(c) && --depth == 0)
            break;
        if (!quoted && depth == 1 && c == QLatin1Char(','))
            arguments.append(QString());
        else
            arguments.last().append(c);
    }
    return arguments;
}

/// A sentence that the expression can make: its literals, and "x" for what is put in between.
QString sampleOf(const QString& expression) {
    static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    QString sample;
    qsizetype from = 0;
    const auto addCode = [&sample](QString code) {
        code.remove(QRegularExpression(QStringLiteral("std::string\\(|[+()\\s]")));
        if (!code.isEmpty() && !sample.endsWith(QLatin1Char('x')))
            sample += QLatin1Char('x');
    };
    for (auto found = literal.globalMatch(expression); found.hasNext();) {
        const auto match = found.next();
        addCode(expression.mid(from, match.capturedStart() - from));
        sample += match.captured(1).replace(QStringLiteral("\\\""), QStringLiteral("\""));
        from = match.capturedEnd();
    }
    addCode(expression.mid(from));
    return sample;
}

/// Sentences of the fail() calls in a file; those that are passed on or chosen between have no one form.
QStringList sentencesOf(const QString& file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    const QString code = QString::fromUtf8(source.readAll());
    QStringList sentences;
    static const QRegularExpression call(QStringLiteral("return fail\\("));
    for (auto found = call.globalMatch(code); found.hasNext();) {
        const QString message = argumentsOf(code, found.next().capturedEnd() - 1).value(1);
        if (message.contains(QLatin1Char('"')) && !message.contains(QLatin1Char('?')))
            sentences.append(sampleOf(message));
    }
    return sentences;
}

bool isChinese(const QString& text) {
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return text.contains(han);
}

} // namespace

class TestCoreText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { setLanguage(*QCoreApplication::instance(), Language::ChineseSimplified); }
    void cleanupTestCase() { setLanguage(*QCoreApplication::instance(), Language::English); }
    void every_sentence_that_core_fails_with_is_known();
    void places_are_numbered_in_their_order();
    void what_core_says_is_translated_data();
    void what_core_says_is_translated();
    void an_error_keeps_its_file_and_place();
    void english_stays_as_it_is();
};

void TestCoreText::every_sentence_that_core_fails_with_is_known() {
    int sentences = 0;
    QStringList unknown;
    for (QDirIterator files(QStringLiteral(BOXWRIGHT_SOURCE_DIR "/core"), {QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();)
        for (const QString& sentence : sentencesOf(files.next())) {
            ++sentences;
            if (!isChinese(coreText(sentence)))
                unknown.append(sentence);
        }
    QVERIFY2(sentences > 150, qPrintable(QString::number(sentences)));
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
}

void TestCoreText::places_are_numbered_in_their_order() {
    QSet<QString> seen;
    for (const char* source : coreSentences()) {
        const QString text = QString::fromUtf8(source);
        QVERIFY2(!seen.contains(text), source);
        seen.insert(text);
        int number = 0;
        for (auto places = QRegularExpression(QStringLiteral("%(\\d)")).globalMatch(text); places.hasNext();)
            QVERIFY2(places.next().captured(1).toInt() == ++number, source);
    }
}

void TestCoreText::what_core_says_is_translated_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const auto row = [](const char* name, const char* english, const char* chinese) {
        QTest::newRow(name) << QString::fromUtf8(english) << QString::fromUtf8(chinese);
    };
    row("a plain sentence", "There is no such file.", "没有这个文件。");
    row("with a reason of the system", "The file cannot be written: No space left on device.",
        "无法写入该文件：磁盘空间已满。");
    row("the more telling of two", "It has no class name.", "它没有类别名。");
    row("with file and line", "/d/a.xml, line 3: This is not complete XML: it has no element.",
        "/d/a.xml, 第 3 行: 这不是完整的 XML：其中没有元素。");
    row("a sentence within another", "/d/a.xml: There is no such file. The image is left out.",
        "/d/a.xml: 没有这个文件。这张图像不使用。");
    row("a split before it", "Split \"val\": 2 entries have no image (first: q).",
        "子集“val”：2 个条目没有图像（第一个：q）。");
    row("places in what is put in", "Class \"%1 100 %\" has few objects: 3.", "类别“%1 100 %”的目标很少：3 个。");
    row("a reason without a dot before it", "No image of split \"val\" can be used; it has none.",
        "子集“val”没有可用的图像；它是空的。");
    row("a reason that is a sentence",
        "No image of split \"val\" can be used. First reason: /a.xml: There is no such file.",
        "子集“val”没有可用的图像。第一个原因：/a.xml: 没有这个文件。");
    row("why a file is damaged", "The zip archive is damaged: the data of \"a/b\" leave the file.",
        "zip 压缩包已损坏：“a/b”的数据超出文件。");
    row("why a header is", "The safetensors file is damaged: its header is wrong: \"w\" is there twice.",
        "safetensors 文件已损坏：其头部有误：“w”出现两次。");
    row("what was not fixed", "/d/a.xml: It cannot be edited.", "/d/a.xml: 它无法编辑。");
    row("unknown", "Nobody has ever said this.", "Nobody has ever said this.");
    row("a name", "BloodImage_00001", "BloodImage_00001");
}

void TestCoreText::what_core_says_is_translated() {
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    QCOMPARE(coreText(english), chinese);
}

void TestCoreText::an_error_keeps_its_file_and_place() {
    const Error error{ErrorKind::Unreadable, "It has no class name.", "/d/a: b.xml", "object 2"};
    QCOMPARE(errorText(error), QStringLiteral("/d/a: b.xml, 第 2 个目标: 它没有类别名。"));
}

void TestCoreText::english_stays_as_it_is() {
    setLanguage(*QCoreApplication::instance(), Language::English);
    for (const char* source : coreSentences())
        QCOMPARE(coreText(std::string(source)), QString::fromUtf8(source));
    const Error error{ErrorKind::Unreadable, "It has no class name.", "/d/a.xml", "object 2"};
    QCOMPARE(toUtf8(errorText(error)), error.text());
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestCoreText)
#include "tst_core_text.moc"
