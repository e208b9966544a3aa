#pragma once

#include <memory>

#include <QLabel>
#include <QString>

#include "core/engine/weights_info.h"

namespace boxwright {

/// Below the field of the initial weights: what training would take from them, with a link to the names; or why not.
/// Without weights it is a link to the published ones.
class WeightsFitLine : public QLabel {
    Q_OBJECT

public:
    explicit WeightsFitLine(QWidget* parent = nullptr);

    void showChecking();
    void showFit(const std::shared_ptr<const WeightsFit>& fit);
    void showProblem(const QString& sentence);
    void clear();

Q_SIGNALS:
    void fetchRequested(); ///< the user wants to get published weights

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class State { Empty, Checking, Fit, Problem };
    void setState(State state);
    void refresh();

    State m_state = State::Empty;
    std::shared_ptr<const WeightsFit> m_fit;
    QString m_problem;
};

} // namespace boxwright
