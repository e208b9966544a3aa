#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace boxwright {

class DetectionController;

/// The list of images with its progress and the buttons Cancel, Continue and Detect Again.
class DetectionListPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetectionListPanel(DetectionController* controller, QWidget* parent = nullptr);

    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);

Q_SIGNALS:
    void currentRowChanged(int row); ///< -1 for none

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void updateProgress();
    void pressed();
    [[nodiscard]] QString progressText() const;
    void retranslate();

    DetectionController* m_controller;
    QLabel* m_title;
    QToolButton* m_clear;
    QListView* m_list;
    QProgressBar* m_bar;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace boxwright
