#pragma once

#include <QDialog>

#include "core/engine/weights_info.h"

class QTreeWidget;

namespace boxwright {

/// The names behind weightsFitText(): which tensors are taken from the file, made anew, missing, of another shape, not
/// used. Deletes itself when closed.
class WeightsFitDialog : public QDialog {
    Q_OBJECT

public:
    WeightsFitDialog(const WeightsFit& fit, QWidget* parent);

private:
    void addGroup(const QString& title, const std::vector<std::string>& names, bool open);

    QTreeWidget* m_tree;
};

} // namespace boxwright
