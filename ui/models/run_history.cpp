#include "ui/models/run_history.h"

#include <algorithm>
#include <optional>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include "ui/charts/chart_csv.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

/// A CSV file of plain numbers with a header, read whole.
class NumberTable {
public:
    [[nodiscard]] static std::optional<NumberTable> read(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        NumberTable table;
        const QList<QByteArray> header = file.readLine().trimmed().split(',');
        for (qsizetype i = 0; i < header.size(); ++i)
            table.m_columns.insert(header[i], i);
        while (!file.atEnd()) {
            const QList<QByteArray> cells = file.readLine().trimmed().split(',');
            if (cells.size() == header.size())
                table.m_rows.push_back(cells);
        }
        return table;
    }

    [[nodiscard]] std::size_t rows() const { return m_rows.size(); }

    [[nodiscard]] std::optional<double> number(std::size_t row, const char* column) const {
        const qsizetype index = m_columns.value(column, -1);
        bool ok = false;
        const double value = index < 0 ? 0 : m_rows[row][index].toDouble(&ok);
        return ok ? std::optional(value) : std::nullopt;
    }

private:
    QHash<QByteArray, qsizetype> m_columns;
    std::vector<QList<QByteArray>> m_rows;
};

StepPoint stepPoint(const NumberTable& table, std::size_t row) {
    const auto number = [&](const char* column) { return table.number(row, column).value_or(0); };
    StepPoint point;
    point.step = static_cast<std::int64_t>(number("step"));
    point.losses.classifier = number("loss_classifier");
    point.losses.boxRegression = number("loss_box_reg");
    point.losses.objectness = number("loss_objectness");
    point.losses.rpnBoxRegression = number("loss_rpn_box_reg");
    point.learningRate = number("lr");
    return point;
}

std::vector<StepPoint> stepPoints(const NumberTable& table) {
    std::vector<StepPoint> points;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.number(row, "step"))
            points.push_back(stepPoint(table, row));
    return points;
}

std::vector<EpochPoint> epochPoints(const NumberTable& table) {
    std::vector<EpochPoint> points;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const std::optional<double> epoch = table.number(row, "epoch"))
            points.push_back({static_cast<int>(*epoch), table.number(row, "AP").value_or(-1),
                              table.number(row, "AP50").value_or(-1),
                              static_cast<std::int64_t>(table.number(row, "step").value_or(0)),
                              table.number(row, "val_loss").value_or(-1)});
    return points;
}

QString existing(const QDir& folder, const QString& name) {
    return folder.exists(name) ? folder.absoluteFilePath(name) : QString();
}

int plannedEpochs(const QString& configPath) {
    QFile file(configPath);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
    return config.value(QLatin1String("training")).toObject().value(QLatin1String("epochs")).toInt();
}

const QString nameFile = QStringLiteral("name.txt");

/// The first line of the file that renameRun() writes.
QString givenName(const QDir& folder) {
    QFile file(folder.filePath(nameFile));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
}

bool holdsRun(const QDir& folder) {
    return folder.exists(QStringLiteral("metrics.csv")) || folder.exists(QStringLiteral("config.json"));
}

/// Run folders are called 2026-11-23_101500_model; others have the time of their folder and their name as the model.
RunSummary summarise(const QDir& folder) {
    RunSummary run;
    run.folder = folder.absolutePath();
    const QString name = folder.dirName();
    run.started = QDateTime::fromString(name.left(17), QStringLiteral("yyyy-MM-dd_HHmmss"));
    run.model = run.started.isValid() ? name.mid(18) : name;
    if (!run.started.isValid())
        run.started = QFileInfo(run.folder).lastModified();
    run.name = givenName(folder);
    run.plannedEpochs = plannedEpochs(folder.filePath(QStringLiteral("config.json")));
    run.bestCheckpoint = existing(folder, QStringLiteral("best.pth"));
    run.lastCheckpoint = existing(folder, QStringLiteral("last.pth"));
    if (const auto metrics = NumberTable::read(folder.filePath(QStringLiteral("metrics.csv")))) {
        run.epochs = static_cast<int>(metrics->rows());
        if (run.plannedEpochs > 0) // config.json has the plan of the beginning, before the run was made longer
            run.plannedEpochs = std::max(run.plannedEpochs, run.epochs);
        for (const EpochPoint& epoch : epochPoints(*metrics))
            run.bestAp50 = std::max(run.bestAp50, epoch.ap50);
    }
    return run;
}

} // namespace

QString shortModelName(QString model) {
    return model.remove(QLatin1String("fasterrcnn_"));
}

Result<std::vector<RunSummary>> listRuns(const QString& runsFolder) {
    std::vector<RunSummary> runs;
    const QDir parent(runsFolder);
    for (const QString& name : parent.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir folder(parent.filePath(name));
        if (holdsRun(folder))
            runs.push_back(summarise(folder));
    }
    std::stable_sort(runs.begin(), runs.end(),
                     [](const RunSummary& a, const RunSummary& b) { return a.started > b.started; });
    return runs;
}

Result<RunCurves> readRunCurves(const QString& runFolder) {
    const QDir folder(runFolder);
    const auto metrics = NumberTable::read(folder.filePath(QStringLiteral("metrics.csv")));
    const auto steps = NumberTable::read(folder.filePath(QStringLiteral("steps.csv")));
    if (!metrics && !steps)
        return fail(ErrorKind::NotFound, "The run has neither metrics.csv nor steps.csv.", toUtf8(runFolder));
    RunCurves curves;
    if (metrics)
        curves.epochs = epochPoints(*metrics);
    curves.steps = stepPoints(steps ? *steps : *metrics);
    return curves;
}

Result<QString> renameRun(const QString& runFolder, const QString& name) {
    const QString path = QDir(runFolder).filePath(nameFile);
    if (!name.trimmed().isEmpty())
        return replaceFile(path, name.simplified().toUtf8() + '\n');
    if (QFile::exists(path) && !QFile::remove(path))
        return fail(ErrorKind::WriteFailed, "The name could not be taken away.", toUtf8(path));
    return path;
}

Result<QString> trashRun(const QString& runFolder) {
    // Where this folder is missing, Qt 6.4 makes its trash in the working directory.
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    QString place;
    if (!QFile::moveToTrash(runFolder, &place))
        return fail(ErrorKind::WriteFailed, "The folder could not be moved to the trash.", toUtf8(runFolder));
    return place;
}

void appendStep(RunCurves& curves, const StepPoint& point) {
    while (!curves.steps.empty() && curves.steps.back().step >= point.step)
        curves.steps.pop_back();
    curves.steps.push_back(point);
}

void appendEpoch(RunCurves& curves, const EpochPoint& point) {
    while (!curves.epochs.empty() && curves.epochs.back().epoch >= point.epoch)
        curves.epochs.pop_back();
    curves.epochs.push_back(point);
}

} // namespace boxwright
