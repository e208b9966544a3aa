// The texts of all pages and dialogs: whole in both languages at 200 %, and none left behind when the language changes.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/ui/support/window_tour.h"
#include "ui/support/language.h"

namespace boxwright {

namespace {

QString withoutMnemonic(QString text) {
    return text.remove(QRegularExpression(QStringLiteral("\\(&\\w\\)|&(?=\\w)")));
}

/// English texts that have another form in Chinese, as expressions: the whole of the text, anything at its places.
std::vector<QRegularExpression> englishTexts() {
    std::vector<QRegularExpression> texts;
    QFile file(QStringLiteral(BOXWRIGHT_SOURCE_DIR "/translations/boxwright_zh_CN.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString source;
    static const QRegularExpression place(QStringLiteral("%(\\d|n)"));
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("source"))
            source = withoutMnemonic(xml.readElementText());
        else if (xml.isStartElement() && xml.name() == QLatin1String("translation") &&
                 withoutMnemonic(xml.readElementText(QXmlStreamReader::IncludeChildElements)) != source) {
            QString fixed = source;
            QStringList parts;
            for (const QString& part : source.split(place))
                parts.append(QRegularExpression::escape(part));
            if (fixed.remove(place).count(QRegularExpression(QStringLiteral("[A-Za-z]"))) >= 3)
                texts.emplace_back(QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".+"))));
        }
    }
    return texts;
}

/// What a person can read, and what a screen reader says, in one widget.
QStringList textsOf(const QWidget* widget) {
    QStringList texts{widget->toolTip(), widget->accessibleName(), widget->windowTitle()};
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        texts.append(label->text());
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        texts.append(button->text());
    if (const auto* group = qobject_cast<const QGroupBox*>(widget))
        texts.append(group->title());
    if (const auto* edit = qobject_cast<const QLineEdit*>(widget))
        texts.append(edit->placeholderText());
    if (const auto* combo = qobject_cast<const QComboBox*>(widget))
        for (int i = 0; i < combo->count(); ++i)
            texts.append(combo->itemText(i));
    if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts.append(tabs->tabText(i));
    if (const auto* header = qobject_cast<const QHeaderView*>(widget); header && header->model())
        for (int i = 0; i < header->count(); ++i)
            texts.append(header->model()->headerData(i, header->orientation()).toString());
    if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
        for (int row = 0; row < std::min(50, view->model()->rowCount()); ++row)
            for (int column = 0; column < view->model()->columnCount(); ++column)
                texts.append(view->model()->index(row, column).data().toString());
    for (const QAction* action : widget->actions())
        texts.append({action->text(), action->toolTip(), action->statusTip()});
    return texts;
}

/// A part that Qt makes and names itself.
bool isOfQt(const QWidget* widget) {
    return widget->inherits("QLineEditIconButton") || widget->inherits("QDockWidgetTitleButton");
}

/// How much wider what it shows is than its place; 0 if it fits or is made to be cut or scrolled.
int clippedBy(const QWidget* widget) {
    const auto* label = qobject_cast<const QLabel*>(widget);
    if (label && label->wordWrap())
        return label->heightForWidth(label->width()) - label->height();
    if (const auto* combo = qobject_cast<const QComboBox*>(widget)) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        const QRect room =
            combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
        return combo->fontMetrics().horizontalAdvance(combo->currentText()) - room.width();
    }
    const bool isText = (label && !label->text().isEmpty()) || qobject_cast<const QGroupBox*>(widget) ||
                        qobject_cast<const QAbstractButton*>(widget);
    return isText ? widget->sizeHint().width() - widget->width() : 0;
}

} // namespace

class TestWindowTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void no_text_is_clipped_data();
    void no_text_is_clipped();
    void after_a_change_of_language_no_english_is_left();
    void numbers_and_dates_follow_the_language();

private:
    static void settle(Language language) {
        setLanguage(*qApp, language);
        for (int level = 0; level < 8; ++level)
            QCoreApplication::processEvents(); // layouts within layouts, which the new texts want
    }
    static void report(QStringList findings) {
        findings.removeDuplicates();
        for (const QString& finding : findings)
            qWarning("%s", qPrintable(finding)); // a message of QVERIFY2 is cut
        QVERIFY(findings.isEmpty());
    }
};

void TestWindowTexts::no_text_is_clipped_data() {
    QTest::addColumn<Language>("language");
    QTest::newRow("English") << Language::English;
    QTest::newRow("Chinese") << Language::ChineseSimplified;
}

void TestWindowTexts::no_text_is_clipped() {
    QFETCH(Language, language);
    QStringList clipped;
    test::WindowTour().run([&](const QString& name, QWidget* page) {
        settle(language);
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            if (!widget->isVisible() || isOfQt(widget) || clippedBy(widget) <= 1)
                continue;
            clipped.append(
                QStringLiteral("%1: %2 “%3” by %4 (%5 x %6)")
                    .arg(name, QLatin1String(widget->metaObject()->className()), textsOf(widget).join(QLatin1Char('|')))
                    .arg(clippedBy(widget))
                    .arg(widget->width())
                    .arg(widget->height()));
        }
        settle(Language::English);
    });
    report(clipped);
}

void TestWindowTexts::after_a_change_of_language_no_english_is_left() {
    const std::vector<QRegularExpression> english = englishTexts();
    QVERIFY(english.size() > 800);
    QStringList left;
    test::WindowTour tour;
    tour.setLanguageOfDialogs(Language::ChineseSimplified); // a dialog is in the way of the menu
    tour.run([&](const QString& name, QWidget* page) {
        settle(Language::ChineseSimplified);
        QMap<QString, const QWidget*> texts;
        QList<QWidget*> widgets = page->findChildren<QWidget*>();
        widgets.append(page);
        for (const QWidget* widget : widgets)
            for (const QString& text : textsOf(widget))
                for (const QString& line : withoutMnemonic(text).split(QLatin1Char('\n')))
                    if (!isOfQt(widget) && line != QStringLiteral("Right")) // a pose, as the VOC files have it
                        texts.insert(line.trimmed(), widget);
        for (const auto& [text, widget] : texts.asKeyValueRange())
            if (std::any_of(english.begin(), english.end(),
                            [&text](const QRegularExpression& each) { return each.match(text).hasMatch(); }))
                left.append(
                    QStringLiteral("%1: %2 (%3)").arg(name, text, QLatin1String(widget->metaObject()->className())));
        settle(Language::English);
    });
    report(left);
}

void TestWindowTexts::numbers_and_dates_follow_the_language() {
    const test::TestSettings settings;
    AppState state;
    MainWindow window(&state);
    const QDateTime moment(QDate(2026, 11, 30), QTime(14, 5));
    window.setLanguage(Language::ChineseSimplified);
    QCOMPARE(window.findChild<TrainingForm*>()->locale().language(), QLocale::Chinese);
    QVERIFY(QLocale().toString(moment.date(), QLocale::LongFormat).contains(QStringLiteral("2026年11月30日")));
    window.setLanguage(Language::English);
    QCOMPARE(window.findChild<TrainingForm*>()->locale().language(), QLocale::English);
    QVERIFY(QLocale().toString(moment.date(), QLocale::LongFormat).contains(QStringLiteral("November")));
}

} // namespace boxwright

int main(int argc, char** argv) {
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication application(argc, argv);
    boxwright::TestWindowTexts test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_texts.moc"
