#pragma once

#include <vector>

#include <QDialog>
#include <QStringList>

#include "ui/controllers/fetch_controller.h"

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace boxwright {

class DownloadBar;
class InlineNotice;
class PublishedWeightsModel;

/// What can be fetched and how; tests put their own server, folder and files here.
struct FetchSetup {
    std::vector<PublishedWeights> table = publishedWeights();
    FetchOptions options; ///< folder and server empty: PyTorch's
    FetchJob job = fetchWeights;
};

/// Downloads weights that torchvision publishes, one at a time, and hands a file over as the start of a training. For a
/// computer without connection it shows the address and the folder, and takes a file from elsewhere. Closing it stops a
/// download; what has arrived stays.
class FetchWeightsDialog : public QDialog {
    Q_OBJECT

public:
    /// `model`: the one to train; what fits it is selected.
    FetchWeightsDialog(const FetchSetup& setup, const QString& model, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to start from this file. `models`: those it is published for, the best first; empty for a file
    /// from elsewhere.
    void chosen(const QString& file, const QStringList& models);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    QPushButton* addPlace(QFormLayout* form, QLabel* title, QLineEdit* field);

    [[nodiscard]] int row() const;
    void downloadOrStop();
    void use();
    void chooseFile();
    void start(bool force);
    void onFinished(const QString& file);
    void onFailed(const QString& sentence, bool wrongFile);
    void showRow();
    void refresh();
    void retranslate();

    FetchSetup m_setup;
    PublishedWeightsModel* m_model;
    FetchController* m_controller;
    bool m_useWhenFinished = false;
    bool m_failed = false;

    QLabel* m_intro;
    QTreeView* m_table;
    QLabel* m_addressTitle;
    QLabel* m_folderTitle;
    QLineEdit* m_address;
    QLineEdit* m_folder;
    QPushButton* m_copyAddress;
    QPushButton* m_copyFolder;
    QLabel* m_licence;
    DownloadBar* m_bar;
    InlineNotice* m_notice;
    QPushButton* m_haveFile;
    QPushButton* m_download;
    QPushButton* m_use;
    QPushButton* m_close;
};

} // namespace boxwright
