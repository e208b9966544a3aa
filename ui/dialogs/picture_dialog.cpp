#include "ui/dialogs/picture_dialog.h"

#include <utility>

#include <QVBoxLayout>

#include "core/data/image_io.h"
#include "ui/canvas/image_canvas.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

PictureDialog::PictureDialog(const QString& path, std::vector<CanvasBox> boxes, QWidget* parent)
    : QDialog(parent)
    , m_canvas(new ImageCanvas) {
    resize(900, 640);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_canvas);
    m_canvas->setPlaceholder(path.isEmpty() ? tr("The picture is not in the folder that is open.") : tr("Loading…"));
    if (path.isEmpty())
        return;
    runInBackground(
        this,
        [path]() -> Result<QImage> {
            const Result<RgbImage> image = readImage(toPath(path));
            if (!image)
                return tl::unexpected<Error>(image.error());
            return toQImage(*image);
        },
        [this, boxes = std::move(boxes)](const Result<QImage>& picture) {
            if (!picture)
                m_canvas->setPlaceholder(errorText(picture.error()));
            m_canvas->setImage(picture.value_or(QImage()));
            m_canvas->setBoxes(boxes);
        });
}

} // namespace boxwright
