#pragma once

#include <memory>
#include <optional>

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include "ui/annotate/image_tone.h"
#include "ui/app_state.h"
#include "ui/panels/status_readout.h"
#include "ui/workers/detector.h"

class QDockWidget;

namespace boxwright {

class Actions;
class AnnotateController;
class AnnotateHeader;
class BoxesPanel;
class ClassesPanel;
class ClassPicker;
class ClassRenameJob;
class DataCheck;
class DetailLoader;
class EditCanvas;
class FilePanel;
class ImageCaption;
class ImageLoader;
class IndexWatch;
class InlineNotice;
class PropertiesPanel;
class StatisticsDialog;
class ProposalController;
struct LoadedImage;
struct InspectionSubject;
struct SentProposals;

/// The images of the data set with their boxes, to be drawn and corrected: file list at the left, canvas in the middle,
/// boxes, classes and properties at the right. Shows what the controllers hold and passes on what the user does. The
/// docks can be moved; this is a main window in a main window so that the other workspaces keep theirs.
class AnnotateWorkspace : public QMainWindow {
    Q_OBJECT

public:
    AnnotateWorkspace(AppState* state, const Actions& actions, QWidget* parent = nullptr,
                      LoadDetector load = loadPredictor);
    /// Saves what is not saved yet.
    ~AnnotateWorkspace() override;

    [[nodiscard]] ViewStatus viewStatus() const { return m_status; }
    [[nodiscard]] QString imageName() const { return m_imageName; } ///< empty while none is chosen
    [[nodiscard]] AnnotateController* controller() const { return m_controller; }
    [[nodiscard]] ProposalController* proposals() const { return m_proposals; }
    /// The image that is shown, with the boxes that it has now; the truth is unset where there is none.
    [[nodiscard]] InspectionSubject inspectionSubject() const;
    void showNeighbour(int step);
    /// Whether the image below in the list is read already.
    [[nodiscard]] bool isNextReady() const;
    /// `id` of a DatasetImage, nothing happens if there is no such image; its <object> with this number, from 1, is
    /// selected.
    void openImage(const QString& id, int object = 0);
    /// Puts them beside the annotations, and shows the first image.
    void takeProposals(const SentProposals& proposals);
    /// Gives up what was begun on the canvas, or selects nothing.
    void deselect();
    /// True while something is not on disk yet, or the model is at work.
    [[nodiscard]] bool isBusy() const;
    /// Saves, and asks the jobs to end.
    void finishWork();
    /// Whether annotations were changed since this was asked last.
    [[nodiscard]] bool takeEdited();

Q_SIGNALS:
    void viewStatusChanged();
    void imageChosen();
    void imageShown(); ///< after its pixels and boxes, or the reason why not, are on the screen
    void statusMessage(const QString& text);
    void undoOffered(bool offered); ///< after a message: whether it tells of something that can be undone
    void busyChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QDockWidget* addDock(Qt::DockWidgetArea area, QWidget* content, const QString& name);
    void connectActions();
    void connectEditActions();
    void connectViewActions();
    void connectNavigation();
    void connectMouseOptions();
    void connectProposalActions();
    void rememberToggles();
    void connectCanvas();
    void connectPanels();
    void connectControllers();
    void connectJobs();
    void showDataset();
    void chooseImage(int index);
    void showImage(const std::shared_ptr<const LoadedImage>& image);
    void showPixels(const std::shared_ptr<const LoadedImage>& image);
    void selectWanted();
    void showThatItIsRead();
    void showDetail();
    void refreshRemark();
    void setTone();
    void refreshView();
    void refreshSelection();
    void refreshClasses();
    void refreshCounts();
    void refreshHistory();
    void refreshSaveState();
    void refreshPosition();
    void pickClass(int object);
    void moveByKey(int key, Qt::KeyboardModifiers modifiers);
    void triggerKey(const QKeySequence& keys);
    void showMenu(QPoint globalPosition);
    void chooseColor(const QString& name);
    void renameClass(const QString& name);
    void proposeForUnlabelled();
    void focusNextPanel();
    void askAboutConflict(int image, const QString& file);
    void zoomToBox();
    void openStatistics();
    void tellOfEdit(const QString& sentence);
    void followTrash(int image, bool trashed);
    void tell(const QString& sentence);
    void showLock();
    void tryLockAgain();
    void choosePixels(VocPixels pixels);
    void takePixels(VocPixels pixels);
    void chooseAnnotations();
    void useAnnotations(const QString& folder);
    [[nodiscard]] bool isSameWithOtherAnnotations(const OpenDataset* dataset) const;
    void tellOfAnnotations();
    void retranslate();

    AppState* m_state;
    const Actions& m_actions;
    ImageLoader* m_loader;
    IndexWatch* m_index;
    AnnotateController* m_controller;
    ProposalController* m_proposals;
    ClassRenameJob* m_rename;
    DataCheck* m_check;
    FilePanel* m_files;
    EditCanvas* m_canvas;
    DetailLoader* m_detail;
    ClassPicker* m_picker;
    BoxesPanel* m_boxes;
    ClassesPanel* m_classes;
    PropertiesPanel* m_properties;
    AnnotateHeader* m_header;
    ImageCaption* m_caption;
    InlineNotice* m_notice;
    InlineNotice* m_lockNotice;
    QPointer<StatisticsDialog> m_statistics; ///< while it is open
    QDockWidget* m_filesDock;
    QDockWidget* m_boxesDock;
    QDockWidget* m_classesDock;
    QDockWidget* m_propertiesDock;
    QTimer m_slow;          ///< runs while an image is being read
    int m_wantedObject = 0; ///< to be selected when the image is shown; a number in the file from 1
    QString m_imageName;
    QString m_wantedImage;  ///< to be shown once the folder is open again
    QImage m_image;         ///< without tone
    int m_shrink = 1;       ///< of it
    int m_shownIndex = -1;  ///< the image whose pixels are shown
    double m_readShare = 1; ///< of it
    ViewStatus m_status;
    std::size_t m_steps = 0;  ///< on the undo list
    bool m_freshStep = false; ///< one came that no message has told of yet
    bool m_edited = false;
    bool m_noticeStays = false; ///< over the next image
    bool m_asking = false;      ///< about a file that something else has changed
};

} // namespace boxwright
