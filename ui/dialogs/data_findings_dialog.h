#pragma once

#include <QDialog>

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace boxwright {

/// All findings of a DataFindingsModel in a large list, to choose by severity. A double click, Enter or the button asks
/// for the image and closes.
class DataFindingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit DataFindingsDialog(QAbstractItemModel* findings, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* list() const { return m_list; }

Q_SIGNALS:
    void imageChosen(const QString& imageId);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString chosenImage() const;
    void openImage(const QString& imageId);
    void filter();
    void retranslate();

    QSortFilterProxyModel* m_filtered;
    QComboBox* m_severity;
    QTreeView* m_list;
    QLabel* m_hint;
    QPushButton* m_open;
    QPushButton* m_close;
};

} // namespace boxwright
