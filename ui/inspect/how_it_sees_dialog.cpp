#include "ui/inspect/how_it_sees_dialog.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/inspect/inspection_canvas.h"
#include "ui/inspect/inspection_panel.h"
#include "ui/inspect/inspection_text.h"
#include "ui/panels/inline_notice.h"
#include "ui/panels/weights_picker.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int panelWidth = 330;
constexpr float usualScore = 0.5F;
constexpr int stepsWidth = 190;
constexpr float smallestRange = 1e-3F;
constexpr float heatAlpha = 0.6F; ///< where the network is sure

/// The objectness of each cell, from nothing over yellow to red: the least sure cell of the level has no colour.
QImage heatOf(const InspectedLevel& level) {
    const auto [lowest, highest] = std::minmax_element(level.objectness.begin(), level.objectness.end());
    const float range = std::max(*highest - *lowest, smallestRange);
    QImage heat(level.columns, level.rows, QImage::Format_ARGB32);
    for (int row = 0; row < level.rows; ++row)
        for (int column = 0; column < level.columns; ++column) {
            const float value =
                (level.objectness[static_cast<std::size_t>(row * level.columns + column)] - *lowest) / range;
            const float alpha = std::sqrt(value) * heatAlpha;
            heat.setPixelColor(column, row, QColor::fromHsvF((1 - value) * 0.16F, 0.95F, 1, alpha));
        }
    return heat;
}

} // namespace

HowItSeesDialog::HowItSeesDialog(AppState* state, QWidget* parent, LoadInspector load)
    : QDialog(parent, Qt::Window)
    , m_state(state)
    , m_controller(new InspectionController(std::move(load), this))
    , m_modelTitle(new QLabel(this))
    , m_weights(new WeightsPicker(state, this))
    , m_choose(new QPushButton(this))
    , m_help(new QPushButton(this))
    , m_name(new QLabel(this))
    , m_notice(new InlineNotice(this))
    , m_steps(new QListWidget(this))
    , m_canvas(new InspectionCanvas(this))
    , m_panel(new InspectionPanel(this))
    , m_scroll(new QScrollArea(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this)) {
    setObjectName(QStringLiteral("howItSees"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(QSize(1240, 780).boundedTo(screen()->availableSize() - QSize(20, 60)));
    buildLayout();
    connectParts();
    retranslate();
    m_steps->setCurrentRow(0);
    refresh();
}

void HowItSeesDialog::buildLayout() {
    m_modelTitle->setProperty("muted", true);
    m_weights->setMaximumWidth(520);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setProperty("muted", true);
    m_steps->setObjectName(QStringLiteral("inspectionSteps"));
    m_steps->setFixedWidth(stepsWidth);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_modelTitle);
    top->addWidget(m_weights, 1);
    top->addStretch();
    top->addWidget(m_name);
    top->addSpacing(8);
    top->addWidget(m_choose);
    top->addWidget(m_help);
    auto* busy = new QHBoxLayout;
    busy->addWidget(m_progress, 1);
    busy->addWidget(m_cancel);
    auto* centre = new QVBoxLayout;
    centre->setSpacing(8);
    centre->addLayout(busy);
    centre->addWidget(m_canvas, 1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFixedWidth(panelWidth);
    m_panel->setContentsMargins(0, 0, 10, 0);
    m_scroll->setWidget(m_panel);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(m_steps);
    row->addLayout(centre, 1);
    row->addWidget(m_scroll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_notice);
    layout->addLayout(row, 1);
}

void HowItSeesDialog::connectParts() {
    connect(m_controller, &InspectionController::started, this, &HowItSeesDialog::refreshBusy);
    connect(m_controller, &InspectionController::finished, this, &HowItSeesDialog::showImage);
    connect(m_controller, &InspectionController::failed, this, &HowItSeesDialog::showProblem);
    connect(m_controller, &InspectionController::cancelled, this, &HowItSeesDialog::refresh);
    connect(m_cancel, &QPushButton::clicked, m_controller, &InspectionController::cancel);
    connect(m_weights, &WeightsPicker::pathChanged, this, &HowItSeesDialog::look);
    connect(m_choose, &QPushButton::clicked, this, &HowItSeesDialog::chooseImage);
    connect(m_help, &QPushButton::clicked, this, [this]() { Q_EMIT helpWanted(QStringLiteral("detector")); });
    connect(m_steps, &QListWidget::currentRowChanged, this, [this](int row) {
        m_choices.truth = -1;
        m_panel->setStep(inspectionSteps.at(static_cast<std::size_t>(std::max(0, row))));
        refresh();
    });
    connect(m_panel, &InspectionPanel::choicesChanged, this, &HowItSeesDialog::refresh);
    connect(m_canvas, &InspectionCanvas::pointClicked, this, &HowItSeesDialog::takeClick);
}

void HowItSeesDialog::setSubject(const InspectionSubject& subject) {
    m_subject = subject;
    m_name->setText(fontMetrics().elidedText(QFileInfo(subject.path).fileName(), Qt::ElideMiddle,
                                             fontMetrics().averageCharWidth() * 30));
    m_name->setToolTip(subject.path);
    look();
}

void HowItSeesDialog::setStep(InspectionStep step) {
    m_steps->setCurrentRow(static_cast<int>(step));
}

void HowItSeesDialog::look() {
    m_notice->hide();
    m_controller->cancel();
    if (!m_subject.path.isEmpty() && !m_weights->path().isEmpty())
        m_controller->look(m_subject, {m_weights->path()});
    refresh();
}

void HowItSeesDialog::showImage(const std::shared_ptr<const InspectedImage>& image) {
    const DetectorInspection& inspection = image->inspection;
    m_panel->setLevels(inspection.levels);
    if (!m_image)
        beginWith(inspection);
    m_image = image;
    // A cell in the middle of the first box, or of the image.
    const Box first = inspection.truths.empty() ? Box{0, 0, static_cast<float>(inspection.image.width),
                                                      static_cast<float>(inspection.image.height)}
                                                : inspection.truths.front().boxInImage;
    m_canvas->setImage(image->picture);
    if (!image->unknownClasses.isEmpty())
        m_notice->showText(InlineNotice::Tone::Information,
                           tr("The model does not know these classes; their boxes are left out: %1")
                               .arg(image->unknownClasses.join(QStringLiteral(", "))));
    m_choices.truth = -1;
    m_point = toQRectF(first).center();
    refresh();
    Q_EMIT shown();
}

/// Choices that show something, whatever the model and its objects.
void HowItSeesDialog::beginWith(const DetectorInspection& inspection) {
    m_panel->setAnchorLevel(inspection.truths.empty() ? static_cast<int>(inspection.levels.size()) / 2
                                                      : inspection.truths.front().bestLevel);
    const float best = inspection.detections.empty() ? 0 : inspection.detections.front().score;
    m_panel->setScore(best < usualScore ? best * 0.6F : usualScore);
}

void HowItSeesDialog::showProblem(const QString& sentence) {
    m_image.reset();
    m_canvas->setImage({});
    m_notice->showText(InlineNotice::Tone::Problem, sentence, tr("Choose Another Model…"),
                       [this]() { m_weights->chooseFile(); });
    refresh();
    Q_EMIT shown();
}

/// The grid's cell under a click on the image, or the box whose anchors are wanted.
void HowItSeesDialog::takeClick(QPointF pointInImage) {
    if (!m_image)
        return;
    const DetectorInspection& inspection = m_image->inspection;
    if (m_panel->step() == InspectionStep::Anchors) {
        m_point = pointInImage;
    } else if (m_panel->step() == InspectionStep::Matching) {
        int best = -1;
        for (std::size_t i = 0; i < inspection.truths.size(); ++i) {
            const Box& box = inspection.truths[i].boxInImage;
            const bool smaller =
                best < 0 || box.area() < inspection.truths[static_cast<std::size_t>(best)].boxInImage.area();
            if (toQRectF(box).contains(pointInImage) && smaller)
                best = static_cast<int>(i);
        }
        m_choices.truth = best;
    }
    refresh();
}

void HowItSeesDialog::refresh() {
    refreshBusy();
    const bool empty = !m_image;
    m_canvas->setPlaceholder(m_controller->isRunning()     ? tr("Looking…")
                             : m_weights->path().isEmpty() ? tr("Choose a model to look through.")
                             : m_subject.path.isEmpty()    ? tr("Choose an image to look at.")
                                                           : QString());
    m_panel->readChoices(m_choices);
    InspectionView view;
    std::optional<InspectionCanvas::Grid> grid;
    if (!empty) {
        if (m_panel->step() == InspectionStep::Anchors)
            grid = chooseCell();
        const InspectionViews views(*m_image);
        view = views.view(m_panel->step(), m_choices);
        if (!m_image->hasTruth && needsTruth(m_panel->step()))
            view.advice = tr("This step compares with the truth, and none is known for this image. Open its folder in "
                             "Annotate and draw the boxes.");
    }
    refreshHeat();
    m_canvas->setGrid(grid);
    m_canvas->setBoxes(std::move(view.boxes));
    m_panel->showNumbers(view);
    m_panel->setEnabled(!empty);
}

/// The cell nearest to the point that was clicked.
std::optional<InspectionCanvas::Grid> HowItSeesDialog::chooseCell() {
    const DetectorInspection& inspection = m_image->inspection;
    const InspectedLevel& level =
        inspection.levels.at(static_cast<std::size_t>(InspectionViews(*m_image).anchorLevel(m_choices)));
    const Box step = inspection.toImage({0, 0, static_cast<float>(level.strideX), static_cast<float>(level.strideY)});
    const QSizeF size(step.width(), step.height());
    m_choices.column = std::clamp(qRound(m_point.x() / size.width()), 0, level.columns - 1);
    m_choices.row = std::clamp(qRound(m_point.y() / size.height()), 0, level.rows - 1);
    return InspectionCanvas::Grid{level.rows, level.columns, size, {m_choices.column, m_choices.row}};
}

void HowItSeesDialog::refreshHeat() {
    if (!m_image || !m_panel->showsHeat()) {
        m_canvas->setHeat({}, {});
        return;
    }
    const DetectorInspection& inspection = m_image->inspection;
    std::size_t level = static_cast<std::size_t>(std::max(0, m_choices.level));
    if (m_choices.level < 0) // of all levels the surest
        for (std::size_t i = 0; i < inspection.levels.size(); ++i)
            if (*std::max_element(inspection.levels[i].objectness.begin(), inspection.levels[i].objectness.end()) >
                *std::max_element(inspection.levels[level].objectness.begin(),
                                  inspection.levels[level].objectness.end()))
                level = i;
    const InspectedLevel& of = inspection.levels.at(level);
    const float x = static_cast<float>(of.strideX) / 2, y = static_cast<float>(of.strideY) / 2;
    // A cell's anchors sit at its number times the stride: the middle of its pixel.
    const Box place = inspection.toImage(
        {-x, -y, static_cast<float>(of.columns * of.strideX) - x, static_cast<float>(of.rows * of.strideY) - y});
    m_canvas->setHeat(heatOf(of), toQRectF(place));
}

void HowItSeesDialog::refreshBusy() {
    m_progress->setVisible(m_controller->isRunning());
    m_cancel->setVisible(m_controller->isRunning());
}

void HowItSeesDialog::chooseImage() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Choose Image"), QFileInfo(m_subject.path).path(),
                                     tr("Images (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff);;All files (*)"));
    if (!path.isEmpty())
        setSubject({path, {}, m_state->dataset()});
}

void HowItSeesDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QDialog::changeEvent(event);
}

void HowItSeesDialog::fillSteps() {
    const QSignalBlocker blocker(m_steps);
    const int row = std::max(0, m_steps->currentRow());
    m_steps->clear();
    for (std::size_t i = 0; i < inspectionSteps.size(); ++i) {
        auto* item = new QListWidgetItem(
            QStringLiteral("%1   %2").arg(i + 1).arg(InspectionText::title(inspectionSteps[i])), m_steps);
        item->setSizeHint(QSize(0, 34));
    }
    m_steps->setCurrentRow(row);
}

void HowItSeesDialog::retranslate() {
    setWindowTitle(tr("How It Sees"));
    m_modelTitle->setText(tr("Model"));
    m_choose->setText(tr("Choose Image…"));
    m_help->setText(tr("Explain…"));
    m_help->setToolTip(tr("How Faster R-CNN works, with pictures"));
    m_cancel->setText(tr("Cancel"));
    m_steps->setAccessibleName(tr("Steps"));
    m_canvas->setAccessibleName(tr("Image"));
    m_scroll->setAccessibleName(tr("Explanation and choices"));
    fillSteps();
}

} // namespace boxwright
