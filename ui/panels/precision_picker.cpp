#include "ui/panels/precision_picker.h"

#include <array>

#include <QEvent>
#include <QSignalBlocker>

#include "ui/app_state.h"
#include "ui/panels/device_picker.h"
#include "ui/support/enum_setting.h"

namespace boxwright {

namespace {

constexpr std::array choices{Precision::Float32, Precision::BFloat16};

} // namespace

PrecisionPicker::PrecisionPicker(AppState* state, const DevicePicker* device, bool processorHasBFloat16,
                                 QWidget* parent)
    : QComboBox(parent)
    , m_state(state)
    , m_device(device)
    , m_processorHasBFloat16(processorHasBFloat16) {
    for (const Precision choice : choices)
        addItem(settingText(toText(choice)));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_state->setPrecision(choices[static_cast<std::size_t>(row)]); });
    connect(state, &AppState::precisionChanged, this, &PrecisionPicker::refresh);
    connect(device, &DevicePicker::deviceChanged, this, &PrecisionPicker::refresh);
    connect(device, &DevicePicker::devicesListed, this, &PrecisionPicker::refresh);
    refresh();
}

bool PrecisionPicker::pays() const {
    return m_processorHasBFloat16 || m_device->runsOnGpu();
}

Precision PrecisionPicker::precision() const {
    return pays() ? m_state->precision() : Precision::Float32;
}

void PrecisionPicker::setHeld(bool held) {
    m_held = held;
    setEnabled(pays() && !held);
}

void PrecisionPicker::refresh() {
    {
        const QSignalBlocker blocker(this);
        setCurrentIndex(precision() == Precision::BFloat16 ? 1 : 0);
    }
    setEnabled(pays() && !m_held);
    retranslate();
    if (m_told == precision())
        return;
    m_told = precision();
    Q_EMIT precisionChanged(m_told);
}

void PrecisionPicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

void PrecisionPicker::retranslate() {
    setAccessibleName(tr("Number format"));
    QString text =
        tr("The numbers the network computes with. bf16 takes less memory, and less time on a GPU or a "
           "processor that is quick at it: try it. It changes the AP by less than 0.001 (measured on BCCD).");
    if (!pays())
        text.prepend(tr("No choice here: the processor has neither AVX-512 BF16 nor AMX, and no GPU is used.") +
                     QLatin1Char(' '));
    setToolTip(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped())); // only rich text is wrapped
    setAccessibleDescription(text);
}

} // namespace boxwright
