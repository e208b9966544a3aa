#pragma once

#include <filesystem>

#include <QCoreApplication>
#include <QLockFile>
#include <QString>

namespace boxwright {

/// The right to edit a data set, for one program at a time: a hidden file, ".boxwright-lock" in
/// VocDataset::sideFolder(), that is there while this lives. The lock of a program that has ended is taken over. A
/// folder in which no file can be made has no lock and needs none: saving will say so.
class FolderLock {
    Q_DECLARE_TR_FUNCTIONS(boxwright::FolderLock)

public:
    explicit FolderLock(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// Whether another program has it.
    [[nodiscard]] bool isTaken() const { return m_taken; }
    /// That program for people, "process 4711", with the computer if it is another one; empty if it cannot be told.
    [[nodiscard]] QString holder() const { return m_holder; }

private:
    std::filesystem::path m_folder;
    QLockFile m_file;
    bool m_taken = false;
    QString m_holder;
};

} // namespace boxwright
