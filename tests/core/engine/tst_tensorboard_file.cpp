#include <cstring>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/engine/tensorboard_file.h"

using namespace boxwright;

namespace {

/// The events of a file; a record whose checksums do not hold ends the list.
QList<QByteArray> eventsOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    QList<QByteArray> events;
    if (!file.open(QIODevice::ReadOnly))
        return events;
    const auto holds = [&](const QByteArray& bytes) {
        std::uint32_t stored = 0;
        const QByteArray read = file.read(4);
        std::memcpy(&stored, read.data(), 4);
        const std::uint32_t crc = crc32c(std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
        return stored == (crc >> 15 | crc << 17) + 0xa282ead8U;
    };
    while (!file.atEnd()) {
        const QByteArray length = file.read(8);
        quint64 size = 0;
        std::memcpy(&size, length.data(), 8);
        if (!holds(length))
            return events;
        const QByteArray event = file.read(static_cast<qint64>(size));
        if (!holds(event))
            return events;
        events.append(event);
    }
    return events;
}

} // namespace

class TestTensorBoardFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChecksumIsCastagnolis() {
        // RFC 3720, B.4.
        QCOMPARE(crc32c("123456789"), 0xe3069283U);
        QCOMPARE(crc32c(std::string(32, '\0')), 0x8a9136aaU);
        QCOMPARE(crc32c(std::string(32, '\xff')), 0x62a8ab43U);
    }

    void anEventHoldsItsStepTagAndNumber() {
        const QTemporaryDir folder;
        TensorBoardFile file(folder.path().toStdString(), 0);
        file.add(300, {{"val/AP", 0.5}});
        QVERIFY(file.flush());
        const auto events = eventsOf(file.path());
        QCOMPARE(events.size(), 2);
        QVERIFY(events[0].endsWith(QByteArray("\x1a\x0d"
                                              "brain.Event:2")));
        // field 2 as varint 300; field 5 { field 1 { field 1 "val/AP", field 2 as float 0.5 } }
        QVERIFY2(events[1].mid(9) == QByteArray::fromHex("10ac02"
                                                         "2a0f"
                                                         "0a0d"
                                                         "0a0676616c2f4150"
                                                         "150000003f"),
                 events[1].toHex());
    }

    void aResumedRunVoidsWhatCameLater() {
        const QTemporaryDir folder;
        TensorBoardFile first(folder.path().toStdString(), 0), second(folder.path().toStdString(), 8);
        QVERIFY(second.flush());
        QVERIFY(first.path() != second.path());
        const auto events = eventsOf(second.path());
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[1].mid(9).toHex(), QByteArray("10083a020801")); // step 8, session log: start
    }
};

QTEST_GUILESS_MAIN(TestTensorBoardFile)
#include "tst_tensorboard_file.moc"
