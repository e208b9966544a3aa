#pragma once

#include <map>
#include <set>
#include <string>

#include <QWidget>

#include "ui/annotate/class_catalog.h"

class QLineEdit;
class QTreeView;

namespace boxwright {

class ClassListModel;

/// The classes of the data set: click to show or hide, double click or Enter to use one, a menu for the rest, a field
/// to add one. Asks for everything and changes nothing itself.
class ClassesPanel : public QWidget {
    Q_OBJECT

public:
    explicit ClassesPanel(QWidget* parent = nullptr);

    void setClasses(const ClassCatalog& classes, const std::set<std::string>& hidden, const std::string& current);
    void setCounts(const std::map<std::string, std::size_t>& counts, bool complete);

Q_SIGNALS:
    void classChosen(const QString& name); ///< for the selection and new boxes; perhaps a new one
    void hiddenWanted(const QString& name, bool hidden);
    void colorWanted(const QString& name);
    void renameWanted(const QString& name);
    void imagesWanted(const QString& name); ///< that hold it

protected:
    void changeEvent(QEvent* event) override;

private:
    void showMenu(QPoint place);
    void addClass();
    void retranslate();

    ClassListModel* m_model;
    QTreeView* m_list;
    QLineEdit* m_newClass;
};

} // namespace boxwright
