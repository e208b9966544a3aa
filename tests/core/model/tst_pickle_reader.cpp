#include <QTest>

#include "core/model/weights/pickle_reader.h"
#include "core/model/weights/pickle_writer.h"

using namespace boxwright;
using Kind = PickleNode::Kind;

namespace {

Result<PickleDocument> readText(const std::string& bytes) {
    MemoryBudget budget(bytes.size());
    return readPickle({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, budget);
}

} // namespace

class TestPickleReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheWriterWrites() {
        PickleWriter writer;
        writer.beginDict();
        writer.text("list");
        writer.beginList();
        writer.integer(-5);
        writer.integer(1234567890123);
        writer.real(0.1);
        writer.boolean(true);
        writer.none();
        writer.endList();
        writer.text("tensor");
        const std::int64_t sizes[] = {2, 3};
        writer.tensor("7", ElementType::Half, sizes);
        writer.endDict();
        const auto document = readText(writer.finish());
        QVERIFY2(document.has_value(), document ? "" : document.error().text().c_str());
        const PickleNode* list = document->root->find("list");
        QVERIFY(list != nullptr && list->items.size() == 5);
        QCOMPARE(list->items[0]->integer, -5);
        QCOMPARE(list->items[1]->integer, 1234567890123);
        QCOMPARE(list->items[2]->real, 0.1);
        QCOMPARE(list->items[3]->kind, Kind::Bool);
        QCOMPARE(list->items[4]->kind, Kind::None);
        const PickledTensor& tensor = *document->root->find("tensor")->tensor;
        QCOMPARE(tensor.storageKey, std::string("7"));
        QCOMPARE(tensor.type, ElementType::Half);
        QCOMPARE(tensor.sizes, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(tensor.strides, (std::vector<std::int64_t>{3, 1}));
    }

    void aHostileCallIsNotMadeButKeptAsAnObject() {
        const std::string call = std::string("cos\nsystem\n(X\x04\x00\x00\x00", 17) + "truetR.";
        const auto read = readText(call);
        QVERIFY(read.has_value());
        QCOMPARE(read->root->kind, Kind::Opaque);
        QCOMPARE(read->root->text, std::string("os system"));
    }

    void malformedInputIsASentenceWithItsPlace_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("nothing on the stack") << QByteArray(".");
        QTest::newRow("no mark") << QByteArray("]e.");
        QTest::newRow("items of a number") << QByteArray("K\x01K\x02K\x03s.", 8);
        QTest::newRow("odd items") << QByteArray("}(K\x01u.", 6);
        QTest::newRow("memo never stored") << QByteArray("h\x05.", 3);
        QTest::newRow("text longer than the file") << QByteArray("X\xff\xff\xff\x7f.", 6);
        QTest::newRow("unknown opcode") << QByteArray("\xfe.", 2);
        QTest::newRow("a mark is not a value") << QByteArray("(s.", 3);
        QTest::newRow("storage id is no tuple") << QByteArray("NQ.");
        QTest::newRow("never ends") << QByteArray("NNNN");
    }
    void malformedInputIsASentenceWithItsPlace() {
        QFETCH(QByteArray, bytes);
        const auto document = readText(bytes.toStdString());
        QVERIFY(!document.has_value());
        QVERIFY(QString::fromStdString(document.error().text()).contains("byte "));
    }

    void aCircleIsReadWithoutEnd() {
        const auto document = readText(std::string("]q\x00h\x00"
                                                   "a.",
                                                   7));
        QVERIFY(document.has_value());
        QCOMPARE(document->root->items.front(), document->root);
    }
};

QTEST_GUILESS_MAIN(TestPickleReader)
#include "tst_pickle_reader.moc"
