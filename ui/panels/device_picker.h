#pragma once

#include <functional>
#include <vector>

#include <QComboBox>

#include "core/engine/device.h"

namespace boxwright {

/// Chooses the device: automatic, CPU or one of the GPUs. The devices are listed on a worker thread when the widget is
/// first shown.
class DevicePicker : public QComboBox {
    Q_OBJECT

public:
    using ListDevices = std::function<std::vector<DeviceInfo>()>;

    explicit DevicePicker(ListDevices listDevices, QWidget* parent = nullptr);

    /// "auto", "cpu" or "cuda:N".
    [[nodiscard]] QString device() const { return currentData().toString(); }
    /// A device that turns out not to be there makes way for the automatic choice.
    void setDevice(const QString& device);
    /// Whether the network will run on a GPU, as far as the devices are known.
    [[nodiscard]] bool runsOnGpu() const;

Q_SIGNALS:
    void deviceChanged(const QString& device);
    void devicesListed();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addDevices(const std::vector<DeviceInfo>& devices);
    void retranslate();

    ListDevices m_listDevices;
    bool m_asked = false;
};

} // namespace boxwright
