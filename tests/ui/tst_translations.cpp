#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/engine/model_list.h"

namespace boxwright {

namespace {

struct Message {
    QString context;
    QString source;
    QString type; ///< "unfinished", "vanished", ... or empty
    QStringList translations;
};

std::vector<Message> readMessages(const QString& path) {
    std::vector<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement() && xml.isEndElement())
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            messages.push_back({context, xml.readElementText(), {}, {}});
        } else if (xml.name() == QLatin1String("translation")) {
            Message& message = messages.back();
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            message.translations = text.trimmed().split(QRegularExpression(QStringLiteral("\\s*\\n\\s*")));
        }
    }
    return messages;
}

QSet<QString> placeMarkers(const QString& text) {
    QSet<QString> markers;
    auto matches = QRegularExpression(QStringLiteral("%(\\d|L?n)")).globalMatch(text);
    while (matches.hasNext())
        markers.insert(matches.next().captured());
    return markers;
}

QString tsPath(const QString& language) {
    return QStringLiteral(BOXWRIGHT_SOURCE_DIR "/translations/boxwright_%1.ts").arg(language);
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_text_of_the_sources_is_translated_data();
    void every_text_of_the_sources_is_translated();
    void translations_keep_the_place_markers();
    void texts_belong_to_a_class_that_qt_will_look_up();
    void counts_are_written_as_the_language_does();
    void every_models_summary_is_translated();
};

void TestTranslations::every_text_of_the_sources_is_translated_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << QStringList();
    QTest::newRow("English plurals") << QStringLiteral("en") << QStringList{QStringLiteral("-pluralonly")};
}

void TestTranslations::every_text_of_the_sources_is_translated() {
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.ts"));
    QVERIFY(QFile::copy(tsPath(language), copy));
    const QString root = QStringLiteral(BOXWRIGHT_SOURCE_DIR);
    QProcess lupdate;
    lupdate.start(QStringLiteral(BOXWRIGHT_LUPDATE),
                  options + QStringList{QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                                        QStringLiteral("-I"), root, root + QStringLiteral("/ui"),
                                        root + QStringLiteral("/app/studio"), QStringLiteral("-ts"), copy});
    QVERIFY(lupdate.waitForFinished(60000));
    QCOMPARE(lupdate.exitCode(), 0);
    const std::vector<Message> messages = readMessages(copy);
    QVERIFY(!messages.empty());
    for (const Message& message : messages) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.type + QStringLiteral(": ") + message.source));
        QVERIFY2(!message.translations.join(QString()).isEmpty(), qPrintable(message.source));
    }
}

void TestTranslations::translations_keep_the_place_markers() {
    const std::vector<Message> messages = readMessages(tsPath(QStringLiteral("zh_CN")));
    QVERIFY(messages.size() > 100);
    for (const Message& message : messages)
        for (const QString& translation : message.translations)
            QVERIFY2(placeMarkers(translation) == placeMarkers(message.source), qPrintable(message.source));
}

/// "1,234 boxes" and not "1234 boxes": %Ln.
void TestTranslations::counts_are_written_as_the_language_does() {
    int counts = 0;
    for (const Message& message : readMessages(tsPath(QStringLiteral("zh_CN")))) {
        QVERIFY2(!message.source.contains(QStringLiteral("%n")), qPrintable(message.source));
        counts += message.source.contains(QStringLiteral("%Ln")) ? 1 : 0;
    }
    QVERIFY(counts > 20);
}

void TestTranslations::every_models_summary_is_translated() {
    QSet<QString> translated;
    for (const Message& message : readMessages(tsPath(QStringLiteral("zh_CN"))))
        if (message.context == QLatin1String("ModelSummary") && message.type.isEmpty())
            translated.insert(message.source);
    for (const ModelInfo& model : modelList())
        QVERIFY2(translated.contains(QString::fromStdString(model.summary)), model.name.c_str());
}

void TestTranslations::texts_belong_to_a_class_that_qt_will_look_up() {
    const QStringList freeContexts{QStringLiteral("Actions"),      QStringLiteral("ModelSummary"),
                                   QStringLiteral("durationText"), QStringLiteral("WeightsFit"),
                                   QStringLiteral("EditText"),     QStringLiteral("OptionProblem"),
                                   QStringLiteral("CoreSentence"), QStringLiteral("FindingKindText")};
    // lupdate that does not find a header writes the bare class name, and the text is then never found.
    for (const Message& message : readMessages(tsPath(QStringLiteral("zh_CN"))))
        QVERIFY2(message.context.startsWith(QStringLiteral("boxwright::")) || freeContexts.contains(message.context),
                 qPrintable(message.context));
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestTranslations)
#include "tst_translations.moc"
