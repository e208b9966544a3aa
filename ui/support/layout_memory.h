#pragma once

#include <utility>
#include <vector>

#include <QByteArray>
#include <QMainWindow>
#include <QPointer>

class QDockWidget;
class QHeaderView;
class QSplitter;

namespace boxwright {

/// Remembers how all docks, splitters and columns of a window are laid out, to go back to it. GUI thread.
class LayoutMemory {
public:
    /// As it is now; what is made later is left alone.
    explicit LayoutMemory(QWidget& window);

    void restore() const;

private:
    struct Docks {
        QPointer<QMainWindow> window;
        std::vector<std::pair<QPointer<QDockWidget>, Qt::DockWidgetArea>> places; ///< in the order they were added
    };

    static void restore(const Docks& docks);

    std::vector<Docks> m_docks;
    std::vector<std::pair<QPointer<QSplitter>, QByteArray>> m_splitters;
    std::vector<std::pair<QPointer<QHeaderView>, QByteArray>> m_headers;
};

} // namespace boxwright
