#include "ui/controllers/weights_check.h"

#include <utility>

#include <QTimer>

#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int typingDelayMs = 300;

} // namespace

WeightsCheck::WeightsCheck(CheckWeights check, QObject* parent)
    : QObject(parent)
    , m_check(std::move(check))
    , m_delay(new QTimer(this)) {
    m_delay->setSingleShot(true);
    m_delay->setInterval(typingDelayMs);
    connect(m_delay, &QTimer::timeout, this, &WeightsCheck::begin);
}

void WeightsCheck::ask(const Question& question) {
    if (question == m_question)
        return;
    m_question = question;
    m_pending = !question.file.isEmpty();
    m_delay->stop();
    if (m_pending)
        m_delay->start();
    else
        Q_EMIT cleared();
}

void WeightsCheck::hold(std::function<void()> then) {
    m_held = true;
    if (m_running)
        m_then = std::move(then);
    else
        then();
}

void WeightsCheck::release() {
    m_held = false;
    begin();
}

void WeightsCheck::begin() {
    if (!m_pending || m_running || m_held)
        return;
    m_pending = false;
    m_running = true;
    Q_EMIT checking();
    runInBackground(
        this,
        [check = m_check, asked = m_question] { return check(toPath(asked.file), toUtf8(asked.model), asked.classes); },
        [this, asked = m_question](const Result<WeightsFit>& fit) { end(asked, fit); });
}

void WeightsCheck::end(const Question& asked, const Result<WeightsFit>& fit) {
    m_running = false;
    if (m_then)
        std::exchange(m_then, {})();
    if (asked != m_question)
        begin();
    else if (fit)
        Q_EMIT answered(std::make_shared<const WeightsFit>(*fit));
    else
        Q_EMIT failed(errorText(fit.error()));
}

} // namespace boxwright
