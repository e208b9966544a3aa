#include "ui/panels/option_row.h"

#include <utility>

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/support/status_colors.h"

namespace boxwright {

OptionRow::OptionRow(QWidget* editor, Texts texts)
    : m_editor(editor)
    , m_texts(std::move(texts))
    , m_reset(new QToolButton)
    , m_problem(new QLabel)
    , m_label(new QLabel) {
    m_reset->setText(QStringLiteral("\u21ba"));
    m_reset->setAutoRaise(true);
    m_reset->hide();
    m_problem->setWordWrap(true);
    m_problem->hide();
    editor->setMinimumWidth(80);
    editor->setSizePolicy(QSizePolicy::Expanding, editor->sizePolicy().verticalPolicy());
    auto* line = new QHBoxLayout;
    line->setSpacing(2);
    line->addWidget(editor, 1);
    line->addWidget(m_reset);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    connect(m_reset, &QToolButton::clicked, this, &OptionRow::reset);
    onValueChanged(editor, this, [this] {
        refreshReset();
        Q_EMIT edited();
    });
    retranslate();
}

void OptionRow::addTo(QFormLayout* form) {
    form->addRow(m_label, this);
    m_label->setBuddy(m_editor);
}

void OptionRow::setDefaults(const TrainOptions& defaults) {
    m_defaults = defaults;
    refreshReset();
}

void OptionRow::refreshReset() {
    m_reset->setVisible(isChanged());
}

void OptionRow::reset() {
    m_show(m_defaults);
}

bool OptionRow::isChanged() const {
    if (!m_store)
        return false;
    TrainOptions now = m_defaults;
    m_store(now);
    return !m_same(now, m_defaults);
}

void OptionRow::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    colorProblem();
}

QString OptionRow::problem() const {
    return m_problem->text();
}

void OptionRow::colorProblem() {
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, dangerColor(colors));
    m_problem->setPalette(colors);
}

void OptionRow::retranslate() {
    const OptionTexts texts = m_texts();
    // Rich text, because only that is wrapped.
    const QString toolTip = QStringLiteral("<p>%1</p>").arg(texts.toolTip.toHtmlEscaped());
    m_label->setText(texts.label);
    m_label->setToolTip(toolTip);
    m_editor->setToolTip(toolTip);
    m_editor->setAccessibleName(texts.label);
    // Spin boxes have the first two of these properties, line edits the third.
    const QMetaObject* type = m_editor->metaObject();
    if (type->indexOfProperty("suffix") >= 0) {
        m_editor->setProperty("suffix", texts.unit.isEmpty() ? QString() : QLatin1Char(' ') + texts.unit);
        m_editor->setProperty("specialValueText", texts.special);
    }
    if (type->indexOfProperty("placeholderText") >= 0 && !texts.special.isEmpty())
        m_editor->setProperty("placeholderText", texts.special);
    if (auto* combo = qobject_cast<QComboBox*>(m_editor))
        for (int i = 0; i < combo->count() && i < texts.choices.size(); ++i)
            combo->setItemText(i, texts.choices[i]);
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("%1: back to the default").arg(texts.label));
}

void OptionRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        colorProblem();
}

} // namespace boxwright
