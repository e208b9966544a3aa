#pragma once

#include <vector>

#include <QWidget>

#include "core/base/class_list.h"

class QTreeView;

namespace boxwright {

class ClassListModel;

/// The classes of the data set with colour and number of boxes.
class ClassesPanel : public QWidget {
    Q_OBJECT

public:
    explicit ClassesPanel(QWidget* parent = nullptr);

    void setClasses(const ClassList& classes);
    void setCounts(const std::vector<int>& counts);

protected:
    void changeEvent(QEvent* event) override;

private:
    ClassListModel* m_model;
    QTreeView* m_list;
};

} // namespace boxwright
