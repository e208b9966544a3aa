#pragma once

#include <QCoreApplication>
#include <QString>

#include "ui/inspect/inspection_step.h"

namespace boxwright {

/// What the steps are called and what they are about, in the language of now.
class InspectionText {
    Q_DECLARE_TR_FUNCTIONS(boxwright::InspectionText)

public:
    [[nodiscard]] static QString title(InspectionStep step);
    /// Two or three sentences in plain words, with how to tell a wrong setting.
    [[nodiscard]] static QString explanation(InspectionStep step);
};

} // namespace boxwright
