#pragma once

#include <QByteArray>
#include <QCryptographicHash>

namespace boxwright {

/// Bytes behind a checksum of theirs, for states that Qt reads without looking whether they are damaged.
[[nodiscard]] inline QByteArray sealed(const QByteArray& bytes) {
    return bytes.isEmpty() ? bytes : QCryptographicHash::hash(bytes, QCryptographicHash::Sha1) + bytes;
}

/// What sealed() was given; empty if anything of it has changed.
[[nodiscard]] inline QByteArray unsealed(const QByteArray& whole) {
    const qsizetype checksum = QCryptographicHash::hashLength(QCryptographicHash::Sha1);
    const QByteArray bytes = whole.mid(checksum);
    return sealed(bytes) == whole ? bytes : QByteArray();
}

} // namespace boxwright
