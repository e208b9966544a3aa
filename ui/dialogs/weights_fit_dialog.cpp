#include "ui/dialogs/weights_fit_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/support/qt_convert.h"
#include "ui/support/weights_fit_text.h"

namespace boxwright {

WeightsFitDialog::WeightsFitDialog(const WeightsFit& fit, QWidget* parent)
    : QDialog(parent)
    , m_tree(new QTreeWidget(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Initial Weights"));
    auto* summary = new QLabel(weightsFitText(fit), this);
    summary->setWordWrap(true);
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(tr("Tensors"));
    addGroup(tr("Missing in the file"), fit.missing, true);
    addGroup(tr("Of another shape"), fit.mismatched, true);
    addGroup(tr("Made anew"), fit.newlyMade, false);
    addGroup(tr("In the file, not used"), fit.unexpected, false);
    addGroup(tr("Taken from the file"), fit.loaded, false);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 20, 22, 18);
    column->setSpacing(12);
    column->addWidget(summary);
    column->addWidget(m_tree, 1);
    column->addWidget(buttons);
    resize(620, 460);
}

void WeightsFitDialog::addGroup(const QString& title, const std::vector<std::string>& names, bool open) {
    if (names.empty())
        return;
    auto* group = new QTreeWidgetItem(m_tree);
    group->setText(0, QStringLiteral("%1 (%2)").arg(title, locale().toString(qulonglong{names.size()})));
    QFont strong = m_tree->font();
    strong.setWeight(QFont::DemiBold);
    group->setFont(0, strong);
    for (const std::string& name : names)
        (new QTreeWidgetItem(group))->setText(0, fromUtf8(name));
    group->setExpanded(open);
}

} // namespace boxwright
