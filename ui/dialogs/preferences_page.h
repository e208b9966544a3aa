#pragma once

#include <functional>
#include <vector>

#include <QWidget>

class QFormLayout;

namespace boxwright {

/// One page of the preferences: rows that change a setting at once, each with its way back to the default.
class PreferencesPage : public QWidget {
    Q_OBJECT

public:
    explicit PreferencesPage(const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const { return m_title; }
    /// Without a label the field stands alone, as check boxes do. `restore` puts the default back.
    void addRow(const QString& label, const QString& toolTip, QWidget* field, std::function<void()> restore = {});
    /// Shows the rows that have the text in label, field or tool tip; all of them if it is part of the title.
    /// False if none is left.
    bool showMatching(const QString& text);
    void restoreDefaults();
    [[nodiscard]] bool hasDefaults() const;

private:
    struct Row {
        QString words;
        std::function<void()> restore;
    };

    QString m_title;
    QFormLayout* m_form;
    std::vector<Row> m_rows;
};

} // namespace boxwright
