#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <QObject>
#include <QString>

#include "core/engine/weights_info.h"

class QTimer;

namespace boxwright {

/// What training would take from a file; see checkWeights(). Tests put fakes here.
using CheckWeights =
    std::function<Result<WeightsFit>(const std::filesystem::path&, const std::string& model, const ClassList&)>;
using SharedFit = std::shared_ptr<const WeightsFit>;

/// Tells, off the GUI thread, what training would take from the chosen weights. A question that changes while it is
/// being answered is asked again; only the newest answer is told.
class WeightsCheck : public QObject {
    Q_OBJECT

public:
    struct Question {
        QString file; ///< empty: there is nothing to ask
        QString model;
        ClassList classes;
        bool operator==(const Question&) const = default;
    };

    explicit WeightsCheck(CheckWeights check, QObject* parent = nullptr);

    void ask(const Question& question);
    /// Begins no check until release(), and calls `then` once none is running, perhaps at once. The check draws from
    /// the generator of random numbers that a training run must have for itself.
    void hold(std::function<void()> then);
    void release();

Q_SIGNALS:
    void cleared();  ///< there is no file
    void checking(); ///< an answer will come
    void answered(const SharedFit& fit);
    void failed(const QString& sentence);

private:
    void begin();
    void end(const Question& asked, const Result<WeightsFit>& fit);

    CheckWeights m_check;
    QTimer* m_delay; ///< of typing
    Question m_question;
    bool m_pending = false; ///< m_question waits to be asked
    bool m_running = false;
    bool m_held = false;
    std::function<void()> m_then;
};

} // namespace boxwright
