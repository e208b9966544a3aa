#pragma once

#include <optional>

#include <QPointF>
#include <QSize>
#include <QString>
#include <QWidget>

class QLabel;

namespace boxwright {

/// What the right end of the status bar says of the image in view.
struct ViewStatus {
    std::optional<QPointF> cursorInImage;
    std::optional<QSizeF> gesture{}; ///< size of what is being drawn or pulled, image pixels
    double zoom = 1;
    QSize imageSize;  ///< empty while no image is shown
    int channels = 0; ///< of the image file; 0 if that is not known
    int boxes = 0;
    int hiddenBoxes = 0; ///< of them
    int position = 0;    ///< of the image in the list, from 1; 0 if the list does not show it
    int images = 0;
    int verified = 0;    ///< images of the data set
    QString saveState{}; ///< for people; empty where nothing is edited
    bool isSaved = true;
    int firstPixel = 0; ///< what the data set calls the pixel at the upper left: 0, or 1 as in VOC
};

/// Cursor position, zoom, image size, number of boxes and place in the list; and an offer to undo what the message
/// beside it tells.
class StatusReadout : public QWidget {
    Q_OBJECT

public:
    explicit StatusReadout(QWidget* parent = nullptr);
    void setStatus(const ViewStatus& status);
    void offerUndo(bool offered);

Q_SIGNALS:
    void undoWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    ViewStatus m_status;
    QLabel* m_undo;
    QLabel* m_gesture;
    QLabel* m_cursor;
    QLabel* m_zoom;
    QLabel* m_size;
    QLabel* m_boxes;
    QLabel* m_position;
    QLabel* m_save;
};

} // namespace boxwright
