#include "ui/dialogs/fetch_weights_dialog.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "tests/support/loopback_server.h"
#include "ui/models/published_weights_model.h"
#include "ui/panels/inline_notice.h"

using namespace boxwright;

/// The dialog against a web server of this computer.
class TestFetchWeightsDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<FetchWeightsDialog> m_dialog;
    QByteArray m_body;

    PublishedWeights weights(const char* name, const char* model) const {
        PublishedWeights entry;
        entry.network = name;
        entry.fileName = std::string(name) + ".pth";
        entry.sha256Prefix = QCryptographicHash::hash(m_body, QCryptographicHash::Sha256).toHex().left(8).toStdString();
        entry.bytes = static_cast<std::uint64_t>(m_body.size());
        entry.models = {model, "fasterrcnn_also"};
        return entry;
    }
    void makeDialog(const QString& model = QStringLiteral("fasterrcnn_two")) {
        FetchSetup setup;
        setup.table = {weights("one", "fasterrcnn_one"), weights("two", "fasterrcnn_two")};
        setup.options.folder = m_folder->path().toStdString();
        setup.options.server = m_server->url();
        setup.options.retryDelay = std::chrono::milliseconds(1);
        m_dialog = std::make_unique<FetchWeightsDialog>(setup, model);
        m_dialog->show();
    }
    QPushButton* button(const char* name) const { return m_dialog->findChild<QPushButton*>(QString::fromLatin1(name)); }
    QTreeView* table() const { return m_dialog->findChild<QTreeView*>(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QString notice() const {
        const auto* shown = m_dialog->findChild<InlineNotice*>();
        return shown->isVisible() ? shown->text() : QString();
    }
    QString file(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    static void put(const QString& path, const QByteArray& content) {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }

private Q_SLOTS:
    void init() {
        m_body = QByteArray(400'000, 'w');
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<LoopbackServer>();
        m_server->files["/one.pth"] = m_server->files["/two.pth"] = m_body;
    }
    void cleanup() { m_dialog.reset(); }

    void what_fits_the_model_is_selected() {
        makeDialog();
        QCOMPARE(table()->currentIndex().row(), 1);
        makeDialog(QStringLiteral("fasterrcnn_unknown"));
        QCOMPARE(table()->currentIndex().row(), 0);
    }

    void the_table_tells_what_is_here() {
        put(file("one.pth"), m_body);
        put(file("two.pth.part"), m_body.left(100'000));
        makeDialog();
        QCOMPARE(cell(0, PublishedWeightsModel::StateColumn), QStringLiteral("yes"));
        QCOMPARE(cell(1, PublishedWeightsModel::StateColumn), QStringLiteral("25 %"));
        QCOMPARE(cell(0, PublishedWeightsModel::NetworkColumn), QStringLiteral("one"));
        QCOMPARE(button("download")->text(), QStringLiteral("Go On"));
        QVERIFY(!button("use")->isEnabled());
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QVERIFY(button("use")->isEnabled());
        QVERIFY(!button("download")->isVisible());
    }

    void a_download_ends_with_the_offer_to_use_it() {
        makeDialog();
        QSignalSpy chosen(m_dialog.get(), &FetchWeightsDialog::chosen);
        button("download")->click();
        QCOMPARE(button("download")->text(), QStringLiteral("Stop"));
        QVERIFY(!table()->isEnabled());
        QTRY_VERIFY(notice().contains(QStringLiteral("published one")));
        QCOMPARE(cell(1, PublishedWeightsModel::StateColumn), QStringLiteral("yes"));
        QCOMPARE(m_dialog->findChild<QProgressBar*>()->value(), 1000);
        QCOMPARE(chosen.count(), 0);
        button("use")->click();
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(0).toString(), file("two.pth"));
        QCOMPARE(chosen.first().at(1).toStringList(),
                 (QStringList{QStringLiteral("fasterrcnn_two"), QStringLiteral("fasterrcnn_also")}));
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_server->requests.size(), 1);
    }

    void a_file_that_is_not_the_published_one_is_not_used_but_can_be_replaced() {
        put(file("two.pth"), "something else");
        makeDialog();
        QSignalSpy chosen(m_dialog.get(), &FetchWeightsDialog::chosen);
        button("use")->click();
        QTRY_VERIFY(notice().contains(QStringLiteral("not the published one")));
        QCOMPARE(chosen.count(), 0);
        m_dialog->findChild<InlineNotice*>()->findChild<QPushButton*>()->click();
        QTRY_COMPARE(chosen.count(), 1); // the wish to use it still stands
        QCOMPARE(QFileInfo(file("two.pth")).size(), m_body.size());
    }

    void a_failure_is_a_sentence_and_can_be_tried_again() {
        m_server->files.remove("/two.pth");
        makeDialog();
        button("download")->click();
        QTRY_VERIFY(notice().contains(QStringLiteral("HTTP 404")));
        QVERIFY(notice().contains(QString::fromStdString(m_server->url()) + "two.pth"));
        QCOMPARE(button("download")->text(), QStringLiteral("Try Again"));
        m_server->files["/two.pth"] = m_body;
        button("download")->click();
        QTRY_VERIFY(button("use")->isEnabled());
    }

    void a_stopped_download_goes_on_later() {
        m_server->stallAfter = 150'000;
        makeDialog();
        button("download")->click();
        QTRY_COMPARE(QFileInfo(file("two.pth.part")).size(), 150'000);
        const auto* text = m_dialog->findChild<QLabel*>(QStringLiteral("downloadText"));
        QTRY_VERIFY2(text->text().contains(QStringLiteral("400.0 kB")), qPrintable(text->text()));
        button("download")->click();
        QTRY_VERIFY(notice().contains(QStringLiteral("is kept")));
        QCOMPARE(button("download")->text(), QStringLiteral("Go On"));
        m_server->stallAfter = -1;
        button("download")->click();
        QTRY_VERIFY(button("use")->isEnabled());
        QCOMPARE(m_server->requests, (QList<QByteArray>{"", "150000-"}));
    }

    void closing_stops_the_download_and_keeps_the_part() {
        m_server->stallAfter = 150'000;
        makeDialog();
        button("download")->click();
        QTRY_COMPARE(QFileInfo(file("two.pth.part")).size(), 150'000);
        auto* controller = m_dialog->findChild<FetchController*>();
        QSignalSpy cancelled(controller, &FetchController::cancelled);
        m_dialog->reject();
        QVERIFY(cancelled.wait());
        QCOMPARE(QFileInfo(file("two.pth.part")).size(), 150'000);
    }

    void address_and_folder_can_be_copied_for_another_computer() {
        makeDialog();
        const QList<QLineEdit*> fields = m_dialog->findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 2);
        QCOMPARE(fields[0]->text(), QString::fromStdString(m_server->url()) + "two.pth");
        QCOMPARE(fields[1]->text(), QDir::toNativeSeparators(m_folder->path()));
        int copied = 0;
        for (QPushButton* copy : m_dialog->findChildren<QPushButton*>())
            if (copy->text() == QStringLiteral("Copy")) {
                copy->click();
                QCOMPARE(QGuiApplication::clipboard()->text(), fields[copied++]->text());
            }
        QCOMPARE(copied, 2);
    }
};

QTEST_MAIN(TestFetchWeightsDialog)
#include "tst_fetch_weights_dialog.moc"
