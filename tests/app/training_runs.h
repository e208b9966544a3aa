#pragma once

#include <optional>

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStringList>

namespace training_runs {

/// Short runs of boxwright-cli as processes of their own.
inline QStringList trainArguments(const QString& data, const QString& output, const QStringList& more) {
    QStringList arguments{"train", "--data", data, "--output", output, "--preset", "fast", "--threads", "1"};
    if (!more.contains("--min-size"))
        arguments += {"--min-size", "96", "--max-size", "128"};
    return arguments + more;
}

inline QString newestRun(const QString& runs) {
    const QDir folder(runs);
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return names.isEmpty() ? QString() : folder.filePath(names.last());
}

struct Ended {
    int code = -1; ///< -2: killed
    QByteArray output, errors;
};

inline Ended run(const QStringList& arguments, const QStringList& environment = {}) {
    QProcess process;
    if (!environment.isEmpty())
        process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(QStringLiteral(BOXWRIGHT_CLI), arguments);
    if (!process.waitForFinished(300000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// Columns "name" of a CSV table.
inline QList<double> column(const QString& csv, const QByteArray& name) {
    QFile file(csv);
    QList<double> values;
    if (!file.open(QIODevice::ReadOnly))
        return values;
    const auto place = file.readLine().trimmed().split(',').indexOf(name);
    while (!file.atEnd())
        values.append(file.readLine().trimmed().split(',').value(place).toDouble());
    return values;
}

} // namespace training_runs
