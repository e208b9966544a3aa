#pragma once

#include <functional>
#include <vector>

#include <QObject>
#include <QPointer>

#include "core/data/findings.h"
#include "ui/app_state.h"

namespace boxwright {

class AnnotateController;
class DataCheckDialog;
class FindingFixJob;

/// The dialog that checks the data, and what it asks for: corrections are edits of the session like any other, saved by
/// its saver and taken back by its undo.
class DataCheck : public QObject {
    Q_OBJECT

public:
    explicit DataCheck(AnnotateController* controller, QObject* parent = nullptr);

    /// Shows the dialog; makes it if there is none.
    void open(const std::shared_ptr<const OpenDataset>& dataset, QWidget* parent);
    [[nodiscard]] bool isRunning() const;
    /// Takes back a correction that has not ended.
    void cancel();

Q_SIGNALS:
    void imageWanted(const QString& imageId, int object); ///< object number in the file from 1, 0 for none
    void imagesWanted(const QString& label, const std::vector<int>& images);
    void message(const QString& sentence);
    void problem(const QString& sentence);

private:
    void fix(const std::vector<Finding>& findings);
    void finish(int findings, int files, const QStringList& skipped);
    void followHistory();
    void checkWhenSaved();

    AnnotateController* m_controller;
    FindingFixJob* m_job;
    QPointer<DataCheckDialog> m_dialog;
    bool m_checksWhenSaved = false;
};

} // namespace boxwright
