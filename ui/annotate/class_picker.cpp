#include "ui/annotate/class_picker.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int pickerWidth = 210;
constexpr int pickerHeight = 220;

} // namespace

ClassPicker::ClassPicker(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLineEdit(this))
    , m_list(new QListWidget(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(m_text);
    column->addWidget(m_list);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_text->installEventFilter(this);
    resize(pickerWidth, pickerHeight);
    hide();
    m_text->setPlaceholderText(tr("Class"));
    m_text->setAccessibleName(tr("Class"));
    connect(m_text, &QLineEdit::textEdited, this, &ClassPicker::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &ClassPicker::accept);
    connect(m_list, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        m_text->setText(item->data(Qt::UserRole).toString());
        m_list->setCurrentRow(-1);
        accept();
    });
}

void ClassPicker::open(const ClassCatalog& classes, const std::string& current, QPoint place) {
    m_classes = classes;
    m_text->clear();
    filter();
    m_list->setCurrentRow(m_classes.indexOf(current));
    const QSize room = parentWidget()->size() - size();
    move(std::clamp(place.x(), 0, std::max(0, room.width())), std::clamp(place.y(), 0, std::max(0, room.height())));
    show();
    raise();
    m_text->setFocus(Qt::PopupFocusReason);
}

void ClassPicker::filter() {
    const QString wanted = m_text->text().trimmed();
    bool isNumber = false;
    const int digit = wanted.toInt(&isNumber);
    const bool noSuchName = m_classes.indexOf(toUtf8(wanted)) < 0;
    const int place = digit == 0 ? 9 : digit - 1;
    if (isNumber && wanted.size() == 1 && noSuchName && place < static_cast<int>(m_classes.size())) {
        m_text->setText(fromUtf8(m_classes.names()[static_cast<std::size_t>(place)]));
        accept();
        return;
    }
    m_list->clear();
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        const QString name = fromUtf8(m_classes.names()[i]);
        if (!name.contains(wanted, Qt::CaseInsensitive))
            continue;
        const QString key = i < 10 ? QStringLiteral("%1  ").arg((i + 1) % 10) : QStringLiteral("    ");
        auto* item = new QListWidgetItem(colorSwatch(m_classes.color(m_classes.names()[i])), key + name, m_list);
        item->setData(Qt::UserRole, name);
    }
    if (noSuchName && !wanted.isEmpty()) {
        auto* item = new QListWidgetItem(tr("New class “%1”").arg(wanted), m_list);
        item->setData(Qt::UserRole, wanted);
    }
    m_list->setCurrentRow(wanted.isEmpty() ? -1 : 0);
}

void ClassPicker::accept() {
    const QListWidgetItem* item = m_list->currentItem();
    const QString typed = m_text->text().trimmed();
    const bool exact = m_classes.indexOf(toUtf8(typed)) >= 0;
    const QString name = item != nullptr && !exact ? item->data(Qt::UserRole).toString() : typed;
    dismiss();
    if (!name.isEmpty())
        Q_EMIT picked(name);
}

void ClassPicker::dismiss() {
    if (isHidden())
        return;
    hide();
    Q_EMIT closed();
}

bool ClassPicker::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        dismiss();
    } else if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // typing here is no command
    } else if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            dismiss();
            return true;
        }
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            const int step = key->key() == Qt::Key_Up ? -1 : 1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ClassPicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_text->setPlaceholderText(tr("Class"));
        m_text->setAccessibleName(tr("Class"));
    }
    QFrame::changeEvent(event);
}

} // namespace boxwright
