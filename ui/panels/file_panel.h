#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "ui/app_state.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;

namespace boxwright {

class DatasetListModel;

/// The images of the data set with a search field and filters for split and state.
class FilePanel : public QWidget {
    Q_OBJECT

public:
    explicit FilePanel(QWidget* parent = nullptr);

    /// Null for none. Selects the first image.
    void setDataset(const std::shared_ptr<const OpenDataset>& dataset);
    void setObjectCounts(int first, const std::vector<int>& counts);
    /// All counts are there: the state filter can now tell empty images.
    void refilter();
    /// Moves the selection by `step` rows; stops at the ends.
    void step(int step);
    /// Selects this image, an index into VocDataset::images(); filters that hide it are cleared.
    void selectImage(int image);

    [[nodiscard]] int shownImages() const;     ///< that pass the filter
    [[nodiscard]] int currentImage() const;    ///< index into VocDataset::images(), -1 for none
    [[nodiscard]] int currentPosition() const; ///< in the list as it is filtered, from 1; 0 for none

Q_SIGNALS:
    void currentImageChanged(int image); ///< index into VocDataset::images(); not sent for -1
    void listChanged();                  ///< other rows, and so other positions

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillFilters();
    void applyFilter();
    void selectRow(int row);
    void refreshSummary();
    void retranslate();

    std::shared_ptr<const OpenDataset> m_dataset;
    DatasetListModel* m_model;
    QLineEdit* m_search;
    QComboBox* m_split;
    QComboBox* m_state;
    QListView* m_list;
    QLabel* m_summary;
    int m_current = -1;
};

} // namespace boxwright
