#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace boxwright {

class Actions;

/// What the window shows while no data set is open: a place to drop a folder, the two ways to begin, folders opened
/// before.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(const Actions& actions, QWidget* parent = nullptr);

    void setRecentFolders(const QStringList& folders);
    /// Shows that what is dragged over the window can be dropped.
    void setDragOver(bool over);

Q_SIGNALS:
    void recentChosen(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillDropArea(const Actions& actions);
    void retranslate();
    void refreshPictures();

    QLabel* m_logo;
    QLabel* m_title;
    QLabel* m_subtitle;
    QFrame* m_dropArea;
    QLabel* m_dropIcon;
    QLabel* m_dropText;
    QLabel* m_dropHint;
    QPushButton* m_open;
    QPushButton* m_sample;
    QLabel* m_recentTitle;
    QWidget* m_recentList;
    QVBoxLayout* m_recentRows;
};

} // namespace boxwright
