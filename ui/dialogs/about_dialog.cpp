#include "ui/dialogs/about_dialog.h"

#include <utility>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/result.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/option_problem_text.h"
#include "ui/support/qt_convert.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int textWidth = 460;

/// Names and licences; neither is translated.
constexpr std::pair<const char*, const char*> usedSoftware[] = {
    {"Qt", "LGPL 3"},          {"LibTorch", "BSD 3-clause"},  {"OpenCV", "Apache 2.0"},  {"pugixml", "MIT"},
    {"nlohmann-json", "MIT"},  {"tl::expected", "CC0"},       {"CLI11", "BSD 3-clause"}, {"libcurl", "curl"},
    {"OpenSSL", "Apache 2.0"}, {"libjpeg-turbo", "IJG, BSD"}, {"libpng", "libpng"},      {"zlib", "zlib"}};

QLabel* makeLabel(const QString& text, bool muted, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("muted", muted);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString licenceText() {
    QStringList parts;
    for (const auto& [name, licence] : usedSoftware)
        parts.append(QStringLiteral("%1 (%2)").arg(QLatin1String(name), QLatin1String(licence)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent, std::function<DeviceReport()> ask)
    : QDialog(parent)
    , m_device(makeLabel({}, false, this))
    , m_whyNoGpuTitle(makeLabel(tr("Why no GPU"), true, this))
    , m_whyNoGpu(makeLabel({}, false, this))
    , m_copy(new QPushButton(tr("Copy Diagnostics"), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Boxwright"));
    buildLayout();
    connect(m_copy, &QPushButton::clicked, this, &AboutDialog::copyDiagnostics);
    askForDevice(std::move(ask));
}

QLayout* AboutDialog::makeHeading() {
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
    return heading;
}

QGridLayout* AboutDialog::makeVersions() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](QLabel* name, QLabel* value) {
        const int row = grid->rowCount();
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
    };
    for (const auto& [name, version] : versionList())
        addRow(makeLabel(name == QStringLiteral("Compiler") ? tr("Compiler") : name, true, this),
               makeLabel(version, false, this));
    m_device->setText(tr("Looking…"));
    for (QLabel* label : {m_device, m_whyNoGpu}) {
        label->setWordWrap(true);
        label->setMinimumWidth(textWidth * 2 / 3);
    }
    addRow(makeLabel(tr("Device"), true, this), m_device);
    addRow(m_whyNoGpuTitle, m_whyNoGpu);
    m_whyNoGpuTitle->hide();
    m_whyNoGpu->hide();
    return grid;
}

void AboutDialog::buildLayout() {
    auto* licences = makeLabel(licenceText(), true, this);
    licences->setWordWrap(true);
    licences->setFixedWidth(textWidth);
    auto* models =
        makeLabel(tr("The networks follow those of torchvision (BSD 3-clause), whose weights they load."), true, this);
    models->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    m_copy->setAutoDefault(false);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 26, 28, 20);
    column->setSpacing(16);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addLayout(makeHeading());
    column->addLayout(makeVersions());
    column->addWidget(makeLabel(tr("Free software under the MIT licence. It uses:"), false, this));
    column->addWidget(licences);
    column->addWidget(models);
    column->addWidget(buttons);
}

void AboutDialog::askForDevice(std::function<DeviceReport()> ask) {
    runInBackground(
        this, [ask = std::move(ask)]() -> Result<DeviceReport> { return ask(); },
        [this](const Result<DeviceReport>& report) {
            m_report = report ? *report : DeviceReport{tr("unknown"), {}};
            m_device->setText(coreText(m_report->device));
            m_whyNoGpu->setText(optionProblemText(toUtf8(m_report->whyNoGpu)));
            m_whyNoGpu->setVisible(!m_report->whyNoGpu.isEmpty());
            m_whyNoGpuTitle->setVisible(!m_report->whyNoGpu.isEmpty());
            Q_EMIT deviceKnown();
        });
}

void AboutDialog::copyDiagnostics() {
    QGuiApplication::clipboard()->setText(
        diagnosticsText(m_report.value_or(DeviceReport{QStringLiteral("not known yet"), {}})));
    m_copy->setText(tr("Copied"));
}

} // namespace boxwright
