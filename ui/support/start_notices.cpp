#include "ui/support/start_notices.h"

namespace boxwright {

StartNotices::StartNotices(NoticeBar* bar)
    : QObject(bar)
    , m_bar(bar) {
    connect(bar, &NoticeBar::closed, this, &StartNotices::showNext);
}

void StartNotices::add(const QString& text, const NoticeButton& first, const NoticeButton& second) {
    m_waiting.push_back({text, first, second});
    if (m_bar->text().isEmpty())
        showNext();
}

void StartNotices::showNext() {
    if (m_waiting.empty())
        return;
    const Notice next = m_waiting.front();
    m_waiting.pop_front();
    m_bar->showMessage(next.text, next.first, next.second);
}

} // namespace boxwright
