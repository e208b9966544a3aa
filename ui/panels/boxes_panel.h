#pragma once

#include <vector>

#include <QWidget>

#include "core/base/annotation.h"
#include "core/base/class_list.h"

class QTreeView;

namespace boxwright {

class BoxListModel;

/// The boxes of the image in view, as a list.
class BoxesPanel : public QWidget {
    Q_OBJECT

public:
    explicit BoxesPanel(QWidget* parent = nullptr);

    void setBoxes(std::vector<ObjectAnnotation> boxes, const ClassList& classes);
    /// -1 for none. Does not emit boxSelected().
    void selectBox(int index);

Q_SIGNALS:
    void boxSelected(int index); ///< by the user; index into the boxes

protected:
    void changeEvent(QEvent* event) override;

private:
    BoxListModel* m_model;
    QTreeView* m_list;
};

} // namespace boxwright
