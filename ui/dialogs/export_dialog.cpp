#include "ui/dialogs/export_dialog.h"

#include <algorithm>
#include <utility>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/enum_text.h"
#include "ui/panels/path_edit.h"
#include "ui/support/detection_export.h"
#include "ui/support/question_box.h"
#include "ui/support/status_colors.h"

namespace boxwright {

namespace {

QLabel* mutedLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("muted", true);
    return label;
}

QString formatName(ExportFormat format) {
    switch (format) {
    case ExportFormat::Coco:
        return ExportDialog::tr("COCO JSON");
    case ExportFormat::Voc:
        return ExportDialog::tr("Pascal VOC XML");
    case ExportFormat::Yolo:
        return ExportDialog::tr("YOLO text");
    case ExportFormat::CreateMl:
        return ExportDialog::tr("CreateML JSON");
    case ExportFormat::Csv:
        return ExportDialog::tr("CSV table");
    case ExportFormat::Image:
        return ExportDialog::tr("Pictures with boxes");
    }
    return {};
}

/// What the format keeps and loses.
QString formatHint(ExportFormat format) {
    switch (format) {
    case ExportFormat::Coco:
        return ExportDialog::tr("One file with boxes, classes and scores. Images without boxes have no entry.");
    case ExportFormat::Voc:
        return ExportDialog::tr("One file for each image, to go on annotating. Scores are lost.");
    case ExportFormat::Yolo:
        return ExportDialog::tr("One file for each image, with scores. Boxes are fractions of the image size.");
    case ExportFormat::CreateMl:
        return ExportDialog::tr("One file, with scores. The folders of the images are lost.");
    case ExportFormat::Csv:
        return ExportDialog::tr("One row for each box, with its score. Images without boxes have no row.");
    case ExportFormat::Image:
        return ExportDialog::tr("PNG pictures to look at. The boxes cannot be read back.");
    }
    return {};
}

} // namespace

ExportDialog::ExportDialog(std::vector<ImageDetections> images, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_images(std::move(images))
    , m_summary(new QLabel(this))
    , m_formatsTitle(mutedLabel(this))
    , m_folderTitle(mutedLabel(this))
    , m_folder(new PathEdit(PathEdit::Kind::Folder, this))
    , m_problem(new QLabel(this))
    , m_export(new QPushButton(this))
    , m_cancel(new QPushButton(this)) {
    for (const auto& entry : EnumText<ExportFormat>::table)
        m_rows.push_back({entry.first, new QCheckBox(this), mutedLabel(this)});
    buildLayout();
    m_rows.front().box->setChecked(true);
    m_folder->setPath(QDir::toNativeSeparators(folder));
    for (const Row& row : m_rows)
        connect(row.box, &QCheckBox::toggled, this, &ExportDialog::updateState);
    connect(m_folder, &PathEdit::pathChanged, this, &ExportDialog::updateState);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    retranslate();
}

void ExportDialog::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 18);
    layout->setSpacing(4);
    layout->addWidget(m_summary);
    layout->addSpacing(14);
    layout->addWidget(m_formatsTitle);
    layout->addSpacing(4);
    for (const Row& row : m_rows) {
        row.hint->setIndent(23); // below the text of the check box
        layout->addWidget(row.box);
        layout->addWidget(row.hint);
        layout->addSpacing(6);
    }
    layout->addSpacing(6);
    layout->addWidget(m_folderTitle);
    layout->addSpacing(2);
    layout->addWidget(m_folder);
    m_problem->setWordWrap(true);
    m_problem->setFixedHeight(2 * fontMetrics().lineSpacing() + 4); // no jump when a sentence comes
    layout->addWidget(m_problem);
    layout->addSpacing(6);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    layout->addWidget(buttons);
    m_folder->setMinimumWidth(480);
}

std::vector<ExportFormat> ExportDialog::formats() const {
    std::vector<ExportFormat> chosen;
    for (const Row& row : m_rows)
        if (row.box->isChecked())
            chosen.push_back(row.format);
    return chosen;
}

void ExportDialog::setFormats(const std::vector<ExportFormat>& formats) {
    for (const Row& row : m_rows)
        row.box->setChecked(std::find(formats.begin(), formats.end(), row.format) != formats.end());
}

QString ExportDialog::folder() const {
    return QDir::fromNativeSeparators(m_folder->path());
}

void ExportDialog::accept() {
    updateState();
    if (m_export->isEnabled() && mayReplace())
        QDialog::accept();
}

bool ExportDialog::mayReplace() {
    const QStringList existing = existingTargets(folder(), formats());
    if (existing.isEmpty())
        return true;
    QuestionBox question(QMessageBox::Question, tr("Replace what is there?"),
                         tr("The folder “%1” already has %2. Files of the same name will be replaced.")
                             .arg(m_folder->path(), existing.join(tr(", "))),
                         this);
    question.setAttribute(Qt::WA_DeleteOnClose, false); // it is here
    QPushButton* replace = question.addButton(tr("Replace"), QMessageBox::AcceptRole);
    question.setDefaultButton(question.addButton(tr("Cancel"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == replace;
}

QString ExportDialog::problem() const {
    if (formats().empty())
        return tr("Choose at least one format.");
    if (folder().isEmpty())
        return tr("Choose a folder.");
    const QString source = endangeredSource(folder(), formats(), m_images);
    if (!source.isEmpty())
        return tr("The pictures with boxes would be written beside the original %1. Choose another folder.")
            .arg(source);
    return {};
}

void ExportDialog::updateState() {
    const QString sentence = problem();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, dangerColor(colors));
    m_problem->setPalette(colors);
    m_problem->setText(sentence);
    m_export->setEnabled(sentence.isEmpty());
}

void ExportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ExportDialog::retranslate() {
    std::size_t boxes = 0;
    for (const ImageDetections& image : m_images)
        boxes += image.detections.size();
    const QString boxText = tr("%Ln box(es)", nullptr, static_cast<int>(boxes));
    setWindowTitle(tr("Export Detections"));
    m_summary->setText(
        tr("%1 in %Ln image(s), as they are shown now.", nullptr, static_cast<int>(m_images.size())).arg(boxText));
    m_formatsTitle->setText(tr("Formats"));
    for (const Row& row : m_rows) {
        row.box->setText(formatName(row.format));
        row.hint->setText(formatHint(row.format));
    }
    m_folderTitle->setText(tr("Folder"));
    m_folder->setDialogTexts(tr("Choose the folder to export to"));
    m_export->setText(tr("Export"));
    m_cancel->setText(tr("Cancel"));
    updateState();
}

} // namespace boxwright
