#include "ui/panels/weights_picker.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/app_state.h"
#include "ui/panels/elided_combo_box.h"

namespace boxwright {

QString weightsText(const QString& path) {
    const QFileInfo file(path);
    const bool ofRun = file.dir().exists(QStringLiteral("config.json"));
    return ofRun ? QStringLiteral("%1 · %2").arg(file.fileName(), file.dir().dirName()) : file.fileName();
}

WeightsPicker::WeightsPicker(AppState* state, QWidget* parent, Use use)
    : QWidget(parent)
    , m_state(state)
    , m_use(use)
    , m_combo(new ElidedComboBox(this))
    , m_choose(new QPushButton(this)) {
    m_combo->setObjectName(QStringLiteral("weightsCombo"));
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(14);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(m_combo, 1);
    layout->addWidget(m_choose);
    setFocusProxy(m_combo);
    if (!state->modelPath().isEmpty())
        offer(state->modelPath(), use == Use::Main);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &WeightsPicker::chosen);
    connect(m_choose, &QPushButton::clicked, this, &WeightsPicker::chooseFile);
    connect(state, &AppState::modelPathChanged, this,
            [this](const QString& path) { offer(path, m_use == Use::Main && (!m_held || this->path().isEmpty())); });
    retranslate();
}

QString WeightsPicker::path() const {
    return m_combo->currentData().toString();
}

void WeightsPicker::chooseFile() {
    const QString start = path().isEmpty() ? m_state->runsFolder() : QFileInfo(path()).path();
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose the weights of a model"), start,
                                                      tr("Model weights (*.pth *.pt *.safetensors);;All files (*)"));
    if (!file.isEmpty())
        offer(file, true);
}

void WeightsPicker::offer(const QString& path, bool choose) {
    if (path.isEmpty())
        return;
    int position = m_combo->findData(path);
    if (position < 0) {
        const QSignalBlocker blocker(m_combo); // the first entry would choose itself
        const int current = m_combo->currentIndex();
        m_combo->insertItem(0, weightsText(path), path);
        m_combo->setItemData(0, path, Qt::ToolTipRole);
        m_combo->setCurrentIndex(current < 0 ? -1 : current + 1);
        position = 0;
    }
    if (choose)
        m_combo->setCurrentIndex(position);
}

void WeightsPicker::chosen() {
    m_combo->setToolTip(path());
    if (m_use == Use::Main)
        m_state->setModelPath(path());
    Q_EMIT pathChanged(path());
}

void WeightsPicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WeightsPicker::retranslate() {
    m_combo->setPlaceholderText(tr("No model chosen"));
    m_combo->setAccessibleName(tr("Model"));
    m_choose->setText(tr("Choose…"));
    m_choose->setToolTip(tr("Choose a file with trained weights"));
}

} // namespace boxwright
