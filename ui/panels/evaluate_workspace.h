#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "ui/controllers/evaluation_controller.h"
#include "ui/workers/inference_services.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace boxwright {

class DevicePicker;
class EmptyPage;
class EvaluationResults;
class InlineNotice;
class PrecisionPicker;
class WeightsPicker;

/// Pick a model, or the result file of another detector, and a split of the open data set; measure; read the numbers,
/// look at the images behind them, export them.
class EvaluateWorkspace : public QWidget {
    Q_OBJECT

public:
    explicit EvaluateWorkspace(AppState* state, QWidget* parent = nullptr, InferenceServices services = {});

    [[nodiscard]] bool isRunning() const;
    void requestStop();

    [[nodiscard]] SharedReport report() const { return m_report; } ///< of the last evaluation; null if none
    /// False, with a notice, if the file could not be written.
    bool saveJson(const QString& path);
    /// The report with pictures, on a worker thread; ends in reportSaved().
    void saveReport(const QString& path);
    /// Measures a COCO result list on the chosen split.
    void scoreFile(const QString& path);
    [[nodiscard]] EvaluationResults* results() const { return m_results; }

Q_SIGNALS:
    void reportSaved();                        ///< with or without success; the notice says which
    void fixRequested(const QString& imageId); ///< of an image of the open data set
    void runningChanged(bool running);
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    void offerSplits();
    void startOrCancel();
    void showProgress(const EvaluateProgress& progress);
    void showReport(const SharedReport& report);
    void start(const EvaluationRequest& request);
    void chooseResultFile();
    void askWhereToSave();
    void askWhereToSaveReport();
    void storeThreshold(double score);
    void openInAnnotate(const QString& imageId);
    [[nodiscard]] QString suggestedFile(const QString& suffix) const;
    void updateState();
    [[nodiscard]] QString whatIsMissing() const;
    void retranslate();

    AppState* m_state;
    EvaluationController* m_controller;
    SharedReport m_report;
    EvaluationRequest m_running;  ///< what is measured now
    EvaluationRequest m_measured; ///< what m_report is about
    bool m_wasRunning = false;
    EvaluateProgress m_progress;

    QLabel* m_modelTitle;
    WeightsPicker* m_weights;
    QLabel* m_splitTitle;
    QComboBox* m_split;
    QLabel* m_deviceTitle;
    DevicePicker* m_device;
    PrecisionPicker* m_precision;
    QPushButton* m_scoreFile;
    QPushButton* m_start;
    QProgressBar* m_bar;
    QLabel* m_progressText;
    InlineNotice* m_notice;
    QStackedWidget* m_pages;
    EmptyPage* m_empty;
    EvaluationResults* m_results;
};

} // namespace boxwright
