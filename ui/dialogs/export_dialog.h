#pragma once

#include <vector>

#include <QDialog>

#include "core/base/detection.h"
#include "core/data/detection_files.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace boxwright {

class PathEdit;

/// Asks for formats and a folder for the given detections; accepted only with at least one format and a folder that may
/// be written: what is there already is replaced only after a question that names the folder.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(std::vector<ImageDetections> images, const QString& folder, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<ImageDetections>& images() const { return m_images; }
    [[nodiscard]] std::vector<ExportFormat> formats() const;
    void setFormats(const std::vector<ExportFormat>& formats);
    [[nodiscard]] QString folder() const;

    void accept() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        ExportFormat format;
        QCheckBox* box;
        QLabel* hint;
    };

    void buildLayout();
    void updateState();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool mayReplace();
    void retranslate();

    std::vector<ImageDetections> m_images;
    std::vector<Row> m_rows;
    QLabel* m_summary;
    QLabel* m_formatsTitle;
    QLabel* m_folderTitle;
    PathEdit* m_folder;
    QLabel* m_problem;
    QPushButton* m_export;
    QPushButton* m_cancel;
};

} // namespace boxwright
