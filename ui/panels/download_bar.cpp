#include "ui/panels/download_bar.h"

#include <algorithm>

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/panels/duration_text.h"

namespace boxwright {

namespace {

constexpr int barSteps = 1000;
constexpr qint64 rateAfterMs = 500; ///< earlier it would jump

QString sizeText(const QLocale& locale, std::uint64_t bytes) {
    return locale.formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace

DownloadBar::DownloadBar(QWidget* parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_text(new QLabel(this)) {
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_text->setProperty("muted", true);
    m_text->setObjectName(QStringLiteral("downloadText"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(6);
    column->addWidget(m_bar);
    column->addWidget(m_text);
}

void DownloadBar::begin(std::uint64_t expectedBytes) {
    m_expected = expectedBytes;
    m_since.invalidate();
    m_text->setText(tr("Connecting…"));
}

void DownloadBar::setProgress(const FetchProgress& progress) {
    const std::uint64_t total = std::max<std::uint64_t>(progress.total > 0 ? progress.total : m_expected, 1);
    m_bar->setValue(static_cast<int>(std::min(progress.bytes, total) * barSteps / total));
    if (!progress.checking && !m_since.isValid()) {
        m_since.start();
        m_firstBytes = progress.bytes;
    }
    m_text->setText(progress.checking ? tr("Checking what has arrived…") : text(progress, total));
}

void DownloadBar::rest(double share) {
    m_bar->setValue(static_cast<int>(share * barSteps));
    m_text->clear();
}

QString DownloadBar::text(const FetchProgress& progress, std::uint64_t total) const {
    const QString bytes = tr("%1 of %2").arg(sizeText(locale(), progress.bytes), sizeText(locale(), total));
    const qint64 elapsed = m_since.elapsed();
    const std::uint64_t arrived = progress.bytes - std::min(progress.bytes, m_firstBytes);
    if (elapsed < rateAfterMs || arrived == 0)
        return bytes;
    const double rate = static_cast<double>(arrived) * 1000 / static_cast<double>(elapsed);
    const double left = static_cast<double>(total - std::min(total, progress.bytes)) / rate;
    return tr("%1 · %2/s · %3 left")
        .arg(bytes, sizeText(locale(), static_cast<std::uint64_t>(rate)), durationText(left));
}

} // namespace boxwright
