#pragma once

#include <deque>

#include <QObject>
#include <QString>

#include "ui/panels/notice_bar.h"

namespace boxwright {

/// What the start of the program has to say, one message after the other; the next comes when the user closes the one
/// before. In a bar of their own, so that what goes on meanwhile does not wipe them away.
class StartNotices : public QObject {
    Q_OBJECT

public:
    explicit StartNotices(NoticeBar* bar);

    [[nodiscard]] NoticeBar* bar() const { return m_bar; }
    void add(const QString& text, const NoticeButton& first = {}, const NoticeButton& second = {});

private:
    struct Notice {
        QString text;
        NoticeButton first;
        NoticeButton second;
    };

    void showNext();

    NoticeBar* m_bar;
    std::deque<Notice> m_waiting;
};

} // namespace boxwright
