#pragma once

#include <vector>

#include <QDialog>

#include "ui/dialogs/preferences_pages.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace boxwright {

class PreferencesPage;

/// Everything that can be set, on pages, with a search over all of them. Changes count at once.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    explicit PreferencesDialog(const PreferencesContext& context, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void compose();
    /// In the language of now; the page shown stays.
    void fill();
    void filter(const QString& text);

    PreferencesContext m_context;
    QLineEdit* m_search;
    QListWidget* m_titles;
    QStackedWidget* m_stack;
    QLabel* m_nothing;
    QPushButton* m_restore;
    QPushButton* m_close;
    std::vector<PreferencesPage*> m_pages;
    bool m_refills = false; ///< fill() is on its way
};

} // namespace boxwright
