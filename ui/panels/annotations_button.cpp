#include "ui/panels/annotations_button.h"

#include <QDir>
#include <QMenu>

namespace boxwright {

namespace {

constexpr int mostTextWidth = 110; ///< of the folder's name

} // namespace

AnnotationsButton::AnnotationsButton(QWidget* parent)
    : StateButton(QStringLiteral("annotationsButton"), parent)
    , m_another(menu()->addAction(QString(), this, &AnnotationsButton::anotherWanted))
    , m_own(menu()->addAction(QString(), this, &AnnotationsButton::ownWanted)) {
    retranslate();
}

void AnnotationsButton::setFolder(const QString& folder) {
    m_folder = folder;
    setVisible(!folder.isEmpty());
    retranslate();
}

void AnnotationsButton::retranslate() {
    m_another->setText(tr("&Choose Another Folder…"));
    m_own->setText(tr("&Use Those of the Data Set"));
    const QString name = fontMetrics().elidedText(QDir(m_folder).dirName(), Qt::ElideMiddle, mostTextWidth);
    setText(tr("Annotations: %1").arg(name));
    const QString tip = tr("The annotations of these images are read from and written to this folder:") +
                        QLatin1Char('\n') + QDir::toNativeSeparators(m_folder);
    setToolTip(tip);
    setAccessibleDescription(tip);
}

} // namespace boxwright
