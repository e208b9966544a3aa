#include "ui/panels/file_panel.h"

#include <algorithm>
#include <array>

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
#include "ui/panels/annotations_button.h"
#include "ui/panels/elided_combo_box.h"
#include "ui/panels/file_delegate.h"
#include "ui/panels/pixels_button.h"
#include "ui/support/qt_convert.h"
#include "ui/support/svg_icon.h"
#include "ui/support/thumbnail_cache.h"

namespace boxwright {

namespace {

constexpr int marksFrom = 100; ///< data of the state filter from which on it is an ImageMark

} // namespace

FilePanel::FilePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new DatasetListModel(this))
    , m_search(new QLineEdit(this))
    , m_split(new ElidedComboBox(this))
    , m_state(new ElidedComboBox(this))
    , m_class(new ElidedComboBox(this))
    , m_chosenLabel(new QToolButton(this))
    , m_list(new QListView(this))
    , m_delegate(new FileDelegate(m_list))
    , m_thumbnails(new ThumbnailCache(FileDelegate::thumbnailSide * 2, this))
    , m_states(new StateStrip(this))
    , m_summary(new QLabel(this))
    , m_pixels(new PixelsButton(this))
    , m_annotations(new AnnotationsButton(this)) {
    m_search->setClearButtonEnabled(true);
    m_search->addAction(svgIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    for (QComboBox* filter : {m_split, m_state, m_class})
        filter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setObjectName(QStringLiteral("imageList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_summary->setProperty("muted", true);
    m_chosenLabel->setIcon(svgIcon(QStringLiteral("close")));
    m_chosenLabel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chosenLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long label does not widen the panel
    m_chosenLabel->hide();

    compose();
    connect(m_search, &QLineEdit::textChanged, this, &FilePanel::applyFilter);
    connect(m_search, &QLineEdit::returnPressed, this, &FilePanel::jumpToNumber);
    connect(m_split, &QComboBox::currentIndexChanged, this, &FilePanel::applyFilter);
    connect(m_state, &QComboBox::currentIndexChanged, this, &FilePanel::applyFilter);
    connect(m_class, &QComboBox::currentIndexChanged, this, &FilePanel::applyFilter);
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
    connect(m_chosenLabel, &QToolButton::clicked, this, [this]() {
        setChosen({}, nullptr);
        applyFilter();
    });
    connect(m_pixels, &PixelsButton::wanted, this, &FilePanel::pixelsWanted);
    connect(m_annotations, &AnnotationsButton::anotherWanted, this, &FilePanel::anotherAnnotationFolderWanted);
    connect(m_annotations, &AnnotationsButton::ownWanted, this, &FilePanel::ownAnnotationsWanted);
    connect(m_states, &StateStrip::wanted, this, &FilePanel::filterState);
    connect(m_thumbnails, &ThumbnailCache::ready, m_model, &DatasetListModel::refresh);
    retranslate();
}

void FilePanel::compose() {
    auto* filters = new QHBoxLayout;
    filters->setSpacing(6);
    filters->addWidget(m_split, 1);
    filters->addWidget(m_state, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 2, 4, 8);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addLayout(filters);
    column->addWidget(m_class);
    column->addWidget(m_chosenLabel);
    column->addWidget(m_list, 1);
    column->addWidget(m_states);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(m_pixels);
    column->addLayout(bottom);
    column->addWidget(m_annotations, 0, Qt::AlignRight);
}

void FilePanel::setThumbnails(bool shown) {
    m_model->setThumbnails(shown ? [this](int image) { return m_thumbnails->thumbnail(image).value_or(QImage()); }
                                 : DatasetListModel::Thumbnail());
    m_delegate->setThumbnails(shown);
    m_list->scrollTo(m_list->currentIndex());
}

void FilePanel::setCounts(const StateCounts& counts) {
    m_states->setCounts(counts);
}

/// The same part again shows all.
void FilePanel::filterState(StateStrip::Part part) {
    constexpr std::array states{ImageState::NotAnnotated, ImageState::Annotated, ImageState::Verified};
    const int wanted = part == StateStrip::Part::Flagged ? marksFrom + static_cast<int>(ImageMark::Flagged)
                                                         : static_cast<int>(states[static_cast<std::size_t>(part)]);
    const int index = m_state->findData(wanted);
    m_state->setCurrentIndex(m_state->currentIndex() == index ? 0 : index);
}

void FilePanel::setDataset(const std::shared_ptr<const OpenDataset>& dataset) {
    m_dataset = dataset;
    m_current = -1;
    {
        const QSignalBlocker block(m_search);
        m_search->clear();
    }
    setChosen({}, nullptr);
    fillFilters();
    m_classNames.clear();
    fillClasses();
    m_thumbnails->setDataset(dataset);
    m_pixels->setDataset(dataset);
    m_annotations->setFolder(dataset && dataset->dataset.hasOwnAnnotationFolder()
                                 ? fromPath(dataset->dataset.annotationFolder())
                                 : QString());
    m_model->setDataset(dataset);
    selectRow(0);
}

void FilePanel::setRefreshed(const std::shared_ptr<const OpenDataset>& dataset) {
    m_pixels->setDataset(dataset);
}

void FilePanel::setSources(std::shared_ptr<const DatasetIndex> index, DatasetListModel::HasMark hasMark) {
    m_model->setSources(std::move(index), std::move(hasMark));
}

void FilePanel::refreshImage(int image) {
    m_model->refresh(image);
}

void FilePanel::refilter() {
    m_model->refilter();
    selectRow(m_model->rowOfImage(m_current));
}

void FilePanel::setClasses(const std::vector<std::string>& names) {
    if (names == m_classNames)
        return;
    m_classNames = names;
    fillClasses();
}

bool FilePanel::stepToDo() {
    const int image = m_model->nextToDo(m_current);
    if (image >= 0)
        showImage(image);
    return image >= 0;
}

void FilePanel::showImage(int image) {
    if (m_model->rowOfImage(image) < 0) {
        clearFilters();
        applyFilter();
    }
    selectRow(m_model->rowOfImage(image));
}

void FilePanel::clearFilters() {
    const QSignalBlocker blockSearch(m_search);
    const QSignalBlocker blockSplit(m_split);
    const QSignalBlocker blockState(m_state);
    const QSignalBlocker blockClass(m_class);
    m_search->clear();
    for (QComboBox* filter : {m_split, m_state, m_class})
        filter->setCurrentIndex(0);
    setChosen({}, nullptr);
}

void FilePanel::setChosen(const QString& label, std::shared_ptr<const std::vector<int>> images) {
    m_chosen = std::move(images);
    m_chosenText = label;
    m_chosenLabel->setText(label);
    m_chosenLabel->setToolTip(tr("%1 – click to show all images again").arg(label));
    m_chosenLabel->setVisible(m_chosen != nullptr);
}

void FilePanel::showChosen(const QString& label, const std::vector<int>& images) {
    clearFilters();
    setChosen(label, std::make_shared<const std::vector<int>>(images));
    applyFilter();
    if (m_model->rowOfImage(m_current) < 0)
        selectRow(0);
}

void FilePanel::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilePanel::filterClass(const QString& name) {
    m_class->setCurrentIndex(std::max(0, m_class->findData(name)));
}

int FilePanel::neighbour(int step) const {
    const int row = currentPosition() - 1 + step;
    return currentPosition() > 0 && row >= 0 && row < m_model->rowCount() ? m_model->imageIndex(row) : -1;
}

void FilePanel::step(int step) {
    if (m_model->rowCount() == 0)
        return;
    const int row = currentPosition() - 1;
    selectRow(row < 0 ? 0 : std::clamp(row + step, 0, m_model->rowCount() - 1));
}

void FilePanel::showRow(int row) {
    selectRow(row);
}

/// "#37" and Enter: the image with that number in the data set.
void FilePanel::jumpToNumber() {
    const int all = m_dataset ? static_cast<int>(m_dataset->dataset.images().size()) : 0;
    const auto number = numberInSearch(m_search->text());
    if (!number || all == 0)
        return;
    m_search->clear();
    showImage(std::clamp(*number, 1, all) - 1);
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
         {std::pair(tr("Not annotated"), ImageState::NotAnnotated), std::pair(tr("Empty"), ImageState::Empty),
          std::pair(tr("Annotated"), ImageState::Annotated), std::pair(tr("Verified"), ImageState::Verified),
          std::pair(tr("Unreadable"), ImageState::Unreadable)})
        m_state->addItem(text, static_cast<int>(state));
    for (const auto& [text, mark] :
         {std::pair(tr("Flagged"), ImageMark::Flagged), std::pair(tr("With proposals"), ImageMark::WithProposals)})
        m_state->addItem(text, marksFrom + static_cast<int>(mark));
}

void FilePanel::fillClasses() {
    const QSignalBlocker block(m_class);
    const QString chosen = m_class->currentData().toString();
    m_class->clear();
    m_class->addItem(tr("All classes"), QString());
    for (const std::string& name : m_classNames)
        m_class->addItem(fromUtf8(name), fromUtf8(name));
    m_class->setCurrentIndex(std::max(0, m_class->findData(chosen)));
}

void FilePanel::applyFilter() {
    const bool isNumber = numberInSearch(m_search->text()).has_value(); // which Enter is waited for
    const auto [text, count] = splitSearch(isNumber ? QString() : m_search->text());
    DatasetFilter filter{text, m_split->currentData().toString(), {}};
    filter.count = count;
    filter.className = m_class->currentData().toString();
    filter.chosen = m_chosen;
    const int state = m_state->currentData().isValid() ? m_state->currentData().toInt() : -1;
    if (state >= marksFrom)
        filter.mark = static_cast<ImageMark>(state - marksFrom);
    else if (state >= 0)
        filter.state = static_cast<ImageState>(state);
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
                           ? tr("%Ln image(s)", nullptr, all)
                           : tr("%1 of %2 images").arg(locale.toString(m_model->rowCount()), locale.toString(all)));
}

void FilePanel::retranslate() {
    m_search->setPlaceholderText(tr("Search by name"));
    m_search->setAccessibleName(tr("Search by name"));
    m_search->setToolTip(tr("Part of a name; also boxes>5, boxes=0 or boxes<3; #37 and Enter goes to image 37"));
    m_class->setToolTip(tr("Show the images with one class only"));
    m_list->setAccessibleName(tr("Images"));
    m_split->setToolTip(tr("Show the images of one split only"));
    m_state->setToolTip(tr("Show the images in one state only"));
    const int split = m_split->currentIndex();
    const int state = m_state->currentIndex();
    fillFilters();
    fillClasses();
    const QSignalBlocker blockSplit(m_split);
    const QSignalBlocker blockState(m_state);
    m_split->setCurrentIndex(std::max(0, split));
    m_state->setCurrentIndex(std::max(0, state));
    setChosen(m_chosenText, m_chosen);
    refreshSummary();
}

} // namespace boxwright
