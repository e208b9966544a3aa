#pragma once

#include <QLayout>
#include <QList>

namespace boxwright {

/// Lays widgets out in a line that wraps, as words of a text. Hidden widgets take no room.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    void setGeometry(const QRect& area) override;

private:
    /// The height that is needed; puts the items in place unless `measureOnly`.
    int arrange(const QRect& area, bool measureOnly) const;

    QList<QLayoutItem*> m_items;
};

} // namespace boxwright
