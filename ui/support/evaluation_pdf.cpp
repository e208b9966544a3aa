#include "ui/support/evaluation_pdf.h"

#include <functional>

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QColor>
#include <QFont>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace boxwright {

namespace {

constexpr int sharpness = 3;  ///< pixels of a drawing per point
constexpr int barWidth = 110; ///< points
constexpr int pictureWidth = 200;
constexpr int picturesInRow = 2;
constexpr double margin = 18;  ///< mm
constexpr double footer = 0.3; ///< inches, for the page number

QString embedded(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("data:image/png;base64,%1").arg(QString::fromLatin1(bytes.toBase64()));
}

/// Every match of the pattern, replaced by what `make` gives for it.
void replaceAll(QString& text, const QString& pattern,
                const std::function<QString(const QRegularExpressionMatch&)>& make) {
    const QRegularExpression expression(pattern, QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype done = 0;
    for (auto matches = expression.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).mid(done, match.capturedStart() - done);
        result += make(match);
        done = match.capturedEnd();
    }
    result += QStringView(text).mid(done);
    text = result;
}

QString drawnSvg(const QRegularExpressionMatch& match) {
    QString svg = match.captured(0);
    svg.replace(QStringLiteral("<svg "), QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" font-size=\"12\" "
                                                        "font-family=\"sans-serif\" "));
    svg.replace(QStringLiteral("<text "), QStringLiteral("<text fill=\"#5b6472\" "));
    QSvgRenderer renderer(svg.toUtf8());
    const QSize size = renderer.defaultSize();
    QImage image(size * sharpness, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\">")
        .arg(embedded(image))
        .arg(size.width())
        .arg(size.height());
}

QString drawnBar(const QRegularExpressionMatch& match) {
    QImage pixel(1, 1, QImage::Format_RGB32);
    pixel.fill(QColor(0x2f6fde));
    const int width = qRound(match.captured(1).toDouble() / 100 * barWidth);
    return width == 0 ? QStringLiteral("<td></td>")
                      : QStringLiteral("<td valign=\"middle\"><img src=\"%1\" width=\"%2\" height=\"7\"></td>")
                            .arg(embedded(pixel))
                            .arg(width);
}

/// A text document of Qt 6.4 keeps the height of a picture that has its width changed.
QString sizedPicture(const QRegularExpressionMatch& match) {
    const QImage image = QImage::fromData(QByteArray::fromBase64(match.captured(2).toLatin1()));
    const int height = image.isNull() ? pictureWidth : qRound(1.0 * pictureWidth * image.height() / image.width());
    return QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\"")
        .arg(match.captured(1))
        .arg(pictureWidth)
        .arg(height);
}

/// Pictures of errors, side by side.
QString pictureRows(const QRegularExpressionMatch& match) {
    const QStringList figures = match.captured(0).split(QStringLiteral("</figure>"), Qt::SkipEmptyParts);
    QString cells;
    for (qsizetype i = 0; i < figures.size(); ++i) {
        if (i > 0 && i % picturesInRow == 0)
            cells += QStringLiteral("</tr><tr>");
        cells += QStringLiteral("<td width=\"%1%\">%2</td>").arg(100 / picturesInRow).arg(figures[i]);
    }
    return QStringLiteral("<table width=\"100%\" cellpadding=\"4\"><tr>%1</tr></table>").arg(cells);
}

/// A colour with a transparency, over white.
QString solidBackground(const QRegularExpressionMatch& match) {
    const double alpha = match.captured(4).toDouble();
    const auto over = [&](int group) { return qRound(255 + (match.captured(group).toInt() - 255) * alpha); };
    return QStringLiteral("<td align=\"center\" bgcolor=\"%1\">").arg(QColor(over(1), over(2), over(3)).name());
}

bool isHeading(const QTextBlock& block) {
    return block.isValid() && block.blockFormat().headingLevel() > 0;
}

/// Page of the block's first line, from 0.
int pageOf(const QTextDocument& document, const QTextBlock& block) {
    const double top = document.documentLayout()->blockBoundingRect(block).top();
    const double line = block.layout()->lineCount() > 0 ? block.layout()->lineAt(0).y() : 0;
    return static_cast<int>((top + line) / document.pageSize().height());
}

/// The first of headings that stand at the foot of a page while what they are about is on the next one; not valid if
/// there are none.
QTextBlock lonelyHeading(const QTextDocument& document) {
    static_cast<void>(document.pageCount()); // lays everything out
    for (QTextBlock first = document.begin(); first.isValid(); first = first.next()) {
        if (!isHeading(first))
            continue;
        QTextBlock block = first.next(); // what they are about
        while (isHeading(block))
            block = block.next();
        if (!block.isValid())
            break;
        if (pageOf(document, first) != pageOf(document, block) &&
            first.blockFormat().pageBreakPolicy() != QTextFormat::PageBreak_AlwaysBefore)
            return first;
        first = block.previous();
    }
    return {};
}

/// Moves such headings to the next page.
void keepHeadingsWithText(QTextDocument& document) {
    for (QTextBlock heading = lonelyHeading(document); heading.isValid(); heading = lonelyHeading(document)) {
        QTextBlockFormat format;
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(heading).mergeBlockFormat(format);
        document.markContentsDirty(0, document.characterCount()); // all of it is laid out anew, not lazily
    }
}

/// The pages of a document that is laid out for the paper, each with its number below.
void drawPages(const QTextDocument& document, QPdfWriter& paper) {
    QPainter painter(&paper);
    painter.setFont(document.defaultFont());
    const QSizeF page = document.pageSize();
    for (int number = 1; number <= document.pageCount(); ++number) {
        if (number > 1)
            paper.newPage();
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, Qt::black); // not the theme's
        context.clip = QRectF(QPointF(0, (number - 1) * page.height()), page);
        painter.save();
        painter.translate(-context.clip.topLeft());
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.drawText(QRectF(0, page.height(), page.width(), paper.height() - page.height()),
                         Qt::AlignRight | Qt::AlignBottom, QString::number(number));
    }
}

} // namespace

QString printablePage(QString page) {
    // Sizes in pixels of a screen would be those of a printer here.
    replaceAll(page, QStringLiteral("<style>.*?</style>"), [](const QRegularExpressionMatch&) { return QString(); });
    replaceAll(page, QStringLiteral("<svg .*?</svg>"), drawnSvg);
    replaceAll(page, QStringLiteral("<td class=\"bar\"><i style=\"width:([0-9.]+)%\"></i></td>"), drawnBar);
    replaceAll(page, QStringLiteral("<td style=\"background:rgba\\((\\d+),(\\d+),(\\d+),([0-9.]+)\\)\">"),
               solidBackground);
    replaceAll(page, QStringLiteral("<img alt=\"\" src=\"(data:image/jpeg;base64,([^\"]*))\""), sizedPicture);
    page.replace(QStringLiteral("<td class=\"n\">"), QStringLiteral("<td align=\"right\">"));
    page.replace(QStringLiteral("<table"), QStringLiteral("<table cellpadding=\"3\""));
    replaceAll(page, QStringLiteral("(?:<figure>.*?</figure>)+"), pictureRows);
    page.replace(QRegularExpression(QStringLiteral("<figure[^>]*>")), QStringLiteral("<div>"));
    page.replace(QStringLiteral("</figure>"), QStringLiteral("</div><br>"));
    page.replace(QStringLiteral("<figcaption>"), QStringLiteral("<br>"));
    page.replace(QStringLiteral("</figcaption>"), QString());
    return page;
}

QByteArray evaluationPdf(const QString& page, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Boxwright"));
    const QMarginsF margins(margin, margin, margin, margin);
    writer.setPageLayout({QPageSize(QPageSize::A4), QPageLayout::Portrait, margins, QPageLayout::Millimeter});
    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(9);
    document.setDefaultFont(font);
    document.setDefaultStyleSheet(QStringLiteral("h1{font-size:17pt} h2{font-size:12pt} h3{font-size:10pt} "
                                                 ".muted{color:#5b6472} th{color:#5b6472; text-align:left}"));
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    document.setHtml(printablePage(page));
    document.setPageSize(QSizeF(writer.width(), writer.height() - writer.logicalDpiY() * footer));
    keepHeadingsWithText(document);
    drawPages(document, writer);
    return bytes;
}

} // namespace boxwright
