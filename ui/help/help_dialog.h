#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace boxwright {

class Actions;
class HelpBrowser;

/// The help: list of pages, search, back and forward. A window of its own beside the main window.
class HelpDialog : public QDialog {
    Q_OBJECT

public:
    explicit HelpDialog(const Actions& actions, QWidget* parent = nullptr);

    /// "numbers" or "numbers#AP50".
    void showPlace(const QString& place);
    [[nodiscard]] HelpBrowser* browser() const { return m_browser; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void fillList();
    void findInPage();
    void retranslate();

    const Actions& m_actions;
    QToolButton* m_back;
    QToolButton* m_forward;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_nothing;
    HelpBrowser* m_browser;
};

} // namespace boxwright
