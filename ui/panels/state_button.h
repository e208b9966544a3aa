#pragma once

#include <QToolButton>

namespace boxwright {

/// A flat button that says in words how something is; its menu changes that. Hidden at first.
class StateButton : public QToolButton {
    Q_OBJECT

public:
    explicit StateButton(const QString& name, QWidget* parent);

protected:
    /// Sets every text, in the language of now. Call it at the end of the constructor.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;
};

} // namespace boxwright
