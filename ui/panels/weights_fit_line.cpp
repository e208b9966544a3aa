#include "ui/panels/weights_fit_line.h"

#include <QEvent>

#include "ui/dialogs/weights_fit_dialog.h"
#include "ui/support/status_colors.h"
#include "ui/support/weights_fit_text.h"

namespace boxwright {

WeightsFitLine::WeightsFitLine(QWidget* parent)
    : QLabel(parent) {
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setObjectName(QStringLiteral("weightsFit"));
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard | Qt::TextSelectableByMouse);
    connect(this, &QLabel::linkActivated, this, [this] {
        if (m_fit)
            (new WeightsFitDialog(*m_fit, window()))->open();
        else
            Q_EMIT fetchRequested();
    });
    refresh();
}

void WeightsFitLine::showChecking() {
    setState(State::Checking);
}

void WeightsFitLine::showFit(const std::shared_ptr<const WeightsFit>& fit) {
    m_fit = fit;
    setState(State::Fit);
}

void WeightsFitLine::showProblem(const QString& sentence) {
    m_problem = sentence;
    setState(State::Problem);
}

void WeightsFitLine::clear() {
    setState(State::Empty);
}

void WeightsFitLine::setState(State state) {
    m_state = state;
    if (state != State::Fit)
        m_fit.reset();
    refresh();
}

void WeightsFitLine::refresh() {
    const auto link = [this](const QString& text) {
        return QStringLiteral("<a href=\"more\" style=\"color:%1\">%2</a>")
            .arg(palette().color(QPalette::Link).name(), text.toHtmlEscaped());
    };
    switch (m_state) {
    case State::Empty:
        setText(link(tr("Get pretrained weights…")));
        break;
    case State::Checking:
        setText(tr("Looking into the file…"));
        break;
    case State::Fit:
        setText(weightsFitText(*m_fit).toHtmlEscaped() + QLatin1Char(' ') + link(tr("Details…")));
        break;
    case State::Problem:
        setText(QStringLiteral("<span style=\"color:%1\">%2</span>")
                    .arg(dangerColor(palette()).name(), m_problem.toHtmlEscaped()));
        break;
    }
}

void WeightsFitLine::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace boxwright
