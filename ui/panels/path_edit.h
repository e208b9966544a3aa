#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace boxwright {

/// A path to type or to choose with a dialog. `pathChanged` comes with every edit.
class PathEdit : public QWidget {
    Q_OBJECT

public:
    enum class Kind { ExistingFile, Folder };

    explicit PathEdit(Kind kind, QWidget* parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString& path);
    void setPlaceholder(const QString& text);
    void setDialogTexts(const QString& title, const QString& nameFilter = {});

Q_SIGNALS:
    void pathChanged(const QString& path);

private:
    void choose();

    Kind m_kind;
    QLineEdit* m_edit;
    QToolButton* m_button;
    QString m_title;
    QString m_nameFilter;
};

} // namespace boxwright
