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

/// The docks are added anew and sized as a window does that is shown for the first time: what it saves before has no
/// sizes.
void LayoutMemory::restore(const Docks& docks) {
    for (const auto& [dock, area] : docks.places)
        if (dock) {
            dock->setFloating(false);
            docks.window->removeDockWidget(dock);
        }
    QList<QDockWidget*> all;
    QList<int> widths, heights;
    for (const auto& [dock, area] : docks.places)
        if (dock) {
            docks.window->addDockWidget(area, dock);
            dock->show();
            all.append(dock);
            widths.append(dock->sizeHint().width());
            heights.append(dock->sizeHint().height());
        }
    docks.window->resizeDocks(all, widths, Qt::Horizontal);
    docks.window->resizeDocks(all, heights, Qt::Vertical);
}

} // namespace boxwright
