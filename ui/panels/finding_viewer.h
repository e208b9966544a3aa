#pragma once

#include <optional>

#include <QWidget>

#include "ui/models/findings.h"
#include "ui/workers/evaluation_worker.h"

class QLabel;
class QPushButton;

namespace boxwright {

class ImageCanvas;

/// One image of an evaluation twice, side by side: with the annotated and with the detected boxes. What a finding is
/// about stands out, and a sentence says what it is. The picture is decoded on a worker thread; the newest choice wins.
class FindingViewer : public QWidget {
    Q_OBJECT

public:
    explicit FindingViewer(QWidget* parent = nullptr);

    /// Nothing to show: an empty finding. Detections below `lowestScore` are left out, but for the finding's own.
    void show(SharedReport report, std::optional<EvaluationFinding> finding, double lowestScore);

    [[nodiscard]] ImageCanvas* truthCanvas() const { return m_truth; }
    [[nodiscard]] ImageCanvas* detectionCanvas() const { return m_found; }
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void fixRequested(const QString& imageId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void readPicture();
    void updateBoxes();
    void retranslate();

    SharedReport m_report;
    std::optional<EvaluationFinding> m_finding;
    double m_lowestScore = 0;
    QString m_shownPath; ///< of the picture on the canvases, or the one that is being read
    int m_request = 0;   ///< only the newest decoded picture is shown
    QLabel* m_name;
    QPushButton* m_fix;
    QLabel* m_sentence;
    QLabel* m_truthTitle;
    QLabel* m_foundTitle;
    ImageCanvas* m_truth;
    ImageCanvas* m_found;
};

} // namespace boxwright
