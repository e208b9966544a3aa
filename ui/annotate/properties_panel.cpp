#include "ui/annotate/properties_panel.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr double largestCoordinate = 1000000;

bool flagOf(const ObjectAnnotation& object, ObjectFlag flag) {
    return flag == ObjectFlag::Difficult ? object.difficult
                                         : (flag == ObjectFlag::Truncated ? object.truncated : object.occluded);
}

Qt::CheckState commonState(const std::vector<ObjectAnnotation>& objects, ObjectFlag flag) {
    const auto set = std::count_if(objects.begin(), objects.end(),
                                   [flag](const ObjectAnnotation& object) { return flagOf(object, flag); });
    if (set == 0)
        return Qt::Unchecked;
    return set == static_cast<std::ptrdiff_t>(objects.size()) ? Qt::Checked : Qt::PartiallyChecked;
}

} // namespace

PropertiesPanel::PropertiesPanel(QWidget* parent)
    : QWidget(parent)
    , m_flags{new QCheckBox(this), new QCheckBox(this), new QCheckBox(this)}
    , m_pose(new QComboBox(this))
    , m_corners{new QDoubleSpinBox(this), new QDoubleSpinBox(this), new QDoubleSpinBox(this), new QDoubleSpinBox(this)}
    , m_verified(new QCheckBox(this))
    , m_flagged(new QCheckBox(this))
    , m_note(new QLineEdit(this))
    , m_poseLabel(new QLabel(this))
    , m_fromLabel(new QLabel(this))
    , m_toLabel(new QLabel(this))
    , m_noteLabel(new QLabel(this))
    , m_title(new QLabel(this)) {
    m_title->setProperty("muted", true);
    composeForm();
    for (std::size_t i = 0; i < m_flags.size(); ++i)
        connect(m_flags[i], &QCheckBox::clicked, this, [this, i]() {
            // A mixed state becomes set for all at the first click.
            m_flags[i]->setTristate(false);
            Q_EMIT flagWanted(static_cast<ObjectFlag>(i), m_flags[i]->isChecked());
        });
    connect(m_pose, &QComboBox::activated, this, [this]() { Q_EMIT poseWanted(m_pose->currentText()); });
    for (QDoubleSpinBox* corner : m_corners)
        connect(corner, &QDoubleSpinBox::editingFinished, this, &PropertiesPanel::sendBox);
    connect(m_verified, &QCheckBox::clicked, this, &PropertiesPanel::verifiedWanted);
    connect(m_flagged, &QCheckBox::clicked, this, &PropertiesPanel::flaggedWanted);
    connect(m_note, &QLineEdit::editingFinished, this, [this]() {
        if (m_note->isModified())
            Q_EMIT noteWanted(m_note->text().trimmed());
        m_note->setModified(false);
    });
    retranslate();
    setObjects({}, false);
}

void PropertiesPanel::composeForm() {
    m_pose->setEditable(true);
    m_pose->setInsertPolicy(QComboBox::NoInsert);
    m_pose->addItems({QStringLiteral("Unspecified"), QStringLiteral("Frontal"), QStringLiteral("Rear"),
                      QStringLiteral("Left"), QStringLiteral("Right")}); // VOC's own words
    for (QDoubleSpinBox* corner : m_corners) {
        corner->setRange(-largestCoordinate, largestCoordinate);
        corner->setDecimals(1);
        corner->setKeyboardTracking(false);
        corner->setMinimumWidth(64);
        corner->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    auto* flags = new QGridLayout; // three in a row would touch each other
    flags->setHorizontalSpacing(14);
    flags->setVerticalSpacing(4);
    flags->addWidget(m_flags[0], 0, 0);
    flags->addWidget(m_flags[1], 0, 1);
    flags->addWidget(m_flags[2], 1, 0);
    flags->setColumnStretch(2, 1);
    auto* marks = new QHBoxLayout;
    marks->setSpacing(14);
    marks->addWidget(m_verified);
    marks->addWidget(m_flagged);
    marks->addStretch(1);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(m_title, 0, 0, 1, 3);
    grid->addLayout(flags, 1, 0, 1, 3);
    grid->addWidget(m_poseLabel, 2, 0);
    grid->addWidget(m_pose, 2, 1, 1, 2);
    grid->addWidget(m_fromLabel, 3, 0);
    grid->addWidget(m_corners[0], 3, 1);
    grid->addWidget(m_corners[1], 3, 2);
    grid->addWidget(m_toLabel, 4, 0);
    grid->addWidget(m_corners[2], 4, 1);
    grid->addWidget(m_corners[3], 4, 2);
    grid->addLayout(marks, 5, 0, 1, 3);
    grid->addWidget(m_noteLabel, 6, 0);
    grid->addWidget(m_note, 6, 1, 1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->addLayout(grid);
}

void PropertiesPanel::setObjects(const std::vector<ObjectAnnotation>& objects, bool editable) {
    m_filling = true;
    m_selected = objects.size();
    const bool some = editable && !objects.empty();
    for (std::size_t i = 0; i < m_flags.size(); ++i) {
        const Qt::CheckState state = commonState(objects, static_cast<ObjectFlag>(i));
        m_flags[i]->setTristate(state == Qt::PartiallyChecked);
        m_flags[i]->setCheckState(state);
        m_flags[i]->setEnabled(some);
    }
    m_pose->setEnabled(some);
    const bool samePose = std::all_of(objects.begin(), objects.end(), [&](const ObjectAnnotation& object) {
        return object.pose == objects.front().pose;
    });
    m_pose->setEditText(objects.empty() || !samePose ? QString() : fromUtf8(objects.front().pose));
    const Box box = objects.size() == 1 ? objects.front().boxInImage : Box{};
    const std::array<float, 4> values{box.xmin, box.ymin, box.xmax, box.ymax};
    for (std::size_t i = 0; i < m_corners.size(); ++i) {
        m_corners[i]->setEnabled(some && objects.size() == 1);
        m_corners[i]->setValue(static_cast<double>(values[i]));
    }
    m_filling = false;
    retranslate();
}

void PropertiesPanel::setImageState(bool verified, const ImageNote& note, bool hasImage, bool editable) {
    m_verified->setChecked(verified);
    m_verified->setEnabled(editable);
    m_flagged->setChecked(note.flagged);
    m_flagged->setEnabled(hasImage);
    m_note->setEnabled(hasImage);
    if (m_note->text() != fromUtf8(note.text))
        m_note->setText(fromUtf8(note.text));
}

void PropertiesPanel::sendBox() {
    if (m_filling || m_selected != 1)
        return;
    const auto value = [this](std::size_t i) { return static_cast<float>(m_corners[i]->value()); };
    Q_EMIT boxWanted({value(0), value(1), value(2), value(3)});
}

void PropertiesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PropertiesPanel::retranslate() {
    m_title->setText(m_selected == 0 ? tr("No box is selected")
                                     : tr("%Ln selected box(es)", nullptr, static_cast<int>(m_selected)));
    m_verified->setToolTip(tr("The image is checked; kept in its annotation file"));
    m_flagged->setToolTip(tr("The image wants a second look; kept beside the annotations"));
    m_flags[0]->setText(tr("Difficult"));
    m_flags[1]->setText(tr("Truncated"));
    m_flags[2]->setText(tr("Occluded"));
    m_poseLabel->setText(tr("Pose"));
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("To"));
    m_verified->setText(tr("Verified"));
    m_flagged->setText(tr("Flagged"));
    m_noteLabel->setText(tr("Note"));
    m_note->setPlaceholderText(tr("About this image"));
    for (const auto& [field, name] :
         {std::pair<QWidget*, QString>(m_pose, tr("Pose")), std::pair<QWidget*, QString>(m_note, tr("Note")),
          std::pair<QWidget*, QString>(m_corners[0], QStringLiteral("xmin")),
          std::pair<QWidget*, QString>(m_corners[1], QStringLiteral("ymin")),
          std::pair<QWidget*, QString>(m_corners[2], QStringLiteral("xmax")),
          std::pair<QWidget*, QString>(m_corners[3], QStringLiteral("ymax"))})
        field->setAccessibleName(name);
}

} // namespace boxwright
