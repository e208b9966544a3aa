#include "ui/inspect/inspection_panel.h"

#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/inspect/inspection_text.h"
#include "ui/panels/score_slider.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int topSteps = 30; ///< 10 to the power of a tenth of it
constexpr int iconSize = 18;

int topOf(int step) {
    return static_cast<int>(std::lround(std::pow(10.0, step / 10.0)));
}

} // namespace

InspectionPanel::InspectionPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_levelTitle(new QLabel(this))
    , m_level(new QComboBox(this))
    , m_partTitle(new QLabel(this))
    , m_part(new QComboBox(this))
    , m_topTitle(new QLabel(this))
    , m_top(new QSlider(Qt::Horizontal, this))
    , m_scoreTitle(new QLabel(this))
    , m_score(new ScoreSlider(this))
    , m_heat(new QCheckBox(this))
    , m_numbers(new QLabel(this))
    , m_advice(new QFrame(this))
    , m_adviceIcon(new QLabel(this))
    , m_adviceText(new QLabel(this)) {
    buildLayout();
    m_top->setRange(0, topSteps);
    m_top->setValue(15);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this]() {
        (m_step == InspectionStep::Anchors ? m_anchorLevel : m_levelFilter) = m_level->currentData().toInt();
        Q_EMIT choicesChanged();
    });
    connect(m_part, &QComboBox::currentIndexChanged, this, &InspectionPanel::choicesChanged);
    connect(m_top, &QSlider::valueChanged, this, &InspectionPanel::refreshTop);
    connect(m_top, &QSlider::valueChanged, this, &InspectionPanel::choicesChanged);
    connect(m_score, &ScoreSlider::scoreChanged, this, &InspectionPanel::choicesChanged);
    connect(m_heat, &QCheckBox::toggled, this, &InspectionPanel::choicesChanged);
    retranslate();
}

void InspectionPanel::buildLayout() {
    QFont strong = m_title->font();
    strong.setPointSizeF(strong.pointSizeF() * 1.25);
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    for (QLabel* text : {m_explanation, m_numbers, m_adviceText})
        text->setWordWrap(true);
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_numbers->setObjectName(QStringLiteral("inspectionNumbers"));
    m_adviceText->setTextFormat(Qt::PlainText);
    m_adviceText->setObjectName(QStringLiteral("inspectionAdvice"));
    m_advice->setProperty("card", true);
    auto* advice = new QHBoxLayout(m_advice);
    advice->setContentsMargins(12, 10, 12, 10);
    advice->setSpacing(10);
    advice->addWidget(m_adviceIcon, 0, Qt::AlignTop);
    advice->addWidget(m_adviceText, 1);

    auto* controls = new QGridLayout;
    controls->setHorizontalSpacing(12);
    controls->setVerticalSpacing(8);
    controls->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [title, field] :
         {std::pair(m_levelTitle, static_cast<QWidget*>(m_level)),
          std::pair(m_partTitle, static_cast<QWidget*>(m_part)), std::pair(m_topTitle, static_cast<QWidget*>(m_top)),
          std::pair(m_scoreTitle, static_cast<QWidget*>(m_score))}) {
        title->setProperty("muted", true);
        title->setBuddy(field);
        controls->addWidget(title, row, 0);
        controls->addWidget(field, row++, 1);
    }
    controls->addWidget(m_heat, row, 0, 1, 2);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(14);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addLayout(controls);
    layout->addWidget(m_numbers);
    layout->addWidget(m_advice);
    layout->addStretch(1);
}

void InspectionPanel::setStep(InspectionStep step) {
    m_step = step;
    retranslate();
}

void InspectionPanel::setLevels(const std::vector<InspectedLevel>& levels) {
    m_levels = levels;
    fillCombos();
}

/// Texts of the step; what was chosen stays where it can.
void InspectionPanel::fillCombos() {
    using Part = InspectionChoices::Part;
    const QSignalBlocker levelBlocker(m_level), partBlocker(m_part);
    const int part = std::max(0, m_part->currentIndex());
    m_level->clear();
    if (m_step != InspectionStep::Anchors)
        m_level->addItem(tr("All levels"), -1);
    for (std::size_t i = 0; i < m_levels.size(); ++i)
        m_level->addItem(
            tr("%1 (every %2 pixels)").arg(QString::fromStdString(m_levels[i].name)).arg(m_levels[i].strideX),
            static_cast<int>(i));
    const int level = m_step == InspectionStep::Anchors ? m_anchorLevel : m_levelFilter;
    m_level->setCurrentIndex(std::max(0, m_level->findData(level)));
    m_part->clear();
    const bool proposals = m_step == InspectionStep::Proposals;
    m_part->addItem(proposals ? tr("After NMS") : tr("Objects"), static_cast<int>(Part::Object));
    m_part->addItem(proposals ? tr("Dropped by NMS") : tr("Background"), static_cast<int>(Part::Other));
    m_part->addItem(proposals ? tr("Before NMS") : tr("Both"), static_cast<int>(Part::All));
    m_part->setCurrentIndex(part);
}

void InspectionPanel::refreshControls() {
    const auto show = [](QLabel* title, QWidget* field, bool shown) {
        title->setVisible(shown);
        field->setVisible(shown);
    };
    using Step = InspectionStep;
    const bool proposals = m_step == Step::Proposals, matching = m_step == Step::Matching;
    show(m_levelTitle, m_level, proposals || matching || m_step == Step::Anchors);
    show(m_partTitle, m_part, proposals || matching || m_step == Step::Samples);
    show(m_topTitle, m_top, proposals);
    show(m_scoreTitle, m_score, m_step == Step::Scores || m_step == Step::Result);
    m_heat->setVisible(proposals);
}

void InspectionPanel::readChoices(InspectionChoices& choices) const {
    choices.level = m_level->count() > 0 ? m_level->currentData().toInt() : -1;
    choices.part = static_cast<InspectionChoices::Part>(m_part->currentData().toInt());
    choices.top = topOf(m_top->value());
    choices.score = m_score->score();
}

bool InspectionPanel::showsHeat() const {
    return m_step == InspectionStep::Proposals && m_heat->isChecked();
}

void InspectionPanel::setScore(float score) {
    m_score->setScore(static_cast<double>(score));
}

void InspectionPanel::setAnchorLevel(int level) {
    m_anchorLevel = level;
    fillCombos();
}

void InspectionPanel::showNumbers(const InspectionView& view) {
    QString rows;
    for (const auto& [name, value] : view.numbers)
        rows += QStringLiteral("<tr><td style='padding: 2px 0'>%1</td><td align='right' style='padding: 2px 0 2px "
                               "16px'><b>%2</b></td></tr>")
                    .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    m_numbers->setText(QStringLiteral("<table width='100%'>%1</table>").arg(rows));
    m_numbers->setVisible(!view.numbers.empty());
    m_adviceText->setText(view.advice);
    m_advice->setVisible(!view.advice.isEmpty());
    m_adviceIcon->setPixmap(svgIcon(view.warns ? QStringLiteral("warning") : QStringLiteral("info"))
                                .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

void InspectionPanel::refreshTop() {
    m_topTitle->setText(tr("Best %1").arg(topOf(m_top->value())));
}

void InspectionPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InspectionPanel::retranslate() {
    m_title->setText(InspectionText::title(m_step));
    m_explanation->setText(InspectionText::explanation(m_step));
    m_levelTitle->setText(tr("Level"));
    m_partTitle->setText(tr("Show"));
    m_scoreTitle->setText(tr("Score from"));
    m_heat->setText(tr("Objectness as colours"));
    m_heat->setToolTip(tr("How sure the first stage is of an object, cell by cell: red is the surest"));
    m_top->setAccessibleName(tr("Number of proposals"));
    m_topTitle->setMinimumWidth(m_topTitle->fontMetrics().horizontalAdvance(tr("Best %1").arg(1000)));
    refreshTop();
    fillCombos();
    refreshControls();
}

} // namespace boxwright
