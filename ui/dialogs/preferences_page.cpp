#include "ui/dialogs/preferences_page.h"

#include <algorithm>
#include <utility>

#include <QAbstractButton>
#include <QFormLayout>
#include <QLabel>

#include "ui/panels/form_rows.h"

namespace boxwright {

PreferencesPage::PreferencesPage(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_form(makeFormLayout()) {
    setLayout(m_form);
}

void PreferencesPage::addRow(const QString& label, const QString& toolTip, QWidget* field,
                             std::function<void()> restore) {
    field->setToolTip(toolTip);
    QString words = label + QLatin1Char(' ') + toolTip;
    if (const auto* button = qobject_cast<QAbstractButton*>(field))
        words += QLatin1Char(' ') + button->text();
    if (label.isEmpty()) {
        m_form->addRow(field);
    } else {
        auto* text = new QLabel(label, this);
        text->setToolTip(toolTip);
        text->setBuddy(field);
        if (qobject_cast<QAbstractButton*>(field) == nullptr) // a button has its text
            field->setAccessibleName(label);
        m_form->addRow(text, field);
    }
    m_rows.push_back({words, std::move(restore)});
}

bool PreferencesPage::showMatching(const QString& text) {
    const bool all = m_title.contains(text, Qt::CaseInsensitive);
    bool any = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool fits = all || m_rows[i].words.contains(text, Qt::CaseInsensitive);
        m_form->setRowVisible(static_cast<int>(i), fits);
        any = any || fits;
    }
    return any;
}

void PreferencesPage::restoreDefaults() {
    for (const Row& row : m_rows)
        if (row.restore)
            row.restore();
}

bool PreferencesPage::hasDefaults() const {
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return static_cast<bool>(row.restore); });
}

} // namespace boxwright
