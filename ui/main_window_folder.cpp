// The part of MainWindow that opens data sets.
#include "ui/main_window.h"

#include <QDir>
#include <QFileDialog>
#include <QSettings>
#include <QTimer>

#include "ui/app_state.h"
#include "ui/menus.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/welcome_page.h"
#include "ui/support/core_text.h"
#include "ui/support/recent_folders.h"

namespace boxwright {

namespace {

constexpr int noticeDelayMs = 400; ///< an open that is quicker needs no notice

} // namespace

void MainWindow::connectState() {
    connect(m_state, &AppState::openStarted, this, [this](const QString& folder) {
        QTimer::singleShot(noticeDelayMs, this, [this, folder]() {
            if (m_state->isOpening())
                m_notice->showMessage(tr("Opening %1…").arg(QDir::toNativeSeparators(folder)));
        });
    });
    connect(m_state, &AppState::datasetChanged, this, &MainWindow::showOpened);
    connect(m_state, &AppState::openFailed, this, [this](const QString& message) {
        m_notice->showMessage(message, tr("Open Another Folder…"), [this]() { chooseFolder(); });
        Q_EMIT settled();
    });
    connect(m_state, &AppState::annotationsMissing, this, &MainWindow::tellOfMissingAnnotations);
    connect(m_state, &AppState::runsFolderChanged, this,
            [](const QString& folder) { QSettings().setValue(QStringLiteral("runsFolder"), folder); });
    connect(m_state, &AppState::modelPathChanged, this,
            [](const QString& path) { QSettings().setValue(QStringLiteral("modelPath"), path); });
}

void MainWindow::chooseFolder() {
    const QStringList recent = recentFolders();
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open Folder"), recent.value(0, QDir::homePath()));
    if (!folder.isEmpty())
        m_state->openFolder(folder);
}

void MainWindow::tellOfMissingAnnotations(const QString& folder, const QString& annotations) {
    const NoticeButton another{tr("Choose Another…"), [this, folder]() {
                                   const QString chosen =
                                       QFileDialog::getExistingDirectory(this, tr("Annotation Folder"), folder);
                                   if (!chosen.isEmpty())
                                       m_state->openWithAnnotations(folder, chosen);
                               }};
    const NoticeButton own{tr("Use Its Own Annotations"),
                           [this, folder]() { m_state->openWithAnnotations(folder, QString()); }};
    m_notice->showMessage(tr("The annotations of “%1” are in “%2”, which is not there.")
                              .arg(QDir(folder).dirName(), QDir::toNativeSeparators(annotations)),
                          another, own);
    Q_EMIT settled();
}

void MainWindow::showOpened() {
    addRecentFolder(m_state->datasetFolder());
    refreshRecent();
    m_notice->clear();
    const std::vector<std::string>& messages = m_state->dataset()->dataset.messages();
    if (messages.size() == 1)
        m_notice->showMessage(coreText(messages.front()));
    else if (!messages.empty())
        m_notice->showMessage(
            tr("%1 (and %Ln more)", nullptr, static_cast<int>(messages.size()) - 1).arg(coreText(messages.front())));
    showPage();
}

void MainWindow::refreshRecent() {
    m_menus->setRecentFolders(recentFolders());
    m_welcome->setRecentFolders(recentFolders());
}

} // namespace boxwright
