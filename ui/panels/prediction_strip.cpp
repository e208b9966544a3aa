#include "ui/panels/prediction_strip.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "core/data/image_io.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/panels/prediction_thumbnail.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr float shownScore = 0.3F;
constexpr int rowHeight = 78;
constexpr QSize smallPicture(320, 240);

} // namespace

PredictionStrip::PredictionStrip(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_epoch(new QLabel)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_row(new QHBoxLayout) {
    setProperty("card", true);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_epoch->setProperty("muted", true);
    m_slider->setMaximumWidth(260);
    m_slider->setMinimumHeight(20); // of its handle
    m_row->setSpacing(8);
    auto* header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_epoch);
    header->addWidget(m_slider);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(6);
    layout->addLayout(header);
    layout->addLayout(m_row);
    connect(m_slider, &QSlider::valueChanged, this, &PredictionStrip::showEpoch);
    hide();
    retranslate();
}

void PredictionStrip::setDataset(std::shared_ptr<const OpenDataset> dataset) {
    m_dataset = std::move(dataset);
    m_pictures.clear();
    ++m_generation;
    showEpoch();
}

void PredictionStrip::setRun(RunPredictions run) {
    m_run = std::move(run);
    refresh(true);
}

void PredictionStrip::append(const ClassList& classes, EpochPredictions epoch) {
    const bool newest = m_slider->value() == m_slider->maximum();
    m_run.classes = classes;
    appendPredictions(m_run, std::move(epoch));
    refresh(newest);
}

/// After the epochs have changed.
void PredictionStrip::refresh(bool newest) {
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setRange(0, std::max(0, static_cast<int>(m_run.epochs.size()) - 1));
        if (newest)
            m_slider->setValue(m_slider->maximum());
    }
    m_slider->setVisible(m_run.epochs.size() > 1);
    setVisible(!m_run.epochs.empty() && !m_run.epochs.back().images.empty());
    showEpoch();
}

const EpochPredictions* PredictionStrip::shownEpoch() const {
    const auto index = static_cast<std::size_t>(m_slider->value());
    return index < m_run.epochs.size() ? &m_run.epochs[index] : nullptr;
}

void PredictionStrip::showEpoch() {
    const EpochPredictions* epoch = shownEpoch();
    const std::size_t count = epoch ? epoch->images.size() : 0;
    while (m_thumbnails.size() > count) {
        delete m_thumbnails.back();
        m_thumbnails.pop_back();
    }
    while (m_thumbnails.size() < count) {
        auto* thumbnail = new PredictionThumbnail;
        thumbnail->setFixedHeight(rowHeight);
        connect(thumbnail, &PredictionThumbnail::clicked, this,
                [this, place = m_thumbnails.size()] { showLarge(place); });
        m_row->addWidget(thumbnail);
        m_thumbnails.push_back(thumbnail);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const ImageDetections& image = epoch->images[i];
        readPicture(image.imageId);
        m_thumbnails[i]->setPicture(m_pictures[image.imageId].small, QSize(image.size.width, image.size.height));
        m_thumbnails[i]->setBoxes(boxesOf(image));
        m_thumbnails[i]->setToolTip(fromUtf8(image.imageId));
        m_thumbnails[i]->setAccessibleName(m_thumbnails[i]->toolTip());
    }
    retranslate();
}

std::vector<CanvasBox> PredictionStrip::boxesOf(const ImageDetections& image) const {
    std::vector<CanvasBox> boxes;
    for (const Detection& found : image.detections)
        if (found.score >= shownScore && found.label >= 1 && found.label <= m_run.classes.size())
            boxes.push_back({found.boxInImage,
                             QStringLiteral("%1 %2 %")
                                 .arg(fromUtf8(m_run.classes.name(found.label)))
                                 .arg(qRound(found.score * 100)),
                             classQColor(found.label)});
    return boxes;
}

QString PredictionStrip::pathOf(const std::string& imageId) const {
    if (!m_dataset)
        return {};
    const std::vector<DatasetImage>& images = m_dataset->dataset.images();
    const auto found = std::lower_bound(images.begin(), images.end(), imageId,
                                        [](const DatasetImage& image, const std::string& id) { return image.id < id; });
    return found != images.end() && found->id == imageId ? fromPath(found->imagePath) : QString();
}

/// Once for each image.
void PredictionStrip::readPicture(const std::string& imageId) {
    const QString path = pathOf(imageId);
    if (path.isEmpty() || std::exchange(m_pictures[imageId].asked, true))
        return;
    runInBackground(
        this,
        [path]() -> Result<QImage> {
            const Result<RgbImage> image = readImage(toPath(path));
            if (!image)
                return tl::unexpected<Error>(image.error());
            return toQImage(*image).scaled(smallPicture, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        },
        [this, imageId, generation = m_generation](const Result<QImage>& picture) {
            if (generation != m_generation || !picture)
                return;
            m_pictures[imageId].small = *picture;
            showEpoch();
        });
}

void PredictionStrip::showLarge(std::size_t place) {
    const EpochPredictions* epoch = shownEpoch();
    if (!epoch || place >= epoch->images.size())
        return;
    const ImageDetections& image = epoch->images[place];
    auto* dialog = new PictureDialog(pathOf(image.imageId), boxesOf(image), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("%1 after epoch %2").arg(fromUtf8(image.imageId)).arg(epoch->epoch + 1));
    dialog->open();
}

void PredictionStrip::retranslate() {
    m_title->setText(tr("Validation images"));
    m_title->setToolTip(tr("What the network finds in the same images after each evaluation, from a score of 30 %."));
    const EpochPredictions* epoch = shownEpoch();
    m_epoch->setText(epoch ? tr("Epoch %1").arg(locale().toString(epoch->epoch + 1)) : QString());
    m_slider->setAccessibleName(tr("Epoch"));
    m_slider->setToolTip(tr("Back to what earlier epochs found"));
}

void PredictionStrip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace boxwright
