#pragma once

#include <QDialog>

namespace boxwright {

/// What the program is and the versions it is built with.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace boxwright
