#include "ui/help/help_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/help/help_browser.h"
#include "ui/help/help_pages.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int listWidth = 220;

} // namespace

HelpDialog::HelpDialog(const Actions& actions, QWidget* parent)
    : QDialog(parent, Qt::Window)
    , m_actions(actions)
    , m_back(new QToolButton(this))
    , m_forward(new QToolButton(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_nothing(new QLabel(this))
    , m_browser(new HelpBrowser(actions, this)) {
    setObjectName(QStringLiteral("helpDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(QSize(1020, 740).boundedTo(screen()->availableSize() - QSize(20, 60)));
    buildLayout();
    connect(m_back, &QToolButton::clicked, m_browser, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_browser, &QTextBrowser::forward);
    connect(m_browser, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::sourceChanged, this, &HelpDialog::fillList);
    connect(m_search, &QLineEdit::textChanged, this, &HelpDialog::fillList);
    connect(m_search, &QLineEdit::returnPressed, this, &HelpDialog::findInPage);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item == nullptr)
            return;
        m_browser->showPlace(item->data(Qt::UserRole).toString());
        if (!m_search->text().isEmpty())
            m_browser->find(m_search->text());
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this]() { m_search->setFocus(); });
    for (const auto& [keys, button] :
         {std::pair(QKeySequence::Back, m_back), std::pair(QKeySequence::Forward, m_forward)})
        connect(new QShortcut(keys, this), &QShortcut::activated, button, &QToolButton::click);
    retranslate();
    showPlace(QStringLiteral("start"));
    m_browser->clearHistory();
    m_list->setFocus();
}

void HelpDialog::buildLayout() {
    m_back->setIcon(svgIcon(QStringLiteral("previous")));
    m_forward->setIcon(svgIcon(QStringLiteral("next")));
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
    m_search->setClearButtonEnabled(true);
    m_nothing->setProperty("muted", true);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_list->setObjectName(QStringLiteral("helpPages"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_back);
    top->addWidget(m_forward);
    top->addWidget(m_search, 1);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addLayout(top);
    left->addWidget(m_list, 1);
    left->addWidget(m_nothing);
    auto* side = new QWidget(this);
    side->setFixedWidth(listWidth);
    left->setContentsMargins({});
    side->setLayout(left);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 14, 14, 14);
    row->setSpacing(12);
    row->addWidget(side);
    row->addWidget(m_browser, 1);
}

void HelpDialog::showPlace(const QString& place) {
    m_search->clear();
    m_browser->showPlace(place);
}

/// The pages that hold what is searched for; the one that is shown is marked.
void HelpDialog::fillList() {
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const HelpPages::Page& page : HelpPages::search(m_search->text(), m_actions)) {
        auto* item = new QListWidgetItem(page.title, m_list);
        item->setData(Qt::UserRole, page.name);
        item->setSizeHint(QSize(0, 34));
        if (page.name == m_browser->page())
            m_list->setCurrentItem(item);
    }
    m_nothing->setVisible(m_list->count() == 0);
}

void HelpDialog::findInPage() {
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0); // shows the page and finds
    else if (!m_browser->find(m_search->text())) {
        m_browser->moveCursor(QTextCursor::Start);
        m_browser->find(m_search->text());
    }
}

void HelpDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void HelpDialog::retranslate() {
    setWindowTitle(tr("Boxwright Help"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the help"));
    m_nothing->setText(tr("No page has these words."));
    m_list->setAccessibleName(tr("Pages"));
    m_browser->setAccessibleName(tr("Page"));
    for (const auto& [button, text] : {std::pair(m_back, tr("Back")), std::pair(m_forward, tr("Forward"))}) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
    fillList();
}

} // namespace boxwright
