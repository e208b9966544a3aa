#include "ui/panels/option_group.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QFormLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/panels/form_rows.h"
#include "ui/support/status_colors.h"

namespace boxwright {

OptionGroup::OptionGroup(std::function<QString()> title, QWidget* parent)
    : QWidget(parent)
    , m_title(std::move(title))
    , m_header(new QToolButton)
    , m_body(new QWidget)
    , m_column(new QVBoxLayout(m_body))
    , m_form(makeFormLayout()) {
    m_header->setCheckable(true);
    m_header->setAutoRaise(true);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_column->setContentsMargins(8, 2, 0, 8);
    m_column->setSpacing(8);
    m_column->addLayout(m_form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(m_header, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    connect(m_header, &QToolButton::toggled, this, &OptionGroup::setOpen);
    setOpen(false);
    refreshTitle();
}

OptionRow* OptionGroup::add(OptionRow* row) {
    row->addTo(m_form);
    m_rows.push_back(row);
    connect(row, &OptionRow::edited, this, &OptionGroup::edited);
    return row;
}

void OptionGroup::addWidget(QWidget* widget) {
    m_column->addWidget(widget);
}

void OptionGroup::setRowVisible(OptionRow* row, bool visible) {
    m_form->setRowVisible(row, visible);
}

void OptionGroup::setOpen(bool open) {
    m_header->setChecked(open);
    m_header->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_body->setVisible(open);
}

void OptionGroup::refreshTitle() {
    const auto changed =
        std::count_if(m_rows.begin(), m_rows.end(), [](const OptionRow* row) { return row->isChanged(); });
    const bool wrong =
        std::any_of(m_rows.begin(), m_rows.end(), [](const OptionRow* row) { return !row->problem().isEmpty(); });
    m_header->setText(changed > 0 ? tr("%1 (%2 changed)").arg(m_title()).arg(changed) : m_title());
    const QString color = wrong ? QStringLiteral("color: %1;").arg(dangerColor(palette()).name()) : QString();
    const QString sheet = QStringLiteral("QToolButton { background: transparent; %1 }").arg(color);
    if (sheet != m_header->styleSheet()) // setting one costs, even if it is the same
        m_header->setStyleSheet(sheet);
}

void OptionGroup::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refreshTitle();
}

} // namespace boxwright
