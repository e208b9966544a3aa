// Dialogs that stay open beside the work, while the language is changed.
#include <functional>
#include <memory>

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/app_state.h"
#include "ui/dialogs/data_check_dialog.h"
#include "ui/dialogs/statistics_dialog.h"
#include "ui/panels/heat_map_view.h"
#include "ui/panels/histogram_view.h"
#include "ui/support/language.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

QStringList textsOf(const QAbstractItemModel& model) {
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) {
        texts.append(model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, column).data().toString());
    }
    return texts;
}

/// What a person can read in it, sorted.
QStringList textsOf(const QWidget& dialog) {
    QStringList texts{dialog.windowTitle()};
    for (const QWidget* part : dialog.findChildren<QWidget*>()) {
        if (qobject_cast<const QTabBar*>(part->parent()) != nullptr)
            continue; // its arrows are Qt's
        texts.append(part->accessibleName() + QLatin1Char('/') + part->toolTip());
        if (const auto* label = qobject_cast<const QLabel*>(part))
            texts.append(label->text());
        else if (const auto* button = qobject_cast<const QPushButton*>(part))
            texts.append(button->text());
        else if (const auto* text = qobject_cast<const QTextBrowser*>(part))
            texts.append(text->toPlainText());
        else if (const auto* tabs = qobject_cast<const QTabWidget*>(part))
            for (int i = 0; i < tabs->count(); ++i)
                texts.append(tabs->tabText(i));
        else if (const auto* view = qobject_cast<const QAbstractItemView*>(part); view && view->model())
            texts.append(textsOf(*view->model()));
    }
    texts.sort(); // parts come in another order once they have been shown
    return texts;
}

using MakeDialog = std::function<std::unique_ptr<QDialog>(const std::shared_ptr<const OpenDataset>&)>;

std::unique_ptr<QDialog> makeStatistics(const std::shared_ptr<const OpenDataset>& dataset) {
    auto dialog = std::make_unique<StatisticsDialog>(dataset, ClassCatalog({}, dataset->classes.names()));
    QSignalSpy counted(dialog.get(), &StatisticsDialog::counted);
    return counted.wait() ? std::move(dialog) : nullptr;
}

std::unique_ptr<QDialog> makeCheck(const std::shared_ptr<const OpenDataset>& dataset) {
    auto dialog = std::make_unique<DataCheckDialog>(dataset);
    QSignalSpy checked(dialog.get(), &DataCheckDialog::checked);
    return checked.wait() ? std::move(dialog) : nullptr;
}

} // namespace

class TestOpenDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setLanguage(*qApp, Language::English); }

    void they_speak_the_language_that_is_chosen_meanwhile_data() {
        QTest::addColumn<MakeDialog>("make");
        QTest::newRow("Statistics") << MakeDialog(makeStatistics);
        QTest::newRow("Check Data") << MakeDialog(makeCheck);
    }

    void they_speak_the_language_that_is_chosen_meanwhile() {
        QFETCH(MakeDialog, make);
        const QTemporaryDir folder;
        test::makeTinyDataset(folder.path());
        auto dataset = std::make_shared<OpenDataset>();
        dataset->dataset = VocDataset::open(toPath(folder.path())).value();
        dataset->classes = dataset->dataset.scanClasses();
        setLanguage(*qApp, Language::English);
        const auto dialog = make(dataset);
        QVERIFY(dialog);
        const QStringList english = textsOf(*dialog);
        setLanguage(*qApp, Language::ChineseSimplified);
        QCoreApplication::sendPostedEvents(); // tells the windows
        const QStringList switched = textsOf(*dialog);
        const auto fresh = make(dataset);
        QVERIFY(fresh && switched != english);
        const QStringList wanted = textsOf(*fresh);
        QCOMPARE(switched.size(), wanted.size());
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QCOMPARE(switched[i], wanted[i]);
    }

private:
    test::TestSettings m_settings;
};

} // namespace boxwright

Q_DECLARE_METATYPE(boxwright::MakeDialog)

QTEST_MAIN(boxwright::TestOpenDialogs)
#include "tst_open_dialogs.moc"
