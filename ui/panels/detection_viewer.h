#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace boxwright {

class ClassList;
class DetectionListModel;
class ImageCanvas;

/// One image of the list with its visible boxes over it, and a line above it that says what is shown. The picture is
/// decoded on a worker thread; the newest choice wins.
class DetectionViewer : public QWidget {
    Q_OBJECT

public:
    explicit DetectionViewer(const DetectionListModel* model, QWidget* parent = nullptr);

    [[nodiscard]] ImageCanvas* canvas() const { return m_canvas; }
    void showRow(int row);                     ///< -1 for none
    void setCaption(const QString& text);      ///< in the place of the image's name; empty: the name
    void setClasses(const ClassList* classes); ///< of the caller, names of the labels
    /// Whether there is a button that asks to look into the model.
    void setInspectable(bool inspectable);
    /// The filter or the result of the shown row changed.
    void updateBoxes();

Q_SIGNALS:
    void inspectionRequested(); ///< of the shown image

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void readPicture(const QString& path);
    void retranslate();
    [[nodiscard]] QString statusText(int visibleBoxes) const;

    const DetectionListModel* m_model;
    const ClassList* m_classes = nullptr;
    QString m_caption;
    int m_row = -1;
    int m_request = 0; ///< only the newest decoded picture is shown
    QLabel* m_name;
    QLabel* m_status;
    QToolButton* m_zoomOut;
    QToolButton* m_fit;
    QToolButton* m_zoomIn;
    QToolButton* m_inspect;
    ImageCanvas* m_canvas;
};

} // namespace boxwright
