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
    QSize imageSize; ///< empty while no image is shown
    int boxes = 0;
    int position = 0; ///< of the image in the list, from 1; 0 if the list does not show it
    int images = 0;
    QString saveState{}; ///< for people; empty where nothing is edited
};

/// Cursor position, zoom, image size, number of boxes and place in the list.
class StatusReadout : public QWidget {
    Q_OBJECT

public:
    explicit StatusReadout(QWidget* parent = nullptr);
    void setStatus(const ViewStatus& status);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    ViewStatus m_status;
    QLabel* m_gesture;
    QLabel* m_cursor;
    QLabel* m_zoom;
    QLabel* m_size;
    QLabel* m_boxes;
    QLabel* m_position;
    QLabel* m_save;
};

} // namespace boxwright
