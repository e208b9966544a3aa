#pragma once

#include <functional>
#include <optional>

#include <QDialog>

#include "ui/support/diagnostics.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace boxwright {

/// What the program is, what it is built with and under which licences, the device in use and why it is not a GPU.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    /// `ask` is called on a worker thread; tests put a fake here.
    explicit AboutDialog(QWidget* parent = nullptr, std::function<DeviceReport()> ask = reportDevice);

    void copyDiagnostics();

Q_SIGNALS:
    void deviceKnown();

private:
    void buildLayout();
    QLayout* makeHeading();
    QGridLayout* makeVersions();
    void askForDevice(std::function<DeviceReport()> ask);

    std::optional<DeviceReport> m_report; ///< unset until LibTorch has answered
    QLabel* m_device;
    QLabel* m_whyNoGpuTitle;
    QLabel* m_whyNoGpu;
    QPushButton* m_copy;
};

} // namespace boxwright
