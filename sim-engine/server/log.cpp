// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/log.h"

#include "core/base/clock.h"

#include <QDateTime>
#include <QLoggingCategory>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <mutex>

namespace ward::server::log {

namespace {

constexpr std::size_t kMaxWord = 64;

struct Sink
{
    std::mutex mutex;
    Form form = Form::Json;
    Level least = Level::Info;
    FILE *file = nullptr;
};

Sink &sink()
{
    static Sink one; // the process has one standard error
    return one;
}

const char *name(Level level)
{
    switch (level) {
    case Level::Debug:
        return "debug";
    case Level::Info:
        return "info";
    case Level::Warning:
        return "warning";
    case Level::Error:
        return "error";
    }
    return "error";
}

bool isWord(std::string_view text)
{
    return text.size() <= kMaxWord && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_' || c == ':';
           });
}

std::string number(double value)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.6g", value);
    return buffer;
}

std::string valueOf(const Field &field, Form form)
{
    if (const auto *whole = std::get_if<std::int64_t>(&field.value))
        return std::to_string(*whole);
    if (const auto *real = std::get_if<double>(&field.value))
        return number(*real);
    const std::string_view text = std::get<std::string_view>(field.value);
    const std::string word(isWord(text) ? text : std::string_view("withheld"));
    return form == Form::Json ? '"' + word + '"' : word;
}

void put(std::string_view time, const std::string &rest, Form form, FILE *file)
{
    std::string text = form == Form::Json
                           ? std::string(R"({"time":")").append(time).append(R"(",)") + rest + "}\n"
                           : std::string(time) + " " + rest + "\n";
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
}

/// What Qt has to say is free text: only where it comes from is told.
void fromQt(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const Level level = type == QtDebugMsg || type == QtInfoMsg ? Level::Debug
                        : type == QtWarningMsg                  ? Level::Warning
                                                                : Level::Error;
    if (type == QtFatalMsg) // a programming error, in words of the source
        std::fprintf(stderr, "%s\n", qPrintable(text));
    write(level, "engine.qt", {{"category", std::string_view(context.category)}});
}

} // namespace

bool open(Form form, Level least, const std::string &file)
{
    Sink &s = sink();
    const std::lock_guard lock(s.mutex);
    s.form = form;
    s.least = least;
    if (!file.empty()) {
        s.file = std::fopen(file.c_str(), "a");
        if (!s.file)
            return false;
    }
    qInstallMessageHandler(fromQt);
    return true;
}

std::string line(Form form, Level level, std::string_view code, std::initializer_list<Field> fields)
{
    std::string text;
    if (form == Form::Json)
        text =
            std::string(R"("level":")") + name(level) + R"(","event":")" + std::string(code) + '"';
    else
        text = std::string(name(level)) + " " + std::string(code);
    for (const Field &field : fields) {
        if (form == Form::Json)
            text += ",\"" + std::string(field.name) + "\":" + valueOf(field, form);
        else
            text += " " + std::string(field.name) + "=" + valueOf(field, form);
    }
    return text;
}

void write(Level level, std::string_view code, std::initializer_list<Field> fields)
{
    Sink &s = sink();
    const std::lock_guard lock(s.mutex);
    if (level < s.least)
        return;
    const std::string time = QDateTime::fromMSecsSinceEpoch(systemClock().unixMs(), Qt::UTC)
                                 .toString(Qt::ISODateWithMs)
                                 .toStdString();
    put(time, line(s.form, level, code, fields), s.form, s.file ? s.file : stderr);
}

} // namespace ward::server::log
