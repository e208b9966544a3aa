#pragma once

#include <QString>

#include "ui/panels/state_button.h"

class QAction;

namespace boxwright {

/// Says which folder of their own the annotations are in; its menu changes it. Hidden while they are where the layout
/// has them.
class AnnotationsButton : public StateButton {
    Q_OBJECT

public:
    explicit AnnotationsButton(QWidget* parent = nullptr);

    /// Empty for none.
    void setFolder(const QString& folder);

Q_SIGNALS:
    void anotherWanted(); ///< another folder, to be chosen
    void ownWanted();     ///< the data set's own annotations

private:
    void retranslate() override;

    QString m_folder;
    QAction* m_another;
    QAction* m_own;
};

} // namespace boxwright
