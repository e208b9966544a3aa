#include "ui/panels/pixels_button.h"

#include <algorithm>
#include <array>

#include <QActionGroup>
#include <QLocale>
#include <QMenu>

#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr std::array conventions{VocPixels::Official, VocPixels::LabelImg, VocPixels::ZeroBased};

QString numberText(std::size_t number) {
    return QLocale().toString(static_cast<qulonglong>(number));
}

} // namespace

PixelsButton::PixelsButton(QWidget* parent)
    : StateButton(QStringLiteral("pixelsButton"), parent) {
    menu()->setToolTipsVisible(true);
    auto* group = new QActionGroup(this);
    for (const VocPixels pixels : conventions) {
        QAction* action = menu()->addAction(QString());
        action->setCheckable(true);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, [this, pixels]() {
            if (pixels != m_pixels || !m_settled)
                Q_EMIT wanted(pixels);
            retranslate(); // the check mark stays at what holds until another does
        });
        m_choices.push_back(action);
    }
    retranslate();
}

void PixelsButton::setDataset(const std::shared_ptr<const OpenDataset>& dataset) {
    m_isOpen = dataset != nullptr;
    if (dataset) {
        m_pixels = dataset->dataset.pixels();
        m_settled = dataset->pixelsSettled;
        m_evidence = dataset->pixelEvidence;
    }
    setVisible(m_isOpen);
    retranslate();
}

QString PixelsButton::evidenceText() const {
    const QString found =
        tr("In %Ln annotation file(s) looked at: %1 with a box that begins at 0, %2 that look like labelImg's, %3 that "
           "look like the original VOC.",
           nullptr, static_cast<int>(m_evidence.files))
            .arg(numberText(m_evidence.withZero), numberText(m_evidence.likeLabelImg),
                 numberText(m_evidence.likeOfficial));
    const QString how = m_settled ? tr("It was settled for this folder.") : tr("It was guessed from the files.");
    return how + QLatin1Char('\n') + found;
}

void PixelsButton::retranslate() {
    const std::array names{tr("VOC, from 1"), tr("labelImg"), tr("From 0")};
    const std::array meanings{
        tr("Pixels are counted from 1 and a box includes its last one, as in the original VOC files: box edges are "
           "xmin − 1, ymin − 1, xmax, ymax."),
        tr("The numbers are box edges as they are; none below 1 is written, as labelImg does."),
        tr("The numbers are box edges as they are, counted from 0.")};
    const std::array entries{tr("As in the Original VOC, from &1"), tr("As in &labelImg"), tr("Edges from &0")};
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        m_choices[i]->setText(entries[i]);
        m_choices[i]->setToolTip(meanings[i]);
        m_choices[i]->setChecked(m_pixels == conventions[i]);
    }
    const auto row =
        static_cast<std::size_t>(std::find(conventions.begin(), conventions.end(), m_pixels) - conventions.begin());
    const VocPixels guess = m_evidence.guess();
    const bool doubtful = m_isOpen && m_evidence.withZero > 0 && guess != m_pixels;
    setIcon(doubtful ? svgIcon(QStringLiteral("warning")) : QIcon());
    setToolButtonStyle(doubtful ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    setText(tr("Pixels: %1").arg(names[row]));
    QString tip = tr("What the numbers of the annotation files mean, for boxes, training, evaluation and export.") +
                  QLatin1Char('\n') + meanings[row] + QLatin1Char('\n') + evidenceText();
    if (doubtful)
        tip += QLatin1Char('\n') + tr("The files speak for edges from 0.");
    setToolTip(tip);
    setAccessibleDescription(tip);
}

} // namespace boxwright
