#pragma once

#include <array>
#include <vector>

#include <QWidget>

#include "core/base/annotation.h"
#include "core/data/edit/edit_operations.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace boxwright {

/// Marks, pose and exact place of the selected boxes, and what is said of the image as a whole. Tells what the user
/// wants and changes nothing itself.
class PropertiesPanel : public QWidget {
    Q_OBJECT

public:
    explicit PropertiesPanel(QWidget* parent = nullptr);

    /// The selected boxes; nothing can be entered for none.
    void setObjects(const std::vector<ObjectAnnotation>& objects, bool editable);
    void setImageState(bool verified, const ImageNote& note, bool hasImage, bool editable);

Q_SIGNALS:
    void flagWanted(boxwright::ObjectFlag flag, bool value);
    void poseWanted(const QString& pose);
    void boxWanted(const boxwright::Box& boxInImage);
    void verifiedWanted();
    void flaggedWanted();
    void noteWanted(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void composeForm();
    void sendBox();
    void retranslate();

    std::array<QCheckBox*, 3> m_flags; ///< in the order of ObjectFlag
    QComboBox* m_pose;
    std::array<QDoubleSpinBox*, 4> m_corners; ///< xmin, ymin, xmax, ymax
    QCheckBox* m_verified;
    QCheckBox* m_flagged;
    QLineEdit* m_note;
    QLabel* m_poseLabel;
    QLabel* m_fromLabel;
    QLabel* m_toLabel;
    QLabel* m_noteLabel;
    QLabel* m_title;
    bool m_filling = false;
    std::size_t m_selected = 0;
};

} // namespace boxwright
