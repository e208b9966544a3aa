#pragma once

#include <QObject>

class QWidget;

namespace boxwright {

/// Keeps the wheel from changing the fields of a form while the user scrolls it: a field takes the wheel only with
/// focus.
class WheelGuard : public QObject {
    Q_OBJECT

public:
    explicit WheelGuard(QObject* parent = nullptr);

    /// Guards all spin boxes and combo boxes inside `form` that exist now.
    void guard(QWidget* form);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace boxwright
