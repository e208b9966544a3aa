#include "ui/panels/file_panel.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/models/dataset_list_model.h"
#include "ui/panels/file_delegate.h"
#include "ui/support/qt_convert.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

FilePanel::FilePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new DatasetListModel(this))
    , m_search(new QLineEdit(this))
    , m_split(new QComboBox(this))
    , m_state(new QComboBox(this))
    , m_list(new QListView(this))
    , m_summary(new QLabel(this)) {
    m_search->setClearButtonEnabled(true);
    m_search->addAction(svgIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    for (QComboBox* filter : {m_split, m_state})
        filter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FileDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_summary->setProperty("muted", true);

    auto* filters = new QHBoxLayout;
    filters->setSpacing(6);
    filters->addWidget(m_split, 1);
    filters->addWidget(m_state, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 2, 4, 8);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addLayout(filters);
    column->addWidget(m_list, 1);
    column->addWidget(m_summary);

    connect(m_search, &QLineEdit::textChanged, this, &FilePanel::applyFilter);
    connect(m_split, &QComboBox::currentIndexChanged, this, &FilePanel::applyFilter);
    connect(m_state, &QComboBox::currentIndexChanged, this, &FilePanel::applyFilter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& row) {
        if (!row.isValid() || m_model->imageIndex(row.row()) == m_current)
            return;
        m_current = m_model->imageIndex(row.row());
        Q_EMIT currentImageChanged(m_current);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this]() {
        refreshSummary();
        Q_EMIT listChanged();
    });
    retranslate();
}

void FilePanel::setDataset(const std::shared_ptr<const OpenDataset>& dataset) {
    m_dataset = dataset;
    m_current = -1;
    {
        const QSignalBlocker block(m_search);
        m_search->clear();
    }
    fillFilters();
    m_model->setDataset(dataset);
    selectRow(0);
}

void FilePanel::setObjectCounts(int first, const std::vector<int>& counts) {
    m_model->setObjectCounts(first, counts);
}

void FilePanel::refilter() {
    m_model->refilter();
    selectRow(m_model->rowOfImage(m_current));
}

void FilePanel::step(int step) {
    if (m_model->rowCount() == 0)
        return;
    const int row = currentPosition() - 1;
    selectRow(row < 0 ? 0 : std::clamp(row + step, 0, m_model->rowCount() - 1));
}

void FilePanel::selectImage(int image) {
    if (m_model->rowOfImage(image) < 0) {
        const QSignalBlocker blockSearch(m_search);
        const QSignalBlocker blockSplit(m_split);
        const QSignalBlocker blockState(m_state);
        m_search->clear();
        m_split->setCurrentIndex(0);
        m_state->setCurrentIndex(0);
        applyFilter();
    }
    selectRow(m_model->rowOfImage(image));
}

int FilePanel::shownImages() const {
    return m_model->rowCount();
}

int FilePanel::currentImage() const {
    return m_current;
}

int FilePanel::currentPosition() const {
    return m_current < 0 ? 0 : m_model->rowOfImage(m_current) + 1;
}

void FilePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilePanel::fillFilters() {
    const QSignalBlocker blockSplit(m_split);
    const QSignalBlocker blockState(m_state);
    m_split->clear();
    m_split->addItem(tr("All splits"), QString());
    if (m_dataset)
        for (const std::string& name : m_dataset->dataset.splitNames())
            m_split->addItem(fromUtf8(name), fromUtf8(name));
    m_state->clear();
    m_state->addItem(tr("All states"));
    for (const auto& [text, state] :
         {std::pair(tr("Annotated"), ImageState::Annotated), std::pair(tr("Empty"), ImageState::Empty),
          std::pair(tr("Not annotated"), ImageState::NotAnnotated),
          std::pair(tr("Unreadable"), ImageState::Unreadable)})
        m_state->addItem(text, static_cast<int>(state));
}

void FilePanel::applyFilter() {
    DatasetFilter filter{m_search->text().trimmed(), m_split->currentData().toString(), {}};
    if (m_state->currentData().isValid())
        filter.state = static_cast<ImageState>(m_state->currentData().toInt());
    m_model->setFilter(filter);
    selectRow(m_model->rowOfImage(m_current));
}

void FilePanel::selectRow(int row) {
    if (row < 0 || row >= m_model->rowCount())
        return;
    const QModelIndex index = m_model->index(row);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

void FilePanel::refreshSummary() {
    const int all = m_dataset ? static_cast<int>(m_dataset->dataset.images().size()) : 0;
    const QLocale locale;
    m_summary->setText(m_model->rowCount() == all
                           ? tr("%n image(s)", nullptr, all)
                           : tr("%1 of %2 images").arg(locale.toString(m_model->rowCount()), locale.toString(all)));
}

void FilePanel::retranslate() {
    m_search->setPlaceholderText(tr("Search by name"));
    m_split->setToolTip(tr("Show the images of one split only"));
    m_state->setToolTip(tr("Show the images in one state only"));
    const int split = m_split->currentIndex();
    const int state = m_state->currentIndex();
    fillFilters();
    const QSignalBlocker blockSplit(m_split);
    const QSignalBlocker blockState(m_state);
    m_split->setCurrentIndex(std::max(0, split));
    m_state->setCurrentIndex(std::max(0, state));
    refreshSummary();
}

} // namespace boxwright
