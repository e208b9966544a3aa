#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/data/edit/class_rename.h"

namespace boxwright {

/// Renames a class over the data set a few images at a time, between the events of the window. One undoable step.
class ClassRenameJob : public QObject {
    Q_OBJECT

public:
    explicit ClassRenameJob(QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_rename != nullptr; }
    /// `shown` is the image that undoing it shows, `classes` the list of classes as it is.
    void start(EditSession& session, const std::string& from, const std::string& to, std::vector<std::size_t> images,
               std::size_t shown, ClassNotes classes);
    /// The name that goes, of the last job.
    [[nodiscard]] const std::string& from() const { return m_from; }
    /// Takes back what was done.
    void cancel();

Q_SIGNALS:
    void progress(int done, int total);
    void finished(int boxes, int unreadableFiles);
    void failed(const QString& sentence);
    void cancelled();

private:
    void advance();

    std::unique_ptr<ClassRename> m_rename;
    std::string m_from;
    std::size_t m_shown = 0;
    ClassNotes m_classes;
    QTimer m_timer;
};

} // namespace boxwright
