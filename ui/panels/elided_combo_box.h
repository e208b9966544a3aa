#pragma once

#include <QComboBox>

namespace boxwright {

/// A choice whose text ends in "…" where there is no room for all of it; the list shows it whole.
class ElidedComboBox : public QComboBox {
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    /// What is written in the closed box.
    [[nodiscard]] QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace boxwright
