#pragma once

#include <functional>

#include <QString>
#include <QStringList>
#include <QWidget>

#include "core/engine/train_options.h"
#include "ui/panels/option_editor.h"

class QFormLayout;
class QLabel;
class QToolButton;

namespace boxwright {

/// The words of one option, in the language of the moment.
struct OptionTexts {
    QString label{};
    QString toolTip{};
    QString unit{};        ///< after the number
    QString special{};     ///< instead of the smallest number, or of an empty text
    QStringList choices{}; ///< of a combo box, in its order
};

/// One training option: a widget that edits it, a button that puts the default back (only there while the value is
/// another one), a line below for what is wrong with it.
class OptionRow : public QWidget {
    Q_OBJECT

public:
    using Texts = std::function<OptionTexts()>;

    /// `field` takes a TrainOptions (or a const one) and returns a reference to the option.
    template <class Editor, class Field>
    OptionRow(Editor* editor, Field field, Texts texts)
        : OptionRow(editor, std::move(texts)) {
        m_show = [editor, field](const TrainOptions& from) { showValue(editor, field(from)); };
        m_store = [editor, field](TrainOptions& to) { readValue(editor, field(to)); };
        m_copy = [field](const TrainOptions& from, TrainOptions& to) { field(to) = field(from); };
        m_same = [field](const TrainOptions& a, const TrainOptions& b) { return field(a) == field(b); };
    }

    void addTo(QFormLayout* form);
    void showOption(const TrainOptions& from) { m_show(from); }
    void storeOption(TrainOptions& to) const { m_store(to); }
    /// Puts the default into `to`.
    void storeDefault(TrainOptions& to) const { m_copy(m_defaults, to); }
    void setDefaults(const TrainOptions& defaults);
    /// Shows or hides the button, after the field has changed.
    void refreshReset();
    void reset();
    [[nodiscard]] bool isChanged() const;

    /// A sentence; empty for none.
    void setProblem(const QString& sentence);
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QWidget* editor() const { return m_editor; }
    [[nodiscard]] QToolButton* resetButton() const { return m_reset; }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    OptionRow(QWidget* editor, Texts texts);
    void retranslate();
    void colorProblem();

    QWidget* m_editor;
    Texts m_texts;
    std::function<void(const TrainOptions&)> m_show;
    std::function<void(TrainOptions&)> m_store;
    std::function<void(const TrainOptions&, TrainOptions&)> m_copy;
    std::function<bool(const TrainOptions&, const TrainOptions&)> m_same;
    TrainOptions m_defaults;
    QToolButton* m_reset;
    QLabel* m_problem;
    QLabel* m_label; ///< belongs to the form layout's widget once it is added
};

} // namespace boxwright
