#pragma once

#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

namespace boxwright {

/// A web server of this computer that sends files from memory and misbehaves on request. Lives in one thread with an
/// event loop.
class LoopbackServer {
public:
    LoopbackServer() {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { receive(*socket); });
        });
    }

    QHash<QByteArray, QByteArray> files; ///< by path, "/resnet.pth"
    bool ranges = true;                  ///< can send a part
    QByteArray contentRange;             ///< sent instead of the right one
    QByteArray status;                   ///< "503 Busy": the answer to everything, while `statusTimes` lasts
    int statusTimes = 1000;
    qsizetype cutAfter = -1; ///< hang up after so many bytes of an answer, `cutTimes` times
    int cutTimes = 1;
    qsizetype stallAfter = -1;  ///< fall silent after so many bytes of an answer
    QList<QByteArray> requests; ///< the range asked for by each, empty = everything

    [[nodiscard]] std::string url() const {
        return QStringLiteral("http://127.0.0.1:%1/").arg(m_server.serverPort()).toStdString();
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    void receive(QTcpSocket& socket) {
        QByteArray& request = m_received[&socket];
        request += socket.readAll();
        if (!request.contains("\r\n\r\n"))
            return;
        const QByteArray whole = m_received.take(&socket);
        const QByteArray path = whole.split(' ').value(1);
        QByteArray range;
        for (const QByteArray& line : whole.split('\n'))
            if (line.toLower().startsWith("range: bytes="))
                range = line.mid(13).trimmed();
        requests.append(range);
        answer(socket, path, range);
    }

    void answer(QTcpSocket& socket, const QByteArray& path, const QByteArray& range) {
        if (!status.isEmpty() && statusTimes-- > 0)
            return send(socket, status, {}, "no");
        if (!files.contains(path))
            return send(socket, "404 Not Found", {}, "no such file");
        const QByteArray& body = files[path];
        if (range.isEmpty() || !ranges)
            return send(socket, "200 OK", {}, body);
        const qsizetype from = range.chopped(1).toLongLong();
        if (from >= body.size())
            return send(socket, "416 Range Not Satisfiable", {}, {});
        const QByteArray right = "bytes " + QByteArray::number(from) + '-' + QByteArray::number(body.size() - 1) + '/' +
                                 QByteArray::number(body.size());
        send(socket, "206 Partial Content", contentRange.isEmpty() ? right : contentRange, body.mid(from));
    }

    void send(QTcpSocket& socket, const QByteArray& line, const QByteArray& range, const QByteArray& body) {
        socket.write("HTTP/1.1 " + line + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
                     (range.isEmpty() ? QByteArray() : "Content-Range: " + range + "\r\n") +
                     "Connection: close\r\n\r\n");
        if (stallAfter >= 0) {
            socket.write(body.left(stallAfter));
            return;
        }
        const bool cut = cutAfter >= 0 && cutTimes-- > 0;
        socket.write(cut ? body.left(cutAfter) : body);
        socket.disconnectFromHost();
    }

    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_received;
};

} // namespace boxwright
