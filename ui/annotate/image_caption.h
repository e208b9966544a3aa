#pragma once

#include <QWidget>

class QLabel;

namespace boxwright {

/// The line above the canvas: which image it is, and what is to be known about how it is shown.
class ImageCaption : public QWidget {
    Q_OBJECT

public:
    explicit ImageCaption(QWidget* parent = nullptr);

    void setImageName(const QString& name);
    [[nodiscard]] QString imageName() const;
    /// Empty for nothing out of the ordinary.
    void setRemark(const QString& sentence);
    [[nodiscard]] QString remark() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void elide();

    QString m_fullName;
    QLabel* m_name;
    QLabel* m_remark;
};

} // namespace boxwright
