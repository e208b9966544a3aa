#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace {

QByteArray contents(const QString& name) {
    QFile file(QStringLiteral(BOXWRIGHT_PACKAGING "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The files that are installed beside the programs say the same as the programs.
class TestPackaging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySubcommandIsInTheManPage() {
        QProcess process;
        process.start(QStringLiteral(BOXWRIGHT_CLI), {QStringLiteral("--help")});
        QVERIFY(process.waitForFinished(60000));
        const QString help = QString::fromUtf8(process.readAllStandardOutput()).section("Subcommands:", 1);
        const QByteArray page = contents("man/boxwright-cli.1");
        auto names =
            QRegularExpression(QStringLiteral("^  (\\w+)\\s"), QRegularExpression::MultilineOption).globalMatch(help);
        int count = 0;
        for (; names.hasNext(); ++count) {
            const QByteArray name = names.next().captured(1).toUtf8();
            QVERIFY2(page.contains("\n.B " + name + "\n"), name);
        }
        QCOMPARE(page.count("\n.B "), count + 1); // and the program's own name in the synopsis: none is there in excess
        QVERIFY(count > 5);
    }

    void theMetadataIsWellFormedAndOfThisVersion() {
        QXmlStreamReader xml(contents("boxwright.metainfo.xml"));
        QString version;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QStringLiteral("release"))
                version = xml.attributes().value("version").toString();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(version, QStringLiteral("@PROJECT_VERSION@")); // CMake puts it in
    }

    void theDesktopFileStartsTheProgram() {
        const QByteArray text = contents("boxwright.desktop");
        QVERIFY(text.contains("\nExec=boxwright %f\n"));
        QVERIFY(text.contains("\nIcon=boxwright\n"));
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "tst_packaging.moc"
