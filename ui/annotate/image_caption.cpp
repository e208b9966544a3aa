#include "ui/annotate/image_caption.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace boxwright {

ImageCaption::ImageCaption(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_remark(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 10, 4);
    row->setSpacing(12);
    row->addWidget(m_name, 1);
    row->addWidget(m_remark);
    QFont strong = m_name->font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    // A long name is cut in its middle and does not widen the window.
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setTextFormat(Qt::PlainText);
    m_name->installEventFilter(this);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setProperty("muted", true);
}

void ImageCaption::setImageName(const QString& name) {
    m_fullName = name;
    m_name->setToolTip(name);
    elide();
}

QString ImageCaption::imageName() const {
    return m_name->text();
}

void ImageCaption::setRemark(const QString& sentence) {
    if (sentence != m_remark->text())
        m_remark->setText(sentence);
}

QString ImageCaption::remark() const {
    return m_remark->text();
}

bool ImageCaption::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        elide();
    return QWidget::eventFilter(watched, event);
}

void ImageCaption::elide() {
    m_name->setText(m_name->fontMetrics().elidedText(m_fullName, Qt::ElideMiddle, m_name->width()));
}

} // namespace boxwright
