#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "ui/app_state.h"
#include "ui/models/dataset_list_model.h"
#include "ui/panels/state_strip.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace boxwright {

class AnnotationsButton;
class FileDelegate;
class PixelsButton;
class ThumbnailCache;

/// The images of the data set with a search field and filters for split, state and class.
class FilePanel : public QWidget {
    Q_OBJECT

public:
    explicit FilePanel(QWidget* parent = nullptr);

    /// Null for none. Selects the first image.
    void setDataset(const std::shared_ptr<const OpenDataset>& dataset);
    /// More is known of the same folder.
    void setRefreshed(const std::shared_ptr<const OpenDataset>& dataset);
    /// Where the list has states, counts and marks from.
    void setSources(std::shared_ptr<const DatasetIndex> index, DatasetListModel::HasMark hasMark);
    /// More is known of one image, or of all (-1).
    void refreshImage(int image);
    /// The filter is applied again.
    void refilter();
    /// To choose from in the filter.
    void setClasses(const std::vector<std::string>& names);
    /// Moves the selection by `step` rows; stops at the ends.
    void step(int step);
    void showRow(int row); ///< from 0, in the list as it is filtered
    /// The next image without annotation; false if there is none.
    bool stepToDo();
    /// Chooses the image; a filter that hides it is taken off.
    void showImage(int image);
    void focusSearch();
    /// Small pictures in the list.
    void setThumbnails(bool shown);
    /// Below the list.
    void setCounts(const StateCounts& counts);
    /// Shows these images only, ascending, and the first of them if the one in view is not among them; `label` says
    /// what they have in common. The other filters are taken off.
    void showChosen(const QString& label, const std::vector<int>& images);
    /// Shows the images with the class only.
    void filterClass(const QString& name);
    /// The image that is `step` rows away, -1 for none.
    [[nodiscard]] int neighbour(int step) const;

    [[nodiscard]] int shownImages() const;     ///< that pass the filter
    [[nodiscard]] int currentImage() const;    ///< index into VocDataset::images(), -1 for none
    [[nodiscard]] int currentPosition() const; ///< in the list as it is filtered, from 1; 0 for none

Q_SIGNALS:
    void currentImageChanged(int image); ///< index into VocDataset::images(); not sent for -1
    void listChanged();                  ///< other rows, and so other positions
    void pixelsWanted(VocPixels pixels); ///< what the numbers of the files are to mean
    void anotherAnnotationFolderWanted();
    void ownAnnotationsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void compose();
    void filterState(StateStrip::Part part);
    void fillFilters();
    void fillClasses();
    void applyFilter();
    void clearFilters();
    void setChosen(const QString& label, std::shared_ptr<const std::vector<int>> images);
    void selectRow(int row);
    void jumpToNumber();
    void refreshSummary();
    void retranslate();

    std::shared_ptr<const OpenDataset> m_dataset;
    DatasetListModel* m_model;
    QLineEdit* m_search;
    QComboBox* m_split;
    QComboBox* m_state;
    QComboBox* m_class;
    QToolButton* m_chosenLabel; ///< a click on it shows all images again
    QListView* m_list;
    FileDelegate* m_delegate;
    ThumbnailCache* m_thumbnails;
    StateStrip* m_states;
    QLabel* m_summary;
    PixelsButton* m_pixels;
    AnnotationsButton* m_annotations;
    std::vector<std::string> m_classNames;
    std::shared_ptr<const std::vector<int>> m_chosen; ///< null for all
    QString m_chosenText;
    int m_current = -1;
};

} // namespace boxwright
