#include "ui/panels/boxes_panel.h"

#include <QEvent>
#include <QItemSelectionModel>
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
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this]() {
        if (m_following)
            return;
        std::vector<std::size_t> boxes;
        for (const QModelIndex& row : m_list->selectionModel()->selectedRows())
            boxes.push_back(static_cast<std::size_t>(row.row()));
        Q_EMIT selectionChosen(boxes);
    });
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex& row) { Q_EMIT activated(row.row()); });
    retranslate();
}

void BoxesPanel::setBoxes(std::vector<ObjectAnnotation> boxes, std::vector<QColor> colors) {
    m_following = true;
    m_model->setBoxes(std::move(boxes), std::move(colors));
    m_following = false;
}

void BoxesPanel::setSelection(const std::vector<std::size_t>& boxes) {
    m_following = true;
    QItemSelection selection;
    for (const std::size_t box : boxes)
        selection.select(m_model->index(static_cast<int>(box), 0), m_model->index(static_cast<int>(box), 0));
    m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const QModelIndex last = boxes.empty() ? QModelIndex() : m_model->index(static_cast<int>(boxes.back()), 0);
    m_list->selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
    if (last.isValid())
        m_list->scrollTo(last);
    m_following = false;
}

void BoxesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BoxesPanel::retranslate() {
    m_list->setAccessibleName(tr("Boxes"));
    m_model->retranslate();
}

} // namespace boxwright
