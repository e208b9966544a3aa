#include "ui/annotate/classes_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/annotate/class_list_model.h"
#include "ui/support/list_style.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

ClassesPanel::ClassesPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new ClassListModel(this))
    , m_list(new QTreeView(this))
    , m_newClass(new QLineEdit(this)) {
    m_list->setModel(m_model);
    styleAsList(m_list);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 2, 8, 8);
    column->addWidget(m_list);
    column->addWidget(m_newClass);
    connect(m_model, &ClassListModel::hiddenWanted, this, &ClassesPanel::hiddenWanted);
    connect(m_list, &QTreeView::activated, this,
            [this](const QModelIndex& row) { Q_EMIT classChosen(fromUtf8(m_model->nameAt(row.row()))); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &ClassesPanel::showMenu);
    connect(m_newClass, &QLineEdit::returnPressed, this, &ClassesPanel::addClass);
    retranslate();
}

void ClassesPanel::setClasses(const ClassCatalog& classes, const std::set<std::string>& hidden,
                              const std::string& current) {
    m_model->setClasses(classes, hidden, current);
}

void ClassesPanel::setCounts(const std::map<std::string, std::size_t>& counts, bool complete) {
    m_model->setCounts(counts, complete);
}

void ClassesPanel::addClass() {
    const QString name = m_newClass->text().trimmed();
    if (name.isEmpty())
        return;
    m_newClass->clear();
    Q_EMIT classChosen(name);
}

void ClassesPanel::showMenu(QPoint place) {
    const QModelIndex row = m_list->indexAt(place);
    if (!row.isValid())
        return;
    const QString name = fromUtf8(m_model->nameAt(row.row()));
    QMenu menu(this);
    menu.addAction(tr("Use for Selection and New Boxes"), this, [this, name]() { Q_EMIT classChosen(name); });
    menu.addAction(tr("Show Its Images Only"), this, [this, name]() { Q_EMIT imagesWanted(name); });
    menu.addSeparator();
    menu.addAction(tr("Change Colour…"), this, [this, name]() { Q_EMIT colorWanted(name); });
    menu.addAction(tr("Rename or Merge…"), this, [this, name]() { Q_EMIT renameWanted(name); });
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

void ClassesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ClassesPanel::retranslate() {
    m_model->retranslate();
    m_newClass->setPlaceholderText(tr("New class, then Enter"));
    m_newClass->setAccessibleName(tr("New class"));
    m_list->setAccessibleName(tr("Classes"));
    m_list->setToolTip(tr("Double click uses a class; a click on the mark hides its boxes"));
}

} // namespace boxwright
