#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace boxwright::test {

/// While it lives, QSettings() is an empty file of its own and not the user's.
class TestSettings {
public:
    TestSettings() {
        QCoreApplication::setOrganizationName(QStringLiteral("boxwright-test"));
        QCoreApplication::setApplicationName(QStringLiteral("boxwright-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace boxwright::test
