#pragma once

#include <QString>
#include <QWidget>

class QComboBox;
class QPushButton;

namespace boxwright {

class AppState;

/// Chooses the checkpoint: those seen in this session, the newest first, or a file. What the user chooses becomes
/// AppState::modelPath; a model that comes from there (a training ended) is offered, and chosen unless the picker is
/// held.
class WeightsPicker : public QWidget {
    Q_OBJECT

public:
    /// A picker for comparison offers the models of the session, but chooses none by itself and tells no one else.
    enum class Use { Main, Comparison };

    explicit WeightsPicker(AppState* state, QWidget* parent = nullptr, Use use = Use::Main);

    [[nodiscard]] QString path() const; ///< empty if none
    /// While held, a model that others bring is offered only: there are results of the present one.
    void setHeld(bool held) { m_held = held; }

public Q_SLOTS:
    void chooseFile();

Q_SIGNALS:
    void pathChanged(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void offer(const QString& path, bool choose);
    void chosen();
    void retranslate();

    AppState* m_state;
    Use m_use;
    QComboBox* m_combo;
    QPushButton* m_choose;
    bool m_held = false;
};

/// How a checkpoint is named to people: "best.pth · RUN" for a file of a run folder, else the file name.
[[nodiscard]] QString weightsText(const QString& path);

} // namespace boxwright
