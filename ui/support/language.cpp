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

} // namespace

Language systemLanguage() {
    return QLocale::system().language() == QLocale::Chinese ? Language::ChineseSimplified : Language::English;
}

void setLanguage(QCoreApplication& application, Language language) {
    ensureResources();
    current = language; // before the events of the change, which the translators send
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
