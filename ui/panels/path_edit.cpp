#include "ui/panels/path_edit.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include "ui/support/svg_icon.h"

namespace boxwright {

PathEdit::PathEdit(Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_edit(new QLineEdit(this))
    , m_button(new QToolButton(this)) {
    m_button->setIcon(svgIcon(QStringLiteral("folder_open")));
    m_edit->setClearButtonEnabled(kind == Kind::ExistingFile);
    m_edit->setMinimumWidth(80);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_edit);
    layout->addWidget(m_button);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &PathEdit::pathChanged);
    connect(m_button, &QToolButton::clicked, this, &PathEdit::choose);
}

QString PathEdit::path() const {
    return m_edit->text().trimmed();
}

void PathEdit::setPath(const QString& path) {
    if (path != this->path())
        m_edit->setText(path);
}

void PathEdit::setPlaceholder(const QString& text) {
    m_edit->setPlaceholderText(text);
}

void PathEdit::setDialogTexts(const QString& title, const QString& nameFilter) {
    m_title = title;
    m_nameFilter = nameFilter;
    m_button->setToolTip(title);
    for (QWidget* part : {static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_button)})
        part->setAccessibleName(title);
}

void PathEdit::choose() {
    const QString chosen = m_kind == Kind::Folder ? QFileDialog::getExistingDirectory(this, m_title, path())
                                                  : QFileDialog::getOpenFileName(this, m_title, path(), m_nameFilter);
    if (!chosen.isEmpty())
        setPath(chosen);
}

} // namespace boxwright
