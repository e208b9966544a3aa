#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// inspect and split of boxwright-cli: its own process, files and exit codes.
class TestCliData : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_output, m_errors;

    int run(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(BOXWRIGHT_CLI), arguments);
        if (!process.waitForFinished(300000))
            return -1;
        m_output = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    QString at(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString annotation() const {
        QDirIterator files(at("sample"), {"*.xml"}, QDir::Files, QDirIterator::Subdirectories);
        return files.next();
    }
    QByteArray contents(const QString& path) const {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void replaceIn(const QString& path, const QByteArray& from, const QByteArray& to) const {
        QByteArray text = contents(path);
        QVERIFY(text.contains(from));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.replace(from, to));
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(run({"sample", "--output", at("sample"), "--images", "12"}), 0); }

    void aCleanDataSetIsExitCode0() {
        QCOMPARE(run({"inspect", "--data", at("sample"), "--json", at("findings.json")}), 0);
        QVERIFY(m_output.contains("0 errors, 0 warnings"));
        const QJsonObject json = QJsonDocument::fromJson(contents(at("findings.json"))).object();
        QCOMPARE(json["images"].toInt(), 12);
        QCOMPARE(json["counts"].toObject()["error"].toInt(), 0);
        QVERIFY(json["statistics"].toObject()["splits"].toObject().contains("train"));
    }

    void aWarningIsExitCode3AndCanBeFixedAndUndone() {
        const QString xml = annotation();
        replaceIn(xml, "<width>", "<width>1");
        const QByteArray broken = contents(xml);
        QCOMPARE(run({"inspect", "--data", at("sample")}), 3);
        QVERIFY2(m_output.contains("warning size-differs: 1 (fixable)"), m_output);
        QCOMPARE(run({"inspect", "--data", at("sample"), "--fix", "size-differs,box-corners", "--journal",
                      at("journal.cbor")}),
                 0);
        QVERIFY2(m_output.contains("Fixed 1 findings in 1 files."), m_output);
        QVERIFY(contents(xml) != broken);
        QCOMPARE(run({"inspect", "--data", at("sample")}), 0);
        QCOMPARE(run({"inspect", "--undo", at("journal.cbor")}), 0);
        QCOMPARE(contents(xml), broken);
    }

    void annotationsOfAFolderOfTheirOwnAreReadAndFixedThere() {
        QVERIFY(QDir().mkpath(at("elsewhere")));
        const QString original = annotation();
        const QString copy = at("elsewhere/") + QFileInfo(original).fileName();
        QVERIFY(QFile::copy(original, copy));
        const QByteArray untouched = contents(original);
        replaceIn(copy, "<width>", "<width>1");
        const QStringList arguments{"inspect", "--data", at("sample"), "--annotations", at("elsewhere")};
        QCOMPARE(run(arguments), 3);
        QVERIFY2(m_output.contains("warning size-differs: 1 (fixable)"), m_output);
        QCOMPARE(run(arguments + QStringList{"--fix", "size-differs", "--journal", at("other.cbor")}), 0);
        QVERIFY(contents(copy).contains("<width>320<"));
        QCOMPARE(contents(original), untouched);
        QCOMPARE(run({"inspect", "--data", at("sample"), "--annotations", at("nowhere")}), 1);
        QVERIFY2(m_errors.contains("no such folder of annotations") && m_errors.contains("nowhere"), m_errors);
    }

    void otherFormatsAreInspectedButNotFixed() {
        QCOMPARE(run({"convert", "--data", at("sample"), "--to", "coco", "--output", at("coco")}), 0);
        QCOMPARE(run({"inspect", "--data", at("coco"), "--images", at("sample")}), 0);
        QVERIFY2(m_output.contains("0 errors, 0 warnings"), m_output);
        QCOMPARE(run({"inspect", "--data", at("coco"), "--images", at("sample"), "--fix", "class-typo"}), 1);
        QVERIFY2(m_errors.contains("convert --to voc"), m_errors);
    }

    void splitWritesListsAndRefusesToOverwrite() {
        QCOMPARE(run({"split", "--data", at("sample"), "--train", "0.75", "--stratify"}), 1); // the sample has lists
        QVERIFY2(m_errors.contains("train.txt") && m_errors.contains("exists already"), m_errors);
        QCOMPARE(run({"split", "--data", at("sample"), "--train", "0.75", "--stratify", "--force"}), 0);
        QVERIFY2(m_output.contains("train.txt: 9 images"), m_output);
        QVERIFY2(m_output.contains("val.txt: 3 images"), m_output);
    }

    void wrongUsageIsExitCode2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing to inspect") << QStringList{"inspect"};
        QTest::newRow("unknown kind") << QStringList{"inspect", "--data", "x", "--fix", "everything"};
        QTest::newRow("undo and data") << QStringList{"inspect", "--data", "x", "--undo", "y"};
        QTest::newRow("nothing to split") << QStringList{"split"};
        QTest::newRow("share above 1") << QStringList{"split", "--data", "x", "--train", "1.5"};
    }
    void wrongUsageIsExitCode2() {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments), 2);
    }
};

QTEST_GUILESS_MAIN(TestCliData)
#include "tst_cli_data.moc"
