#pragma once

class QTreeView;

namespace boxwright {

/// A flat list with columns: no branches, whole rows, the first column takes the space that is left.
void styleAsList(QTreeView* view);

} // namespace boxwright
