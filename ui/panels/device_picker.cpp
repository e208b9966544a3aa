#include "ui/panels/device_picker.h"

#include <algorithm>
#include <utility>

#include <QEvent>

#include "core/base/result.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

DevicePicker::DevicePicker(ListDevices listDevices, QWidget* parent)
    : QComboBox(parent)
    , m_listDevices(std::move(listDevices)) {
    addItem(QString(), QStringLiteral("auto"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT deviceChanged(device()); });
    retranslate();
}

void DevicePicker::showEvent(QShowEvent* event) {
    QComboBox::showEvent(event);
    if (std::exchange(m_asked, true))
        return;
    // Without a list the automatic choice is left, and loading the model says what is wrong.
    runInBackground(
        this, [list = m_listDevices]() { return Result<std::vector<DeviceInfo>>(list()); },
        [this](const Result<std::vector<DeviceInfo>>& devices) {
            if (devices)
                addDevices(*devices);
        });
}

void DevicePicker::setDevice(const QString& device) {
    if (findData(device) < 0)
        addItem(device, device);
    setCurrentIndex(findData(device));
}

void DevicePicker::addDevices(const std::vector<DeviceInfo>& devices) {
    const QString chosen = device();
    {
        const QSignalBlocker blocker(this);
        while (count() > 1)
            removeItem(1);
        for (const DeviceInfo& device : devices)
            addItem(fromUtf8(device.text), fromUtf8(device.name));
        setCurrentIndex(std::max(0, findData(chosen)));
    }
    if (device() != chosen)
        Q_EMIT deviceChanged(device());
    Q_EMIT devicesListed();
}

bool DevicePicker::runsOnGpu() const {
    const bool hasGpu = findData(QStringLiteral("cuda"), Qt::UserRole, Qt::MatchStartsWith) >= 0;
    return device().startsWith(QStringLiteral("cuda")) || (device() == QStringLiteral("auto") && hasGpu);
}

void DevicePicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

void DevicePicker::retranslate() {
    setItemText(0, tr("Automatic"));
    setAccessibleName(tr("Device"));
    setToolTip(tr("Where the network runs. Automatic takes a GPU if this program can use one, else the CPU."));
}

} // namespace boxwright
