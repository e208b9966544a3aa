#include "ui/dialogs/about_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

QLabel* makeLabel(const QString& text, bool muted, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("muted", muted);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Boxwright"));
    auto* logo = new QLabel(this);
    logo->setPixmap(svgIcon(QStringLiteral("boxwright")).pixmap(QSize(72, 72), devicePixelRatioF()));
    auto* title = new QLabel(QStringLiteral("Boxwright"), this);
    title->setProperty("heading", true);
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(title);
    names->addWidget(makeLabel(tr("A desktop studio for object detection with Faster R-CNN."), true, this));
    auto* heading = new QHBoxLayout;
    heading->setSpacing(18);
    heading->addWidget(logo, 0, Qt::AlignTop);
    heading->addLayout(names, 1);

    auto* versions = new QGridLayout;
    versions->setHorizontalSpacing(24);
    versions->setVerticalSpacing(6);
    versions->setColumnStretch(1, 1);
    const auto addVersion = [&](const QString& name, const QString& version) {
        const int row = versions->rowCount();
        versions->addWidget(makeLabel(name, true, this), row, 0);
        versions->addWidget(makeLabel(version, false, this), row, 1);
    };
    addVersion(QStringLiteral("Boxwright"), QStringLiteral(BOXWRIGHT_VERSION));
    addVersion(QStringLiteral("Qt"), QString::fromLatin1(qVersion()));
    addVersion(QStringLiteral("LibTorch"), QStringLiteral(BOXWRIGHT_LIBTORCH_VERSION));
    addVersion(QStringLiteral("OpenCV"), QStringLiteral(BOXWRIGHT_OPENCV_VERSION));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 26, 28, 20);
    column->setSpacing(20);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addLayout(heading);
    column->addLayout(versions);
    column->addWidget(makeLabel(tr("Free software under the MIT licence."), true, this));
    column->addWidget(buttons);
}

} // namespace boxwright
