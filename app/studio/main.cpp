// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/ready_file.h"
#include "app/studio/automation/tour.h"
#include "app/studio/automation/ui_map.h"
#include "app/studio/options.h"
#include "app/studio/shell/popup_accessible.h"
#include "app/studio/shell/software_drawing.h"
#include "app/studio/studio.h"
#include "core/base/process.h"
#include "core/messages/viewer_locale.h"
#include "qml/ui.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QQuickWindow>
#include <QThread>
#include <QTranslator>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>
#include <future>
#include <memory>
#include <string_view>
#include <utility>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_StudioPlugin)
Q_IMPORT_QML_PLUGIN(Ward_EditorPlugin)
Q_IMPORT_QML_PLUGIN(Ward_TimelinePlugin)
Q_IMPORT_QML_PLUGIN(Ward_ViewportPlugin)

namespace {

/// The language that was found; empty where there is none.
QString installTranslation(QApplication &app, const QLocale &locale, const QString &name,
                           const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(&app);
    if (!translator->load(locale, name, QStringLiteral("_"), folder))
        return {};
    const QString language = translator->language();
    QApplication::installTranslator(translator.release());
    return language;
}

void installTranslations(QApplication &app)
{
    const QString own = QStringLiteral(":/ward/i18n");
    // English plural forms, whatever the locale; the person's language, if there is one, goes
    // first.
    installTranslation(app, QLocale(QLocale::English), QStringLiteral("ward"), own);
    installTranslation(app, QLocale(), QStringLiteral("qtbase"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString found = installTranslation(app, QLocale(), QStringLiteral("ward"), own);
    // Names and sentences are in the language of the interface, whatever the locale is called.
    ward::messages::setViewerLocale(found.isEmpty() ? "en" : found.toStdString());
}

void sayWhoWeAre()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Ward"));
    QCoreApplication::setOrganizationDomain(QStringLiteral("ward.example"));
    QCoreApplication::setApplicationName(QStringLiteral("ward-studio"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WARD_VERSION));
}

/// Somebody only wants to read what the program is and takes: that needs no display.
bool wantsWordsOnly(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *word) {
        const std::string_view option(word);
        return option == "-h" || option == "--help" || option == "--help-all" || option == "-v" ||
               option == "--version";
    });
}

} // namespace

int main(int argc, char **argv)
{
    using ward::studio::ReadyFile;
    if (wantsWordsOnly(argc, argv)) {
        QCoreApplication app(argc, argv);
        sayWhoWeAre();
        (void)ward::studio::parseOptions(QCoreApplication::arguments()); // says it and leaves
        return 0;
    }
    const std::unique_ptr<ReadyFile> readyFile = ReadyFile::fromEnvironment();
    const auto note = [&readyFile](const char *step) {
        if (readyFile)
            readyFile->note(step);
    };
    note("main");
    ward::tellFileSizeLimitsAsErrors();
    ward::studio::drawSteadilyInSoftware();
    // Qt takes the first thread that it hears of for the GUI thread.
    static_cast<void>(QThread::currentThread());
    // What needs no application is made while the application connects to the display.
    std::future<QList<QByteArray>> fonts = std::async(std::launch::async, ward::ui::readFonts);
    // Panels in several top-level windows and the scene share textures.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    // Only the scene needs a native window; its neighbours stay widgets.
    QCoreApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);
#ifdef Q_OS_LINUX
    QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
#endif
    QApplication app(argc, argv);
    ward::keepNumbersPlain();
    ward::studio::tellOfPopups();
    note("display");
    sayWhoWeAre();
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Ward"));
    QGuiApplication::setDesktopFileName(QStringLiteral("ward-studio"));

    const ward::studio::Options options = ward::studio::parseOptions(QCoreApplication::arguments());
    ward::studio::TokenStore tokens;
    ward::studio::EngineLink engine(
        {.program = {}, .dataDir = dataFolder(options), .author = options.author}, tokens);
    // A process of its own: it starts while the window for a file is made. Without a file nobody
    // waits for it, and the start page goes first.
    if (options.engine.isEmpty() && !options.file.isEmpty())
        engine.startLocal();
    installTranslations(app); // the gallery is read in the viewer's language
    std::future<ward::studio::Gallery> gallery =
        std::async(std::launch::async, [waits = !options.file.isEmpty()] {
            if (waits)
                ward::studio::readContent();
            return ward::studio::readGallery();
        });
    note("engine-link");
    const QList<QByteArray> read = fonts.get();
    note("fonts-read");
    ward::ui::setUpApplication(read);
    note("fonts");
    note("application");

    ward::studio::Studio studio(options, engine, tokens, std::move(gallery));
    note("studio");
    if (readyFile)
        readyFile->watch(studio, options.file.isEmpty() ? ReadyFile::Shows::StartPage
                                                        : ReadyFile::Shows::Document);
    std::unique_ptr<ward::studio::UiMap> map;
    if (const QString file = qEnvironmentVariable("WARD_UI_MAP"); !file.isEmpty())
        map = std::make_unique<ward::studio::UiMap>(file);
    std::unique_ptr<ward::studio::Tour> tour;
    QObject::connect(&studio, &ward::studio::Studio::ready, &app, [&] {
        if (!options.tourDir.isEmpty()) {
            tour = std::make_unique<ward::studio::Tour>(studio, options.tourDir);
            tour->start();
        }
    });
    studio.start();
    note("shown");
    return QApplication::exec();
}
