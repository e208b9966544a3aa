#include "ui/panels/metrics_card.h"

#include <array>

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/help/help_button.h"
#include "ui/models/class_metrics_model.h"

namespace boxwright {

namespace {

constexpr int precisionLines = 6;
constexpr int recallLines = 6;
constexpr int vocLines = 2;
constexpr std::size_t allLines = precisionLines + recallLines + vocLines;

std::array<double, allLines> valuesOf(const EvaluationReport& report) {
    const CocoNumbers& coco = report.coco.numbers;
    const VocNumbers& voc = report.voc.mean;
    return {coco.ap,   coco.ap50,  coco.ap75,    coco.apSmall,  coco.apMedium, coco.apLarge,        coco.ar1,
            coco.ar10, coco.ar100, coco.arSmall, coco.arMedium, coco.arLarge,  voc.ap50ElevenPoint, voc.ap50Area};
}

struct Wording {
    QString name;
    QString meaning; ///< a few words, always visible
    QString tip;     ///< the whole explanation
};

std::vector<Wording> precisionWordings() {
    const QString sizeTip = MetricsCard::tr("Only objects of this size count. A dash means that the split has none.");
    return {
        {MetricsCard::tr("AP"), MetricsCard::tr("mean over overlaps 0.50 to 0.95"),
         MetricsCard::tr(
             "How many of the found boxes are right, over all recall levels and ten overlap limits. The main number of "
             "COCO.")},
        {MetricsCard::tr("AP50"), MetricsCard::tr("overlap of 0.50 is enough"),
         MetricsCard::tr("A box counts as right if its IoU with the object is at least 0.50.")},
        {MetricsCard::tr("AP75"), MetricsCard::tr("overlap of 0.75 is needed"),
         MetricsCard::tr("A box counts as right only if it fits the object closely.")},
        {MetricsCard::tr("AP small"), MetricsCard::tr("objects up to 32 × 32 pixels"), sizeTip},
        {MetricsCard::tr("AP medium"), MetricsCard::tr("objects up to 96 × 96 pixels"), sizeTip},
        {MetricsCard::tr("AP large"), MetricsCard::tr("larger objects"), sizeTip},
    };
}

std::vector<Wording> recallWordings() {
    const QString sizeTip = MetricsCard::tr("Only objects of this size count. A dash means that the split has none.");
    const QString tip =
        MetricsCard::tr("The share of the objects that is found if only the best boxes of each image are kept.");
    return {
        {MetricsCard::tr("AR1"), MetricsCard::tr("with the best box of each image"), tip},
        {MetricsCard::tr("AR10"), MetricsCard::tr("with the ten best boxes"), tip},
        {MetricsCard::tr("AR100"), MetricsCard::tr("with the hundred best boxes"), tip},
        {MetricsCard::tr("AR small"), MetricsCard::tr("objects up to 32 × 32 pixels"), sizeTip},
        {MetricsCard::tr("AR medium"), MetricsCard::tr("objects up to 96 × 96 pixels"), sizeTip},
        {MetricsCard::tr("AR large"), MetricsCard::tr("larger objects"), sizeTip},
    };
}

std::vector<Wording> vocWordings() {
    return {
        {MetricsCard::tr("VOC 2007"), MetricsCard::tr("AP50 at eleven recall levels"),
         MetricsCard::tr("The measure of the Pascal VOC 2007 challenge; difficult objects count neither way.")},
        {MetricsCard::tr("VOC 2012"), MetricsCard::tr("AP50, area below the curve"),
         MetricsCard::tr(
             "The measure of the Pascal VOC challenges from 2010 on; difficult objects count neither way.")},
    };
}

} // namespace

MetricsCard::MetricsCard(QWidget* parent)
    : QFrame(parent)
    , m_precisionTitle(new QLabel(this))
    , m_recallTitle(new QLabel(this))
    , m_vocTitle(new QLabel(this)) {
    setProperty("card", true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 16, 20, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(2, 1);
    addTitle(grid, m_precisionTitle, QStringLiteral("numbers#AP"));
    addLines(grid, precisionLines);
    addTitle(grid, m_recallTitle, QStringLiteral("numbers#AR"));
    addLines(grid, recallLines);
    addTitle(grid, m_vocTitle, QStringLiteral("numbers#voc"));
    addLines(grid, vocLines);
    grid->setRowStretch(grid->rowCount(), 1);
    retranslate();
}

void MetricsCard::setReport(const SharedReport& report) {
    m_report = report;
    setValues();
}

void MetricsCard::addTitle(QGridLayout* grid, QLabel* title, const QString& helpPlace) {
    const int row = m_lines.empty() ? 0 : grid->rowCount();
    QFont bold = font();
    bold.setBold(true);
    title->setFont(bold);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, m_lines.empty() ? 0 : 12, 0, 2);
    line->addWidget(title);
    line->addWidget(new HelpButton(helpPlace, this));
    line->addStretch(1);
    grid->addLayout(line, row, 0, 1, 3);
}

void MetricsCard::addLines(QGridLayout* grid, int count) {
    QFont bold = font();
    bold.setBold(true);
    for (int i = 0; i < count; ++i) {
        const Line line{new QLabel(this), new QLabel(this), new QLabel(this)};
        line.value->setObjectName(QStringLiteral("metric%1").arg(m_lines.size()));
        line.value->setFont(bold);
        line.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line.meaning->setProperty("muted", true);
        const int row = grid->rowCount();
        grid->addWidget(line.name, row, 0);
        grid->addWidget(line.value, row, 1);
        grid->addWidget(line.meaning, row, 2);
        m_lines.push_back(line);
    }
}

void MetricsCard::setValues() {
    if (!m_report)
        return;
    const auto values = valuesOf(*m_report);
    for (std::size_t i = 0; i < values.size(); ++i)
        m_lines[i].value->setText(metricText(values[i]));
}

void MetricsCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MetricsCard::retranslate() {
    m_precisionTitle->setText(tr("Average precision (COCO)"));
    m_recallTitle->setText(tr("Average recall (COCO)"));
    m_vocTitle->setText(tr("Pascal VOC"));
    std::size_t line = 0;
    for (const std::vector<Wording>& group : {precisionWordings(), recallWordings(), vocWordings()}) {
        for (const Wording& wording : group) {
            m_lines[line].name->setText(wording.name);
            m_lines[line].meaning->setText(wording.meaning);
            for (QLabel* label : {m_lines[line].name, m_lines[line].value, m_lines[line].meaning})
                label->setToolTip(wording.tip);
            ++line;
        }
    }
    setValues();
}

} // namespace boxwright
