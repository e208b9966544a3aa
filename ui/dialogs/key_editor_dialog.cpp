#include "ui/dialogs/key_editor_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/actions.h"

namespace boxwright {

KeyEditorDialog::KeyEditorDialog(Actions* actions, QWidget* parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_preset(storedPreset())
    , m_own(storedOwnKeys())
    , m_presets(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_assign(new QPushButton(tr("Assign"), this))
    , m_remove(new QPushButton(tr("No Key"), this))
    , m_reset(new QPushButton(tr("As in the Preset"), this))
    , m_answer(new QLabel(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Edit Keys"));
    compose();
    fill();
    connect(m_presets, &QComboBox::activated, this, &KeyEditorDialog::choosePreset);
    connect(m_search, &QLineEdit::textChanged, this, &KeyEditorDialog::filter);
    connect(m_assign, &QPushButton::clicked, this, &KeyEditorDialog::assign);
    connect(m_remove, &QPushButton::clicked, this, [this]() { take(QString()); });
    connect(m_reset, &QPushButton::clicked, this, [this]() {
        m_own.erase(chosenName());
        store();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this]() {
        m_keys->clear();
        m_answer->clear();
    });
}

void KeyEditorDialog::compose() {
    m_presets->addItem(tr("Boxwright"));
    m_presets->addItem(tr("labelImg"));
    m_presets->addItem(tr("CVAT"));
    m_presets->addItem(tr("labelme"));
    m_presets->setCurrentIndex(static_cast<int>(m_preset));
    m_search->setPlaceholderText(tr("Search commands"));
    m_search->setAccessibleName(tr("Search commands"));
    m_search->setClearButtonEnabled(true);
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Commands"));
    m_keys->setAccessibleName(tr("New key"));
    m_answer->setWordWrap(true);
    m_answer->setMinimumHeight(2 * m_answer->fontMetrics().height());
    for (QPushButton* button : {m_assign, m_remove, m_reset})
        button->setAutoDefault(false);
    auto* top = new QHBoxLayout;
    top->addWidget(new QLabel(tr("Keys like"), this));
    top->addWidget(m_presets);
    top->addWidget(m_search, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(new QLabel(tr("New key"), this));
    bottom->addWidget(m_keys, 1);
    for (QPushButton* button : {m_assign, m_remove, m_reset})
        bottom->addWidget(button);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addLayout(bottom);
    column->addWidget(m_answer);
    column->addWidget(buttons);
    resize(640, 620);
}

void KeyEditorDialog::fill() {
    const QString chosen = chosenName();
    m_list->clear();
    for (const Actions::Entry& entry : m_actions->entries()) {
        auto* item = new QTreeWidgetItem(
            m_list, {QStringLiteral("%1: %2").arg(entry.group, entry.text),
                     QKeySequence::listToString(entry.action->shortcuts(), QKeySequence::NativeText)});
        item->setData(0, Qt::UserRole, entry.name);
        if (entry.name == chosen || (chosen.isEmpty() && m_list->topLevelItemCount() == 1))
            m_list->setCurrentItem(item);
    }
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    filter(m_search->text());
}

void KeyEditorDialog::filter(const QString& text) {
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        const bool fits =
            item->text(0).contains(text, Qt::CaseInsensitive) || item->text(1).contains(text, Qt::CaseInsensitive);
        item->setHidden(!fits);
    }
}

QString KeyEditorDialog::chosenName() const {
    const QTreeWidgetItem* item = m_list->currentItem();
    return item == nullptr ? QString() : item->data(0, Qt::UserRole).toString();
}

QString KeyEditorDialog::textOf(const QString& name) const {
    for (const Actions::Entry& entry : m_actions->entries())
        if (entry.name == name)
            return entry.text;
    return name;
}

KeysByName KeyEditorDialog::keys() const {
    KeysByName all = presetKeys(m_preset);
    for (const auto& [name, text] : m_own)
        all[name] = text;
    return all;
}

void KeyEditorDialog::choosePreset(int row) {
    m_preset = static_cast<KeyPreset>(row);
    m_own.clear();
    store();
    m_answer->setText(tr("All keys are those of the preset now."));
}

void KeyEditorDialog::assign() {
    // One key each: a second one would make the first wait.
    const QKeySequence wanted =
        m_keys->keySequence().isEmpty() ? QKeySequence() : QKeySequence(m_keys->keySequence()[0]);
    if (wanted.isEmpty() || chosenName().isEmpty()) {
        m_answer->setText(tr("Choose a command, click into the field and press the new key."));
        return;
    }
    const QString shown = wanted.toString(QKeySequence::NativeText);
    if (isReservedKey(wanted)) {
        m_answer->setText(tr("%1 moves boxes or the focus on the canvas and cannot be given to a command.").arg(shown));
        return;
    }
    const QString owner = keyOwner(*m_actions, keys(), chosenName(), wanted);
    if (!owner.isEmpty()) {
        m_answer->setText(tr("%1 is the key of “%2”. Give that one another key first.").arg(shown, textOf(owner)));
        return;
    }
    take(wanted.toString(QKeySequence::PortableText));
}

void KeyEditorDialog::take(const QString& portable) {
    if (chosenName().isEmpty())
        return;
    m_own[chosenName()] = portable;
    store();
}

void KeyEditorDialog::store() {
    storeKeys(m_preset, m_own);
    m_actions->setKeys(keys());
    fill();
}

} // namespace boxwright
