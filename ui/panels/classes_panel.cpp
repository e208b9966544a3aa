#include "ui/panels/classes_panel.h"

#include <QEvent>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/class_list_model.h"
#include "ui/support/list_style.h"

namespace boxwright {

ClassesPanel::ClassesPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new ClassListModel(this))
    , m_list(new QTreeView(this)) {
    m_list->setModel(m_model);
    styleAsList(m_list);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 2, 8, 8);
    column->addWidget(m_list);
}

void ClassesPanel::setClasses(const ClassList& classes) {
    m_model->setClasses(classes);
}

void ClassesPanel::setCounts(const std::vector<int>& counts) {
    m_model->setCounts(counts);
}

void ClassesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        m_model->retranslate();
    QWidget::changeEvent(event);
}

} // namespace boxwright
