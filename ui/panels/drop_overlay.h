#pragma once

#include <QWidget>

namespace boxwright {

/// Covers its parent while something is dragged over it and says what a drop will do. Lets the mouse through.
class DropOverlay : public QWidget {
    Q_OBJECT

public:
    explicit DropOverlay(QWidget* parent);

    void showText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace boxwright
