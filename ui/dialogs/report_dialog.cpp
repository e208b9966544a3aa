#include "ui/dialogs/report_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace boxwright {

ReportDialog::ReportDialog(const QString& file, QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Report"));
    QFile stream(file);
    const QString text = stream.open(QIODevice::ReadOnly)
                             ? QString::fromUtf8(stream.readAll())
                             : tr("The report cannot be read: %1.").arg(stream.errorString());
    auto* place = new QLabel(QDir::toNativeSeparators(file), this);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    place->setProperty("muted", true);
    auto* view = new QPlainTextEdit(text, this);
    view->setReadOnly(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setAccessibleName(tr("Report"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [text]() { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(place);
    column->addWidget(view, 1);
    column->addWidget(buttons);
    resize(760, 480);
}

} // namespace boxwright
