#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <QObject>
#include <QSize>
#include <QTimer>

#include "core/data/edit/edit_operations.h"
#include "core/data/edit/edit_session.h"
#include "ui/annotate/auto_saver.h"
#include "ui/annotate/box_tool.h"
#include "ui/annotate/class_catalog.h"
#include "ui/annotate/folder_lock.h"
#include "ui/app_state.h"

namespace boxwright {

/// What a person does in Annotate: holds the session, the image in work, the selection and the class for new boxes;
/// turns requests into undoable edits; has them saved; watches the file on disk. Widgets show what is here and change
/// nothing themselves. GUI thread.
class AnnotateController : public QObject {
    Q_OBJECT

public:
    explicit AnnotateController(QObject* parent = nullptr);
    ~AnnotateController() override;

    /// Null for none. A data set that another program edits is opened to be looked at: lock().
    void setDataset(const std::shared_ptr<const OpenDataset>& dataset);
    [[nodiscard]] EditSession* session() const { return m_session.get(); }
    [[nodiscard]] AutoSaver& saver() { return m_saver; }

    /// The image to work on, -1 for none; its size as it is shown.
    void setImage(int image, QSize size);
    [[nodiscard]] int image() const { return m_image; }
    /// Null while no image is chosen.
    [[nodiscard]] const AnnotationDocument* document() const;
    [[nodiscard]] std::vector<ObjectAnnotation> objects() const;
    [[nodiscard]] bool isEditable() const;
    /// Of the data set; null for none.
    [[nodiscard]] const FolderLock* lock() const { return m_lock.get(); }
    /// Whether another program has the folder; problem() says that nothing can be edited.
    bool refusesEdits();
    /// isEditable(), with that sentence if it is not.
    bool mayEdit();
    /// Writes down what the numbers of the files mean; what is open goes on as it is. False with problem() if another
    /// program has the folder.
    bool settlePixels(VocPixels pixels);
    /// Whether the class of each new box is asked for (classNeeded()).
    void setAsksForClass(bool asks) { m_asksForClass = asks; }
    /// While another part works on the whole data set nothing else may be edited.
    void setHeld(bool held) { m_held = held; }
    /// Classes that reading the data set has found, all of them if it is `complete`; those that are known keep their
    /// place. A class that came only with boxes that are gone again goes with them.
    void setFoundClasses(const std::vector<std::string>& names, bool complete);
    /// A class that was renamed is not offered any more, unless it is found again.
    void forgetClass(const std::string& name);
    [[nodiscard]] const std::set<std::string>& hiddenClasses() const { return m_hidden; }

    [[nodiscard]] const Objects& selection() const { return m_selection; }
    [[nodiscard]] std::vector<ObjectAnnotation> selectedObjects() const;
    void select(Objects objects, bool toggle = false);
    void selectAll();

    [[nodiscard]] const ClassCatalog& classes() const { return m_classes; }
    /// For new boxes.
    [[nodiscard]] const std::string& currentClass() const { return m_currentClass; }
    [[nodiscard]] bool isHidden(const std::string& className) const { return m_hidden.contains(className); }

    // Edits. What cannot be done is told by problem().
    void draw(const Box& boxInImage);
    void change(const ChangeRequest& request);
    /// Moves the selection by image pixels.
    void nudge(int dx, int dy);
    /// Moves one side of the selected boxes.
    void nudgeSides(unsigned sides, int dx, int dy);
    void removeSelected();
    void removeObject(std::size_t object);
    void duplicateSelected();
    void copySelected();
    void cutSelected();
    void paste();
    /// Boxes of the image before, but for those that are there already.
    void copyFrom(int image);
    /// The class of the selection, and of new boxes.
    void chooseClass(const std::string& name);
    void chooseClassNumber(std::size_t number);
    void toggleFlag(ObjectFlag flag);
    void setSelectedFlag(ObjectFlag flag, bool value);
    void setSelectedPose(const std::string& pose);
    void setSelectedBox(const Box& boxInImage);
    void toggleVerified();
    void toggleFlagged();
    /// To the trash of the data set, with what is unsaved in it; imageTrashed() follows, in a moment if it is just
    /// being saved.
    void deleteImage();
    void setNoteText(const std::string& text);
    void setClassColor(const std::string& name, const QColor& color);
    void setClassHidden(const std::string& name, bool hidden);
    void undo();
    void redo();
    /// The image's file as it is on disk now; what is unsaved of it is lost.
    void takeFileOnDisk(int image);
    /// What is here goes over the file on disk.
    void overwriteFileOnDisk(int image);
    /// Looks whether something else has changed the file of the image.
    void checkDisk();
    /// For edits of other parts: proposals, renaming. Tells of what happened and has it saved.
    bool finish(const Result<void>& done);

Q_SIGNALS:
    void sessionChanged();
    void documentChanged(); ///< objects, states or proposals of the image in work
    void selectionChanged();
    void classesChanged(); ///< names, order, colours, hidden ones, or the one for new boxes
    void historyChanged();
    void imageEdited(int image);                ///< on disk too, for lists and counts
    void imageWanted(int image);                ///< what was undone is there
    void imageTrashed(int image, bool trashed); ///< deleted, or taken back
    void classNeeded(int object);               ///< a new box, whose class is to be asked for
    void problem(const QString& sentence);
    void message(const QString& sentence);
    void news(const QString& sentence);            ///< of the data set that was opened; to stay until it is read
    void conflict(int image, const QString& file); ///< to be settled by one of the two functions above

private:
    void refreshClasses();
    [[nodiscard]] bool beginsAnnotations(const OpenDataset* dataset) const;
    [[nodiscard]] bool isSaved();
    void addSelected(const std::vector<ObjectAnnotation>& objects, EditKind kind);
    [[nodiscard]] std::vector<ObjectAnnotation> inside(std::vector<ObjectAnnotation> objects, bool shifted) const;
    void changeBoxes(const std::vector<Box>& boxes, EditKind kind, const std::string& mergeKey);
    void travel(bool back);

    std::shared_ptr<const OpenDataset> m_dataset;
    std::shared_ptr<FolderLock> m_lock;
    std::shared_ptr<EditSession> m_session;
    AutoSaver m_saver;
    QTimer m_diskTimer;
    int m_image = -1;
    QSize m_size;
    Objects m_selection;
    ClassCatalog m_classes;
    std::vector<std::string> m_found; ///< in the files of the data set
    std::string m_currentClass;
    std::set<std::string> m_hidden;
    bool m_held = false;
    bool m_asksForClass = false;
};

} // namespace boxwright
