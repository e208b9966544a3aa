#include "ui/panels/welcome_page.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int columnWidth = 660;
constexpr int mostRecentShown = 5;

void setMuted(QLabel* label) {
    label->setProperty("muted", true);
}

} // namespace

WelcomePage::WelcomePage(const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_logo(new QLabel(this))
    , m_title(new QLabel(QStringLiteral("Boxwright"), this))
    , m_subtitle(new QLabel(this))
    , m_dropArea(new QFrame(this))
    , m_dropIcon(new QLabel(m_dropArea))
    , m_dropText(new QLabel(m_dropArea))
    , m_dropHint(new QLabel(m_dropArea))
    , m_open(new QPushButton(m_dropArea))
    , m_sample(new QPushButton(m_dropArea))
    , m_recentTitle(new QLabel(this))
    , m_recentList(new QWidget(this))
    , m_recentRows(new QVBoxLayout(m_recentList)) {
    fillDropArea(actions);
    m_title->setProperty("heading", true);
    setMuted(m_subtitle);
    setMuted(m_recentTitle);
    m_recentRows->setContentsMargins(0, 0, 0, 0);
    m_recentRows->setSpacing(2);

    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_subtitle);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(16);
    heading->addWidget(m_logo);
    heading->addLayout(names, 1);

    auto* content = new QWidget(this);
    content->setFixedWidth(columnWidth);
    auto* column = new QVBoxLayout(content);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addSpacing(24);
    column->addWidget(m_dropArea);
    column->addSpacing(24);
    column->addWidget(m_recentTitle);
    column->addSpacing(6);
    column->addWidget(m_recentList);

    auto* page = new QVBoxLayout(this);
    page->addStretch(2);
    page->addWidget(content, 0, Qt::AlignHCenter);
    page->addStretch(3);
    setRecentFolders({});
    retranslate();
}

void WelcomePage::fillDropArea(const Actions& actions) {
    m_dropArea->setObjectName(QStringLiteral("dropArea"));
    setMuted(m_dropHint);
    QFont strong = m_dropText->font();
    strong.setPointSizeF(13);
    strong.setWeight(QFont::DemiBold);
    m_dropText->setFont(strong);
    m_open->setProperty("primary", true);
    for (const auto& [button, id] :
         {std::pair(m_open, ActionId::OpenFolder), std::pair(m_sample, ActionId::MakeSample)}) {
        button->setMinimumHeight(36);
        connect(button, &QPushButton::clicked, actions[id], &QAction::trigger);
        connect(actions[id], &QAction::enabledChanged, button, &QPushButton::setEnabled);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(m_sample);
    buttons->addStretch();
    auto* column = new QVBoxLayout(m_dropArea);
    column->setContentsMargins(24, 34, 24, 34);
    column->setSpacing(8);
    for (QLabel* label : {m_dropIcon, m_dropText, m_dropHint}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    column->addSpacing(14);
    column->addLayout(buttons);
}

void WelcomePage::setRecentFolders(const QStringList& folders) {
    const auto old = m_recentList->findChildren<QPushButton*>();
    for (QPushButton* row : old)
        row->deleteLater();
    for (const QString& folder : folders.mid(0, mostRecentShown)) {
        auto* row = new QPushButton(m_recentList);
        row->setFlat(true);
        row->setIcon(svgIcon(QStringLiteral("folder")));
        const QString shown = QDir::toNativeSeparators(folder);
        row->setText(row->fontMetrics().elidedText(shown, Qt::ElideMiddle, columnWidth - 80));
        row->setToolTip(shown);
        row->setStyleSheet(QStringLiteral("text-align: left; padding-left: 2px;"));
        row->setCursor(Qt::PointingHandCursor);
        connect(row, &QPushButton::clicked, this, [this, folder]() { Q_EMIT recentChosen(folder); });
        m_recentRows->addWidget(row);
    }
    m_recentTitle->setVisible(!folders.isEmpty());
}

void WelcomePage::setDragOver(bool over) {
    m_dropArea->setProperty("dragOver", over);
    m_dropArea->style()->unpolish(m_dropArea);
    m_dropArea->style()->polish(m_dropArea);
}

void WelcomePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        refreshPictures();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate() {
    m_subtitle->setText(tr("Look through labelled pictures, train a detector on them, find objects in new ones."));
    m_dropText->setText(tr("Drop a folder of images here"));
    m_dropHint->setText(tr("Pascal VOC folders, or images with their XML files beside them"));
    m_open->setText(tr("Open Folder…"));
    m_sample->setText(tr("Make Sample Dataset"));
    m_recentTitle->setText(tr("Opened before"));
    refreshPictures();
}

void WelcomePage::refreshPictures() {
    m_logo->setPixmap(svgIcon(QStringLiteral("boxwright")).pixmap(QSize(64, 64), devicePixelRatioF()));
    m_dropIcon->setPixmap(svgIcon(QStringLiteral("folder_open")).pixmap(QSize(44, 44), devicePixelRatioF()));
}

} // namespace boxwright
