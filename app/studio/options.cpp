// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace ward::studio {

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Options", "Author, run and debrief ICU simulations."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption engine(
        QStringLiteral("engine"),
        QCoreApplication::translate("Options", "Work with an engine that runs elsewhere."),
        QStringLiteral("ws://host:port"));
    const QCommandLineOption record(
        QStringLiteral("record"),
        QCoreApplication::translate("Options",
                                    "Where the local engine keeps drafts and recordings."),
        QStringLiteral("folder"));
    const QCommandLineOption author(
        QStringLiteral("author"),
        QCoreApplication::translate("Options",
                                    "The name that others in a scenario see; else the account's."),
        QStringLiteral("name"));
    const QCommandLineOption theme(
        QStringLiteral("theme"),
        QCoreApplication::translate("Options", "Dark or light colours, from now on."),
        QStringLiteral("dark|light"));
    const QCommandLineOption tour(
        QStringLiteral("tour"),
        QCoreApplication::translate("Options",
                                    "Play the guided tour and leave pictures and a report there."),
        QStringLiteral("folder"));
    parser.addOptions({engine, record, author, theme, tour});
    parser.addPositionalArgument(
        QStringLiteral("file"),
        QCoreApplication::translate("Options", "Scenario (.ward.json) or recording (.wardrec)."),
        QStringLiteral("[file]"));
    parser.process(arguments);
    Options options;
    options.file = parser.positionalArguments().value(0);
    options.engine = parser.value(engine);
    options.author = parser.value(author).simplified();
    for (const char *account : {"USER", "USERNAME", "LOGNAME"}) {
        if (options.author.isEmpty())
            options.author = qEnvironmentVariable(account).simplified();
    }
    options.dataDir = parser.value(record);
    options.theme = parser.value(theme);
    options.tourDir = parser.value(tour);
    return options;
}

QString dataFolder(const Options &options)
{
    const QString folder = options.dataDir.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                     QStringLiteral("/engine")
                               : QDir(options.dataDir).absolutePath();
    QDir().mkpath(folder);
    return folder;
}

} // namespace ward::studio
