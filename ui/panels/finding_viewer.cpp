#include "ui/panels/finding_viewer.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/data/image_io.h"
#include "ui/canvas/image_canvas.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/finding_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

Box boxOf(const XywhBox& box) {
    const auto edge = [](double value) { return static_cast<float>(value); };
    return {edge(box.x), edge(box.y), edge(box.x + box.width), edge(box.y + box.height)};
}

QVBoxLayout* titledColumn(QLabel* title, ImageCanvas* canvas) {
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    title->setProperty("muted", true);
    canvas->setMinimumSize(120, 120);
    column->addWidget(title);
    column->addWidget(canvas, 1);
    return column;
}

} // namespace

FindingViewer::FindingViewer(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_fix(new QPushButton(this))
    , m_sentence(new QLabel(this))
    , m_truthTitle(new QLabel(this))
    , m_foundTitle(new QLabel(this))
    , m_truth(new ImageCanvas(this))
    , m_found(new ImageCanvas(this)) {
    buildLayout();
    connect(m_fix, &QPushButton::clicked, this, [this] {
        if (m_finding)
            Q_EMIT fixRequested(fromUtf8(m_report->images[m_finding->image].imageId));
    });
    retranslate();
}

void FindingViewer::buildLayout() {
    m_truth->setObjectName(QStringLiteral("truthCanvas"));
    m_found->setObjectName(QStringLiteral("foundCanvas"));
    m_fix->setObjectName(QStringLiteral("fixButton"));
    m_name->setTextFormat(Qt::PlainText);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("findingSentence"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    auto* header = new QHBoxLayout;
    header->addWidget(m_name, 1);
    header->addWidget(m_fix);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(10);
    pictures->addLayout(titledColumn(m_truthTitle, m_truth), 1);
    pictures->addLayout(titledColumn(m_foundTitle, m_found), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addLayout(header);
    layout->addWidget(m_sentence);
    layout->addLayout(pictures, 1);
}

void FindingViewer::show(SharedReport report, std::optional<EvaluationFinding> finding, double lowestScore) {
    m_report = std::move(report);
    m_finding = finding;
    m_lowestScore = lowestScore;
    readPicture();
    retranslate();
}

QString FindingViewer::sentence() const {
    return m_sentence->text();
}

void FindingViewer::readPicture() {
    const QString path = m_finding ? fromUtf8(m_report->images[m_finding->image].fileName) : QString();
    if (path == m_shownPath)
        return;
    m_shownPath = path;
    ++m_request;
    for (ImageCanvas* canvas : {m_truth, m_found}) {
        canvas->setPlaceholder(path.isEmpty() ? QString() : tr("Loading…"));
        canvas->setImage({});
    }
    if (path.isEmpty())
        return;
    runInBackground(
        this,
        [path]() -> Result<QImage> {
            const Result<RgbImage> image = readImage(toPath(path));
            if (!image)
                return tl::unexpected<Error>(image.error());
            return toQImage(*image);
        },
        [this, request = m_request](const Result<QImage>& picture) {
            if (request != m_request)
                return;
            for (ImageCanvas* canvas : {m_truth, m_found}) {
                if (!picture)
                    canvas->setPlaceholder(errorText(picture.error()));
                canvas->setImage(picture.value_or(QImage()));
            }
            updateBoxes();
        });
}

void FindingViewer::updateBoxes() {
    std::vector<CanvasBox> truth, found;
    int chosenTruth = -1, chosenFound = -1;
    if (m_finding) {
        const ScoredImage& image = m_report->scored[m_finding->image];
        const auto name = [this](int label) { return fromUtf8(m_report->classes.name(label)); };
        for (std::size_t i = 0; i < image.truth.size(); ++i) {
            const TruthBox& object = image.truth[i];
            if (i == m_finding->object)
                chosenTruth = static_cast<int>(truth.size());
            truth.push_back({boxOf(object.box), name(object.label), classQColor(object.label), object.difficult});
        }
        for (std::size_t i = 0; i < image.detections.size(); ++i) {
            const ScoredBox& box = image.detections[i];
            if (i == m_finding->detection)
                chosenFound = static_cast<int>(found.size());
            else if (!(box.score >= m_lowestScore))
                continue;
            found.push_back({boxOf(box.box),
                             QStringLiteral("%1 %2 %").arg(name(box.label)).arg(qRound(box.score * 100)),
                             classQColor(box.label)});
        }
    }
    m_truthTitle->setText(tr("Annotated: %Ln box(es)", nullptr, static_cast<int>(truth.size())));
    m_foundTitle->setText(tr("Detected: %Ln box(es)", nullptr, static_cast<int>(found.size())));
    m_truth->setBoxes(std::move(truth));
    m_found->setBoxes(std::move(found));
    m_truth->setSelectedBox(chosenTruth);
    m_found->setSelectedBox(chosenFound);
}

void FindingViewer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FindingViewer::retranslate() {
    m_fix->setText(tr("Fix in Annotate"));
    m_fix->setToolTip(tr("Open this image in Annotate to correct its boxes"));
    m_fix->setVisible(m_finding.has_value());
    m_name->setText(m_finding ? fromUtf8(m_report->images[m_finding->image].imageId) : QString());
    m_sentence->setText(m_finding ? FindingText::sentence(*m_report, *m_finding) : QString());
    m_truth->setAccessibleName(tr("The annotated boxes"));
    m_found->setAccessibleName(tr("The detected boxes"));
    updateBoxes();
}

} // namespace boxwright
