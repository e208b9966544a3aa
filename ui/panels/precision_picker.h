#pragma once

#include <QComboBox>

#include "core/base/precision.h"

namespace boxwright {

class AppState;
class DevicePicker;

/// Chooses the numbers that a network finds boxes with: float32 or bf16, the same in Detect and Evaluate. There is a
/// choice only where bf16 pays: on a GPU, or on a processor that has it.
class PrecisionPicker : public QComboBox {
    Q_OBJECT

public:
    /// `device` is the choice beside it; both must outlive this.
    PrecisionPicker(AppState* state, const DevicePicker* device, bool processorHasBFloat16, QWidget* parent = nullptr);

    /// What to run with: float32 where there is no choice.
    [[nodiscard]] Precision precision() const;
    /// While a job runs.
    void setHeld(bool held);

Q_SIGNALS:
    void precisionChanged(Precision precision);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] bool pays() const;
    void refresh();
    void retranslate();

    AppState* m_state;
    const DevicePicker* m_device;
    bool m_processorHasBFloat16;
    bool m_held = false;
    Precision m_told = Precision::Float32; ///< by precisionChanged()
};

} // namespace boxwright
