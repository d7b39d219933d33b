// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "core/base/process.h"
#include "core/messages/messages.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char **argv)
{
    ward::tellFileSizeLimitsAsErrors();
    const QCoreApplication application(argc, argv);
    ward::keepNumbersPlain();
    // Qt's list is UTF-8-safe on every platform, argv is not.
    std::vector<std::string> arguments;
    const QStringList all = QCoreApplication::arguments();
    for (const QString &argument : all.mid(1))
        arguments.push_back(argument.toStdString());
    ward::cli::Streams streams{std::cout, std::cerr, ward::isStandardErrorATerminal()};
    const int code = ward::cli::runCommandLine(arguments, streams);
    // What was redirected to a full disk must not look like a success.
    std::cout.flush();
    if (std::cout)
        return code;
    std::cerr << ward::messages::render(ward::Message("cli.output.lost"), "en") << '\n';
    return ward::cli::kUnreadable;
}
