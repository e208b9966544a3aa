#pragma once

#include <QTextBrowser>

namespace boxwright {

class Actions;

/// Shows the pages of the help with their drawings, in the theme and the language of now, and keeps a history. Links
/// are "page" or "page#section".
class HelpBrowser : public QTextBrowser {
    Q_OBJECT

public:
    /// `actions` are asked for the page about shortcuts and must outlive it.
    explicit HelpBrowser(const Actions& actions, QWidget* parent = nullptr);

    void showPlace(const QString& place);
    [[nodiscard]] QString page() const { return source().path(); }
    /// The page again, where it was: theme or language have changed.
    void refresh();

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void changeEvent(QEvent* event) override;

private:
    void applyStyle();

    const Actions& m_actions;
};

} // namespace boxwright
