#include "ui/support/resources.h"

#include <QDir>

// Q_INIT_RESOURCE declares a function and therefore works outside of namespaces only.
static void initResources() {
    Q_INIT_RESOURCE(app);
    Q_INIT_RESOURCE(i18n);
}

namespace boxwright {

void ensureResources() {
    initResources();
}

} // namespace boxwright
