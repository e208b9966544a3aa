#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "core/base/class_list.h"
#include "core/base/precision.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// The data set that is open, with the classes found in it. Immutable once shared.
struct OpenDataset {
    VocDataset dataset;
    ClassList classes;
    bool classesComplete = true; ///< false while only some annotations of a very large folder have been looked at
    VocPixelEvidence pixelEvidence;
    bool pixelsSettled = false; ///< by a person or an earlier edit, and not guessed from the evidence
};

inline constexpr int mostThreads = 1024;

/// What the network runs on, unless a workspace says otherwise.
struct Machine {
    QString device = QStringLiteral("auto"); ///< auto, cpu or cuda:N
    int threads = 0;                         ///< on the CPU; 0 = all cores of this process
    bool operator==(const Machine&) const = default;
};

/// What the workspaces share: the open data set, the model last trained or chosen, the folder for runs. Lives on the
/// GUI thread; opening a folder runs on a worker thread and ends in exactly one of datasetChanged(), openFailed() and
/// annotationsMissing().
class AppState : public QObject {
    Q_OBJECT

public:
    explicit AppState(QObject* parent = nullptr);
    ~AppState() override;

    /// Null if nothing is open.
    [[nodiscard]] std::shared_ptr<const OpenDataset> dataset() const { return m_dataset; }
    [[nodiscard]] QString datasetFolder() const { return m_datasetFolder; } ///< as the user gave it; empty if none
    /// The one that was chosen for the open data set; empty if it has its own annotations.
    [[nodiscard]] QString annotationFolder() const;
    [[nodiscard]] bool isOpening() const { return m_opening; }
    /// With the annotation folder that was chosen for it earlier, if one was.
    void openFolder(const QString& folder);
    /// With its annotations in this folder, now and the next times; empty for its own ones.
    void openWithAnnotations(const QString& folder, const QString& annotations);
    /// Reads the open folder again, for the classes and files that came or went; ends in datasetRefreshed() if another
    /// one is not opened meanwhile.
    void refresh();
    /// Opens the folder again with its numbers taken in this way. Nothing is written down.
    void choosePixels(VocPixels pixels);

    /// The checkpoint that Evaluate and Detect offer first; empty if none.
    [[nodiscard]] QString modelPath() const { return m_modelPath; }
    void setModelPath(const QString& path);

    /// Where new run folders are made.
    [[nodiscard]] QString runsFolder() const { return m_runsFolder; }
    void setRunsFolder(const QString& folder);

    [[nodiscard]] const Machine& machine() const { return m_machine; }
    void setMachine(const Machine& machine);

    /// The numbers that networks find boxes with in Detect and Evaluate.
    [[nodiscard]] Precision precision() const { return m_precision; }
    void setPrecision(Precision precision);

Q_SIGNALS:
    void openStarted(const QString& folder);
    void datasetChanged();
    void datasetRefreshed(); ///< the same folder, read again
    void openFailed(const QString& message);
    /// The annotation folder that was chosen for it is not there; what was open stays so.
    void annotationsMissing(const QString& folder, const QString& annotations);
    void modelPathChanged(const QString& path);
    void runsFolderChanged(const QString& folder);
    void machineChanged(const Machine& machine);
    void precisionChanged(Precision precision);

private:
    struct Request;
    void open(const Request& request);

    std::shared_ptr<const OpenDataset> m_dataset;
    QString m_datasetFolder;
    QString m_modelPath;
    QString m_runsFolder;
    Machine m_machine;
    Precision m_precision = Precision::Float32;
    bool m_opening = false;
    int m_openRequest = 0; ///< only the newest request may change the state
};

} // namespace boxwright
