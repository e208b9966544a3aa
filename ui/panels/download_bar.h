#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "core/fetch/fetch_weights.h"

class QLabel;
class QProgressBar;

namespace boxwright {

/// How far a download is: a bar, bytes, rate and time left.
class DownloadBar : public QWidget {
    Q_OBJECT

public:
    explicit DownloadBar(QWidget* parent = nullptr);

    /// `expectedBytes` stands in until the server tells the size.
    void begin(std::uint64_t expectedBytes);
    void setProgress(const FetchProgress& progress);
    /// Shows a share without a text, for a download that does not run.
    void rest(double share);

private:
    [[nodiscard]] QString text(const FetchProgress& progress, std::uint64_t total) const;

    QProgressBar* m_bar;
    QLabel* m_text;
    QElapsedTimer m_since; ///< the first bytes of this download
    std::uint64_t m_firstBytes = 0;
    std::uint64_t m_expected = 0;
};

} // namespace boxwright
