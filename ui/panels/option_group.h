#pragma once

#include <functional>
#include <vector>

#include <QString>
#include <QWidget>

#include "ui/panels/option_row.h"

class QFormLayout;
class QToolButton;
class QVBoxLayout;

namespace boxwright {

/// Training options that belong together, under a heading that folds them away and says how many are not at their
/// defaults.
class OptionGroup : public QWidget {
    Q_OBJECT

public:
    explicit OptionGroup(std::function<QString()> title, QWidget* parent = nullptr);

    OptionRow* add(OptionRow* row);
    /// Below the rows.
    void addWidget(QWidget* widget);
    void setRowVisible(OptionRow* row, bool visible);
    void setOpen(bool open);
    [[nodiscard]] const std::vector<OptionRow*>& rows() const { return m_rows; }
    /// After the fields, their defaults or their problems have changed.
    void refreshTitle();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    std::function<QString()> m_title;
    QToolButton* m_header;
    QWidget* m_body;
    QVBoxLayout* m_column;
    QFormLayout* m_form;
    std::vector<OptionRow*> m_rows;
};

} // namespace boxwright
