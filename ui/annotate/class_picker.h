#pragma once

#include <QFrame>

#include "ui/annotate/class_catalog.h"

class QLineEdit;
class QListWidget;

namespace boxwright {

/// A small field beside a box in which its class is typed or picked: letters search, a digit takes the class with that
/// key, Enter accepts (a name that is new makes a class), Esc leaves it as it was.
class ClassPicker : public QFrame {
    Q_OBJECT

public:
    explicit ClassPicker(QWidget* parent);

    void open(const ClassCatalog& classes, const std::string& current, QPoint place);

Q_SIGNALS:
    void picked(const QString& name);
    void closed(); ///< with or without a choice

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void filter();
    void accept();
    void dismiss();

    QLineEdit* m_text;
    QListWidget* m_list;
    ClassCatalog m_classes;
};

} // namespace boxwright
