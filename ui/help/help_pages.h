#pragma once

#include <vector>

#include <QCoreApplication>
#include <QString>

#include "ui/actions.h"

namespace boxwright {

/// The pages of the help (resources/help/LANGUAGE), in the language of now.
class HelpPages {
    Q_DECLARE_TR_FUNCTIONS(boxwright::HelpPages)

public:
    struct Page {
        QString name; ///< as links call it: "numbers"
        QString title;
    };

    /// In the order of the list.
    [[nodiscard]] static std::vector<Page> pages();
    /// HTML of a page; the one about shortcuts is made of `actions`. Empty if there is no such page.
    [[nodiscard]] static QString html(const QString& name, const Actions& actions);
    /// Pages that hold every word of the query, in the order of the list; all for an empty query.
    [[nodiscard]] static std::vector<Page> search(const QString& query, const Actions& actions);
};

} // namespace boxwright
