#include "ui/panels/boxes_panel.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/box_list_model.h"
#include "ui/support/list_style.h"

namespace boxwright {

BoxesPanel::BoxesPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new BoxListModel(this))
    , m_list(new QTreeView(this)) {
    m_list->setModel(m_model);
    styleAsList(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 2, 8, 4);
    column->addWidget(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) { Q_EMIT boxSelected(row.isValid() ? row.row() : -1); });
}

void BoxesPanel::setBoxes(std::vector<ObjectAnnotation> boxes, const ClassList& classes) {
    const QSignalBlocker block(this);
    m_model->setBoxes(std::move(boxes), classes);
}

void BoxesPanel::selectBox(int index) {
    const QSignalBlocker block(this);
    if (index < 0) {
        m_list->setCurrentIndex({});
        m_list->clearSelection();
        return;
    }
    m_list->setCurrentIndex(m_model->index(index, 0));
    m_list->scrollTo(m_model->index(index, 0));
}

void BoxesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        m_model->retranslate();
    QWidget::changeEvent(event);
}

} // namespace boxwright
