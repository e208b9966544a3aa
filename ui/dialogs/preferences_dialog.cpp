#include "ui/dialogs/preferences_dialog.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/dialogs/preferences_page.h"

namespace boxwright {

namespace {

constexpr int titlesWidth = 168;

} // namespace

PreferencesDialog::PreferencesDialog(const PreferencesContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_search(new QLineEdit(this))
    , m_titles(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new QLabel(this))
    , m_restore(new QPushButton(this))
    , m_close(new QPushButton(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    compose();
    fill();
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::filter);
    connect(m_titles, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0)
            return;
        m_stack->setCurrentWidget(m_pages[static_cast<std::size_t>(row)]);
        m_restore->setEnabled(m_pages[static_cast<std::size_t>(row)]->hasDefaults());
    });
    connect(m_restore, &QPushButton::clicked, this,
            [this]() { m_pages[static_cast<std::size_t>(std::max(0, m_titles->currentRow()))]->restoreDefaults(); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    m_titles->setCurrentRow(0);
    m_search->setFocus();
}

void PreferencesDialog::compose() {
    m_search->setClearButtonEnabled(true);
    m_titles->setFixedWidth(titlesWidth);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("muted", true);
    m_stack->addWidget(m_nothing);
    for (QPushButton* button : {m_restore, m_close})
        button->setAutoDefault(false);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(18);
    middle->addWidget(m_titles);
    middle->addWidget(m_stack, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_restore);
    bottom->addStretch(1);
    bottom->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(14);
    column->addWidget(m_search);
    column->addLayout(middle, 1);
    column->addLayout(bottom);
    resize(720, 460);
}

void PreferencesDialog::fill() {
    m_refills = false;
    setWindowTitle(tr("Preferences"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_titles->setAccessibleName(tr("Pages"));
    m_nothing->setText(tr("No setting has these words."));
    m_restore->setText(tr("Restore Defaults"));
    m_restore->setToolTip(tr("Put the settings of this page back to what they are at first"));
    m_close->setText(tr("Close"));
    const int shown = m_titles->currentRow();
    for (PreferencesPage* page : m_pages)
        delete page;
    m_pages = PreferencesPages(m_context, m_stack).make();
    {
        const QSignalBlocker blocker(m_titles);
        m_titles->clear();
        for (PreferencesPage* page : m_pages) {
            m_titles->addItem(page->title());
            m_stack->addWidget(page);
        }
    }
    m_titles->setCurrentRow(std::max(0, shown));
    filter(m_search->text());
}

void PreferencesDialog::filter(const QString& text) {
    int first = -1;
    for (int row = 0; row < m_titles->count(); ++row) {
        const bool fits = m_pages[static_cast<std::size_t>(row)]->showMatching(text.trimmed());
        m_titles->item(row)->setHidden(!fits);
        if (fits && first < 0)
            first = row;
    }
    const int shown = m_titles->currentRow();
    if (first < 0) {
        m_stack->setCurrentWidget(m_nothing);
        m_restore->setEnabled(false);
        return;
    }
    const int wanted = shown >= 0 && !m_titles->item(shown)->isHidden() ? shown : first;
    m_titles->setCurrentRow(wanted);
    m_stack->setCurrentWidget(m_pages[static_cast<std::size_t>(wanted)]);
    m_restore->setEnabled(m_pages[static_cast<std::size_t>(wanted)]->hasDefaults());
}

void PreferencesDialog::changeEvent(QEvent* event) {
    // Not at once: it may be a field of these pages that has just changed the language.
    if (event->type() == QEvent::LanguageChange && !m_refills) {
        m_refills = true;
        QTimer::singleShot(0, this, &PreferencesDialog::fill);
    }
    QDialog::changeEvent(event);
}

} // namespace boxwright
