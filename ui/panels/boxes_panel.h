#pragma once

#include <vector>

#include <QColor>
#include <QWidget>

#include "core/base/annotation.h"

class QTreeView;

namespace boxwright {

class BoxListModel;

/// The boxes of the image in view, as a list; several can be selected.
class BoxesPanel : public QWidget {
    Q_OBJECT

public:
    explicit BoxesPanel(QWidget* parent = nullptr);

    /// `colors` is parallel to the boxes.
    void setBoxes(std::vector<ObjectAnnotation> boxes, std::vector<QColor> colors);
    /// Does not emit selectionChosen().
    void setSelection(const std::vector<std::size_t>& boxes);

Q_SIGNALS:
    void selectionChosen(const std::vector<std::size_t>& boxes); ///< by the user; numbers of the boxes
    void activated(int box);                                     ///< double click or Enter

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    BoxListModel* m_model;
    QTreeView* m_list;
    bool m_following = false; ///< the selection is being set from outside
};

} // namespace boxwright
