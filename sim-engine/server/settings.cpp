// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/settings.h"

#include <array>
#include <limits>

namespace ward::server {

namespace {

using Apply = bool (*)(Settings &, const QString &);

struct Setting
{
    const char *flag;
    const char *variable; ///< nullptr = flag only
    const char *value;    ///< nullptr = a switch
    const char *fallback;
    const char *help;
    Apply apply;
};

template <typename T>
bool number(const QString &text, T &out, qint64 most = std::numeric_limits<T>::max())
{
    bool fine = false;
    const qint64 value = text.toLongLong(&fine);
    if (!fine || value < 0 || value > most)
        return false;
    out = static_cast<T>(value);
    return true;
}

bool list(const QString &text, QStringList &out)
{
    out.clear();
    for (const QString &word : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        out.append(word.trimmed());
    return !out.isEmpty();
}

bool yes(const QString &text, bool &out)
{
    out = text == QLatin1String("1") || text == QLatin1String("true");
    return out || text == QLatin1String("0") || text == QLatin1String("false");
}

bool notEmpty(const QString &text, QString &out)
{
    out = text;
    return !text.isEmpty();
}

constexpr std::array kSettings{
    Setting{"data-dir", "WARD_DATA_DIR", "folder", "(must be given)",
            "Where drafts and recordings are kept. One engine at a time works in it.",
            [](Settings &s, const QString &t) { return notEmpty(t, s.dataDir); }},
    Setting{"listen", "WARD_LISTEN", "addresses", "localhost",
            "Where to listen: addresses, separated by commas; `localhost` is 127.0.0.1 and ::1, "
            "`any` every address of the machine, IPv4 and IPv6. Anything but this machine needs "
            "--tls-cert or --insecure-listen.",
            [](Settings &s, const QString &t) { return list(t, s.listen); }},
    Setting{"port", "WARD_PORT", "port", "0",
            "Port for WebSockets; 0 = any that is free, told in the ready line.",
            [](Settings &s, const QString &t) { return number(t, s.port); }},
    Setting{"http-port", "WARD_HTTP_PORT", "port", "0", "Port for HTTP; 0 = any that is free.",
            [](Settings &s, const QString &t) { return number(t, s.httpPort); }},
    Setting{"tls-cert", "WARD_TLS_CERT", "file", "(none: no encryption)",
            "Certificate, PEM, followed by its chain. Both ports then speak TLS 1.2 or 1.3 only.",
            [](Settings &s, const QString &t) { return notEmpty(t, s.tlsCertificate); }},
    Setting{"tls-key", "WARD_TLS_KEY", "file", "(none)", "The certificate's private key, PEM.",
            [](Settings &s, const QString &t) { return notEmpty(t, s.tlsKey); }},
    Setting{"insecure-listen", "WARD_INSECURE_LISTEN", nullptr, "off",
            "Allows other machines without encryption: everybody on the way can read the token and "
            "the session. For a closed network or behind a proxy that speaks TLS.",
            [](Settings &s, const QString &t) { return yes(t, s.insecureListen); }},
    Setting{"allow-origin", "WARD_ALLOW_ORIGIN", "origins", "(none)",
            "Web pages, by origin and separated by commas, that may connect. Programs need none.",
            [](Settings &s, const QString &t) { return list(t, s.allowedOrigins); }},
    Setting{"token-file", "WARD_TOKEN_FILE", "file", "(standard input)",
            "File whose first line is the token that clients must show. Without it, the first "
            "line of standard input is.",
            [](Settings &s, const QString &t) { return notEmpty(t, s.tokenFile); }},
    Setting{"threads", "WARD_THREADS", "number", "0", "Session threads; 0 = one per core.",
            [](Settings &s, const QString &t) { return number(t, s.threads, 1024); }},
    Setting{"max-sessions", "WARD_MAX_SESSIONS", "number", "0",
            "At most so many open drafts and runs; 0 = what open files, memory and cores allow.",
            [](Settings &s, const QString &t) { return number(t, s.maxSessions, 1'000'000); }},
    Setting{"max-clients", "WARD_MAX_CLIENTS", "number", "0",
            "At most so many connected clients; 0 = what open files, memory and cores allow.",
            [](Settings &s, const QString &t) { return number(t, s.maxClients, 1'000'000); }},
    Setting{"drain-timeout", "WARD_DRAIN_TIMEOUT", "seconds", "1800",
            "After SIGTERM, how long running sessions may go on before they are ended. A second "
            "SIGTERM ends them at once, a third one leaves them to be taken up again.",
            [](Settings &s, const QString &t) { return number(t, s.drainSeconds); }},
    Setting{"orphan-seconds", "WARD_ORPHAN_SECONDS", "seconds", "60",
            "How long to stay without parent, clients and live runs.",
            [](Settings &s, const QString &t) { return number(t, s.orphanSeconds); }},
    Setting{"log", "WARD_LOG", "json|text", "json",
            "The log's form: one JSON object a line, or text for people. It never holds names, "
            "tokens or free text.",
            [](Settings &s, const QString &t) {
                s.logForm = t == QLatin1String("text") ? log::Form::Text : log::Form::Json;
                return t == QLatin1String("text") || t == QLatin1String("json");
            }},
    Setting{"log-level", "WARD_LOG_LEVEL", "debug|info|warning|error", "info",
            "What is written to the log.",
            [](Settings &s, const QString &t) {
                static constexpr std::array kLevels{"debug", "info", "warning", "error"};
                for (std::size_t i = 0; i < kLevels.size(); ++i) {
                    if (t == QLatin1String(kLevels[i])) {
                        s.logLevel = static_cast<log::Level>(i);
                        return true;
                    }
                }
                return false;
            }},
    Setting{"log-file", "WARD_LOG_FILE", "file", "(standard error)", "File to append the log to.",
            [](Settings &s, const QString &t) { return notEmpty(t, s.logFile); }},
    Setting{"record", "WARD_RECORD", "0|1", "1",
            "0 keeps nothing of runs, to measure what recording costs: no debriefing, no recovery, "
            "and clients that were away start from a snapshot.",
            [](Settings &s, const QString &t) { return yes(t, s.records); }},
    Setting{"parent-stdin", nullptr, nullptr, "off",
            "The end of standard input means that the program which started this engine is gone.",
            [](Settings &s, const QString &t) { return yes(t, s.parentWatched); }},
};

const Setting *settingOf(const QString &flag)
{
    for (const Setting &setting : kSettings) {
        if (flag == QLatin1String(setting.flag))
            return &setting;
    }
    return nullptr;
}

Result<> apply(Settings &settings, const Setting &setting, const std::string &where,
               const QString &value)
{
    if (setting.apply(settings, value))
        return {};
    return failure("server.settings.value",
                   {{"setting", where},
                    {"value", value.toStdString()},
                    {"expected", std::string(setting.value ? setting.value : "1 or 0")}});
}

} // namespace

Result<Settings> Settings::from(const QStringList &arguments,
                                const QHash<QString, QString> &environment)
{
    Settings settings;
    for (const Setting &setting : kSettings) {
        const QString value =
            setting.variable ? environment.value(QLatin1String(setting.variable)) : QString();
        if (value.isEmpty())
            continue;
        if (auto fine = apply(settings, setting, setting.variable, value); !fine)
            return failure(std::move(fine.error()));
    }
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            settings.asked = Asked::Help;
            return settings;
        }
        if (word == QLatin1String("--version") || word == QLatin1String("-v")) {
            settings.asked = Asked::Version;
            return settings;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString flag = word.mid(2, equals < 0 ? -1 : equals - 2);
        const Setting *setting = word.startsWith(QLatin1String("--")) ? settingOf(flag) : nullptr;
        if (!setting)
            return failure("server.settings.unknown", {{"word", word.toStdString()}});
        QString value = equals < 0 ? QString() : word.mid(equals + 1);
        if (!setting->value && equals < 0)
            value = QStringLiteral("1");
        else if (setting->value && equals < 0) {
            if (++i == arguments.size())
                return failure("server.settings.missing",
                               {{"setting", "--" + std::string(setting->flag)}});
            value = arguments[i];
        }
        if (auto fine = apply(settings, *setting, "--" + std::string(setting->flag), value); !fine)
            return failure(std::move(fine.error()));
    }
    if (settings.dataDir.isEmpty())
        return failure("server.settings.missing", {{"setting", std::string("--data-dir")}});
    if (settings.tlsCertificate.isEmpty() != settings.tlsKey.isEmpty())
        return failure("server.settings.together", {{"first", std::string("--tls-cert")},
                                                    {"second", std::string("--tls-key")}});
    return settings;
}

QString Settings::help()
{
    QString text = QStringLiteral(
        "Usage: ward-engine --data-dir FOLDER [options]\n"
        "Runs simulation sessions for Ward. Each option can be given as a flag or in the "
        "environment;\nthe flag wins.\n\n");
    for (const Setting &setting : kSettings) {
        text += QStringLiteral("  --") + QLatin1String(setting.flag);
        if (setting.value)
            text += QStringLiteral(" <") + QLatin1String(setting.value) + QLatin1Char('>');
        text += QLatin1Char('\n');
        // Wrapped by words to 90 columns.
        QString line = QStringLiteral("     ");
        const QStringList words = QString::fromUtf8(setting.help).split(QLatin1Char(' '));
        for (const QString &word : words) {
            if (line.size() + word.size() + 1 > 90) {
                text += line + QLatin1Char('\n');
                line = QStringLiteral("     ");
            }
            line += QLatin1Char(' ') + word;
        }
        text += line + QStringLiteral("\n      Default: ") + QLatin1String(setting.fallback);
        if (setting.variable)
            text += QStringLiteral(". Environment: ") + QLatin1String(setting.variable);
        text += QLatin1Char('\n');
    }
    text += QStringLiteral("  --help, -h\n      This text.\n"
                           "  --version, -v\n      The version.\n\n"
                           "Ends with 0 when told to, 2 on a wrong setting, 3 when it cannot "
                           "start.\n");
    return text;
}

} // namespace ward::server
