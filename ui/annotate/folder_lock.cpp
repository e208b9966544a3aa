#include "ui/annotate/folder_lock.h"

#include <QFileInfo>
#include <QSysInfo>

#include "ui/support/qt_convert.h"

namespace boxwright {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : m_folder(folder)
    , m_file(fromPath(folder / ".boxwright-lock")) {
    m_file.setStaleLockTime(0); // however long a program runs, its lock holds
    if (m_file.tryLock(0))
        return;
    m_taken = m_file.error() == QLockFile::LockFailedError && QFileInfo(m_file.fileName()).isFile();
    qint64 process = 0;
    QString computer;
    QString name;
    if (!m_taken || !m_file.getLockInfo(&process, &computer, &name))
        return;
    m_holder = computer == QSysInfo::machineHostName() ? tr("process %1").arg(process)
                                                       : tr("process %1 on %2").arg(process).arg(computer);
}

} // namespace boxwright
