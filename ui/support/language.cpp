#include "ui/support/language.h"

#include <memory>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "ui/support/resources.h"

namespace boxwright {

namespace {

const QString translatorName = QStringLiteral("boxwrightTranslator");

Language current = Language::English;

void install(QCoreApplication& application, const QString& file, const QString& folder) {
    auto translator = std::make_unique<QTranslator>(&application);
    if (!translator->load(file, folder))
        return;
    translator->setObjectName(translatorName);
    QCoreApplication::installTranslator(translator.release());
}

/// Numbers and dates as the language writes them; in the manner of the desktop's country where that speaks it.
QLocale localeOf(Language language) {
    const QLocale wanted = language == Language::ChineseSimplified ? QLocale(QLocale::Chinese, QLocale::China)
                                                                   : QLocale(QLocale::English, QLocale::UnitedStates);
    const QLocale system = QLocale::system();
    return system.language() == wanted.language() ? system : wanted;
}

} // namespace

Language systemLanguage() {
    return QLocale::system().language() == QLocale::Chinese ? Language::ChineseSimplified : Language::English;
}

void setLanguage(QCoreApplication& application, Language language) {
    ensureResources();
    current = language;                      // before the events of the change, which the translators send
    QLocale::setDefault(localeOf(language)); // before the widgets are told and write their texts anew
    const auto old = application.findChildren<QTranslator*>(translatorName, Qt::FindDirectChildrenOnly);
    for (QTranslator* translator : old)
        delete translator; // its destructor removes it from the application
    const std::string_view code = toText(language);
    const QString suffix = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
    install(application, QStringLiteral("qtbase_") + suffix, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has a file too: it holds the plural forms.
    install(application, QStringLiteral("boxwright_") + suffix, QStringLiteral(":/i18n"));
}

Language currentLanguage() {
    return current;
}

} // namespace boxwright
