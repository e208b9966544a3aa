#pragma once

#include <QDialog>
#include <QString>

namespace boxwright {

/// Shows a text file that is meant for whoever maintains the program, to be read and copied.
class ReportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ReportDialog(const QString& file, QWidget* parent = nullptr);
};

} // namespace boxwright
