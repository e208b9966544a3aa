#include "ui/dialogs/data_findings_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/data_findings_model.h"

namespace boxwright {

namespace {

constexpr int placeWidth = 200; ///< as wide as its contents would ask each of up to a thousand rows, several times

} // namespace

DataFindingsDialog::DataFindingsDialog(QAbstractItemModel* findings, QWidget* parent)
    : QDialog(parent)
    , m_filtered(new QSortFilterProxyModel(this))
    , m_severity(new QComboBox)
    , m_list(new QTreeView)
    , m_hint(new QLabel)
    , m_open(new QPushButton)
    , m_close(new QPushButton) {
    resize(860, 520);
    m_filtered->setSourceModel(findings);
    m_filtered->setFilterRole(DataFindingsModel::SeverityRole);
    m_severity->addItem(QString(), QString());
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info})
        m_severity->addItem(QString(), QString::number(static_cast<int>(severity)));
    m_list->setModel(m_filtered);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(DataFindingsModel::SentenceColumn, QHeaderView::Stretch);
    m_list->header()->resizeSection(DataFindingsModel::PlaceColumn, placeWidth);
    m_hint->setProperty("muted", true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_severity);
    top->addWidget(m_hint, 1);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_severity, &QComboBox::currentIndexChanged, this, &DataFindingsDialog::filter);
    connect(m_list, &QTreeView::activated, this, [this] { openImage(chosenImage()); });
    connect(m_open, &QPushButton::clicked, this, [this] { openImage(chosenImage()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_open->setEnabled(!chosenImage().isEmpty()); });
    m_list->setCurrentIndex(m_filtered->index(0, 0));
    m_open->setEnabled(!chosenImage().isEmpty());
    retranslate();
    m_list->setFocus();
}

QString DataFindingsDialog::chosenImage() const {
    return m_list->currentIndex().data(DataFindingsModel::ImageIdRole).toString();
}

void DataFindingsDialog::openImage(const QString& imageId) {
    if (imageId.isEmpty())
        return;
    Q_EMIT imageChosen(imageId);
    accept();
}

void DataFindingsDialog::filter() {
    m_filtered->setFilterFixedString(m_severity->currentData().toString());
}

void DataFindingsDialog::retranslate() {
    setWindowTitle(tr("Findings in the Data"));
    const QStringList texts{tr("All findings"), tr("Errors"), tr("Warnings"), tr("Remarks")};
    for (int i = 0; i < m_severity->count(); ++i)
        m_severity->setItemText(i, texts[i]);
    m_severity->setAccessibleName(tr("Severity"));
    m_list->setAccessibleName(windowTitle());
    m_hint->setText(tr("Double-click a finding to open its image in Annotate."));
    m_open->setText(tr("Open in Annotate"));
    m_close->setText(tr("Close"));
}

void DataFindingsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
