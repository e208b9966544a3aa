#include "ui/dialogs/fetch_weights_dialog.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/published_weights_model.h"
#include "ui/panels/download_bar.h"
#include "ui/panels/form_rows.h"
#include "ui/panels/inline_notice.h"
#include "ui/support/list_style.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

using State = CachedWeights::State;

QLabel* mutedLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    return label;
}

FetchSetup withPlaces(FetchSetup setup) {
    if (setup.options.folder.empty())
        setup.options.folder = torchCacheFolder();
    if (setup.options.server.empty())
        setup.options.server = weightsServer();
    if (!setup.options.server.ends_with('/'))
        setup.options.server += '/';
    return setup;
}

} // namespace

FetchWeightsDialog::FetchWeightsDialog(const FetchSetup& setup, const QString& model, QWidget* parent)
    : QDialog(parent)
    , m_setup(withPlaces(setup))
    , m_model(new PublishedWeightsModel(m_setup.table, m_setup.options.folder, this))
    , m_controller(new FetchController(m_setup.job, this))
    , m_intro(mutedLabel(this))
    , m_table(new QTreeView(this))
    , m_addressTitle(new QLabel(this))
    , m_folderTitle(new QLabel(this))
    , m_address(new QLineEdit(this))
    , m_folder(new QLineEdit(this))
    , m_licence(mutedLabel(this))
    , m_bar(new DownloadBar(this))
    , m_notice(new InlineNotice(this))
    , m_haveFile(new QPushButton(this))
    , m_download(new QPushButton(this))
    , m_use(new QPushButton(this))
    , m_close(new QPushButton(this)) {
    m_table->setModel(m_model);
    buildLayout();
    m_folder->setText(QDir::toNativeSeparators(fromPath(m_setup.options.folder)));
    connectParts();
    m_table->setCurrentIndex(m_model->index(m_model->rowFor(model), 0));
    retranslate();
}

void FetchWeightsDialog::buildLayout() {
    styleAsList(m_table);
    m_table->header()->setSectionResizeMode(PublishedWeightsModel::NetworkColumn, QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(PublishedWeightsModel::ModelsColumn, QHeaderView::Stretch);
    m_table->ensurePolished(); // the style decides how high rows are
    m_table->setMinimumHeight(m_model->rowCount() * m_table->sizeHintForRow(0) +
                              m_table->header()->sizeHint().height() + 2 * m_table->frameWidth());
    auto* places = makeFormLayout();
    m_copyAddress = addPlace(places, m_addressTitle, m_address);
    m_copyFolder = addPlace(places, m_folderTitle, m_folder);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_haveFile);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_download);
    buttons->addWidget(m_use);
    for (QPushButton* button : {m_haveFile, m_copyAddress, m_copyFolder, m_close})
        button->setAutoDefault(false);
    m_download->setObjectName(QStringLiteral("download"));
    m_use->setObjectName(QStringLiteral("use"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 20, 22, 18);
    column->setSpacing(12);
    column->addWidget(m_intro);
    column->addWidget(m_table, 1);
    column->addLayout(places);
    column->addWidget(m_licence);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    resize(880, sizeHint().height());
}

QPushButton* FetchWeightsDialog::addPlace(QFormLayout* form, QLabel* title, QLineEdit* field) {
    auto* copy = new QPushButton(this);
    field->setReadOnly(true);
    title->setBuddy(field);
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(field, 1);
    line->addWidget(copy);
    form->addRow(title, line);
    connect(copy, &QPushButton::clicked, field, [field] { QGuiApplication::clipboard()->setText(field->text()); });
    return copy;
}

void FetchWeightsDialog::connectParts() {
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FetchWeightsDialog::showRow);
    connect(m_download, &QPushButton::clicked, this, &FetchWeightsDialog::downloadOrStop);
    connect(m_use, &QPushButton::clicked, this, &FetchWeightsDialog::use);
    connect(m_haveFile, &QPushButton::clicked, this, &FetchWeightsDialog::chooseFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_controller, &FetchController::stateChanged, this, &FetchWeightsDialog::refresh);
    connect(m_controller, &FetchController::progressed, m_bar, &DownloadBar::setProgress);
    connect(m_controller, &FetchController::finished, this, &FetchWeightsDialog::onFinished);
    connect(m_controller, &FetchController::failed, this, &FetchWeightsDialog::onFailed);
    connect(m_controller, &FetchController::cancelled, this, [this] {
        m_notice->showText(InlineNotice::Tone::Information,
                           tr("Stopped. What has arrived is kept; the download goes on from there."));
        refresh();
    });
    connect(this, &QDialog::finished, m_controller, &FetchController::requestStop);
}

int FetchWeightsDialog::row() const {
    return std::max(0, m_table->currentIndex().row());
}

void FetchWeightsDialog::downloadOrStop() {
    m_useWhenFinished = false;
    if (m_controller->isRunning())
        m_controller->requestStop();
    else
        start(false);
}

void FetchWeightsDialog::use() {
    m_useWhenFinished = true; // after its hash was checked
    start(false);
}

void FetchWeightsDialog::start(bool force) {
    m_failed = false;
    m_notice->hide();
    m_bar->begin(m_model->weights(row()).bytes);
    FetchOptions options = m_setup.options;
    options.force = force;
    m_controller->start(m_model->weights(row()), options);
}

void FetchWeightsDialog::onFinished(const QString& file) {
    refresh();
    if (!m_useWhenFinished) {
        m_notice->showText(InlineNotice::Tone::Information, tr("The file is here, and it is the published one."));
        return;
    }
    QStringList models;
    for (const std::string& model : m_model->weights(row()).models)
        models.append(fromUtf8(model));
    Q_EMIT chosen(file, models);
    accept();
}

void FetchWeightsDialog::onFailed(const QString& sentence, bool wrongFile) {
    m_failed = true;
    if (wrongFile)
        m_notice->showText(InlineNotice::Tone::Problem, sentence, tr("Replace It"), [this] { start(true); });
    else
        m_notice->showText(InlineNotice::Tone::Problem, sentence);
    refresh();
}

void FetchWeightsDialog::chooseFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a Weight File"), m_folder->text(),
                                                      tr("Weights (*.pth *.pt *.safetensors);;All files (*)"));
    if (file.isEmpty())
        return;
    Q_EMIT chosen(file, {});
    accept();
}

void FetchWeightsDialog::showRow() {
    m_failed = false;
    m_notice->hide();
    m_address->setText(fromUtf8(m_setup.options.server + m_model->weights(row()).fileName));
    m_address->setCursorPosition(0);
    refresh();
}

void FetchWeightsDialog::refresh() {
    m_model->refresh();
    const CachedWeights& cached = m_model->cached(row());
    const bool running = m_controller->isRunning();
    const bool here = cached.state == State::Here;
    if (!running) {
        const double share = static_cast<double>(cached.bytes) / static_cast<double>(m_model->weights(row()).bytes);
        m_bar->rest(here ? 1 : std::min(share, 1.0));
    }
    m_download->setVisible(!here || running);
    m_download->setEnabled(m_controller->state() != FetchController::State::Stopping);
    if (running)
        m_download->setFocus(); // or a field would get it from what is disabled
    m_table->setEnabled(!running);
    m_haveFile->setEnabled(!running);
    m_use->setEnabled(here && !running);
    if (running)
        m_download->setText(tr("Stop"));
    else if (m_failed)
        m_download->setText(tr("Try Again"));
    else
        m_download->setText(cached.state == State::Part ? tr("Go On") : tr("Download"));
    (here ? m_use : m_download)->setDefault(true);
}

void FetchWeightsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void FetchWeightsDialog::retranslate() {
    setWindowTitle(tr("Get Pretrained Weights"));
    m_intro->setText(
        tr("Weights that torchvision publishes. A training that starts from them needs far fewer pictures and "
           "epochs than one from nothing."));
    m_table->setAccessibleName(tr("Published weights"));
    m_addressTitle->setText(tr("Address"));
    m_folderTitle->setText(tr("Folder"));
    for (QLineEdit* field : {m_address, m_folder})
        field->setToolTip(
            tr("Without a connection: fetch the file from the address on another computer and put it into "
               "the folder."));
    m_copyAddress->setText(tr("Copy"));
    m_copyFolder->setText(tr("Copy"));
    m_copyAddress->setAccessibleName(tr("Copy the address"));
    m_copyFolder->setAccessibleName(tr("Copy the folder"));
    m_licence->setText(tr("torchvision is under the BSD licence. The weights may also be bound by the terms of the "
                          "pictures they were trained on."));
    m_haveFile->setText(tr("I Have the File…"));
    m_use->setText(tr("Use for Training"));
    m_close->setText(tr("Close"));
    m_model->retranslate();
    showRow();
}

} // namespace boxwright
