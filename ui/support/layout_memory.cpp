#include "ui/support/layout_memory.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QSplitter>

namespace boxwright {

LayoutMemory::LayoutMemory(QWidget& window) {
    for (auto* part : window.findChildren<QMainWindow*>()) {
        Docks docks{part, {}};
        for (auto* dock : part->findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
            docks.places.emplace_back(dock, part->dockWidgetArea(dock));
        m_docks.push_back(std::move(docks));
    }
    for (auto* splitter : window.findChildren<QSplitter*>())
        m_splitters.emplace_back(splitter, splitter->saveState());
    for (auto* header : window.findChildren<QHeaderView*>())
        if (header->count() > 0)
            m_headers.emplace_back(header, header->saveState());
}

void LayoutMemory::restore() const {
    for (const Docks& docks : m_docks)
        if (docks.window)
            restore(docks);
    for (const auto& [splitter, state] : m_splitters)
        if (splitter)
            splitter->restoreState(state);
    for (const auto& [header, state] : m_headers)
        if (header)
            header->restoreState(state);
}

/// The docks are added anew, so that they get the sizes of a window that is opened for the first time: a state that is
/// saved before it is shown has none.
void LayoutMemory::restore(const Docks& docks) {
    for (const auto& [dock, area] : docks.places)
        if (dock) {
            dock->setFloating(false);
            docks.window->removeDockWidget(dock);
        }
    for (const auto& [dock, area] : docks.places)
        if (dock) {
            docks.window->addDockWidget(area, dock);
            dock->show();
        }
}

} // namespace boxwright
