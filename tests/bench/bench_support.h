// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace ward::bench {

/// How much is measured: the figures to keep, a trial, or only whether it runs.
enum class Scale { Full, Quick, Smoke };

inline Scale scaleOf(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::string_view(argv[i]) != "--scale")
            continue;
        const std::string_view said = argv[i + 1];
        return said == "smoke" ? Scale::Smoke : said == "quick" ? Scale::Quick : Scale::Full;
    }
    return Scale::Full;
}

template <typename T>
T pick(Scale scale, T full, T quick, T smoke)
{
    return scale == Scale::Full ? full : scale == Scale::Quick ? quick : smoke;
}

/// Microseconds of the machine's monotonic clock, the same in every process, with fractions.
inline double nowUs()
{
    return std::chrono::duration<double, std::micro>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Microseconds of processor time this thread has used: tells a slow program from a busy machine. 0
/// where the system has no such clock.
inline double threadUs()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
#else
    return 0;
#endif
}

/// How often the system took the processor from this thread so far; 0 where it does not say.
inline std::int64_t preemptions()
{
#ifdef __linux__
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
#else
    return 0;
#endif
}

[[noreturn]] inline void stop(const std::string &why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

struct Goal
{
    const char *of; ///< "median", "p99", "ratio"
    const char *is; ///< "<=", ">="
    double value;
};

/// What stands beside a figure, measured in the same run.
struct Peer
{
    std::string name;
    std::string kind; ///< "physical limit", "program", "without"
    std::string method;
    std::vector<double> samples;
};

/// One figure with its raw samples, as tests/bench/run.py reads it. Median, p99, max, ratio and
/// whether the goal is met follow from them there.
struct Result
{
    std::string name;
    std::string unit;
    std::string method;
    std::optional<Goal> goal;
    std::vector<double> samples;
    std::optional<Peer> peer;
    std::vector<std::pair<std::string, double>> facts;
    bool higherIsBetter = false;
};

/// Samples of a piece of work: wall time, and the thread's processor time beside it.
struct Samples
{
    std::vector<double> wall;
    std::vector<double> thread;
    std::int64_t disturbed = 0; ///< the system gave the processor to somebody else meanwhile

    template <typename Work>
    auto measure(double unitUs, Work work)
    {
        const std::int64_t before = preemptions();
        const double cpu = threadUs();
        const double begin = nowUs();
        auto made = work();
        const double end = nowUs();
        wall.push_back((end - begin) / unitUs);
        thread.push_back((threadUs() - cpu) / unitUs);
        disturbed += preemptions() != before ? 1 : 0;
        return made;
    }
};

inline QJsonArray arrayOf(const std::vector<double> &samples)
{
    QJsonArray array;
    for (const double sample : samples)
        array.append(sample);
    return array;
}

inline QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// JSON on stdout.
inline void print(const std::string &method, const std::vector<Result> &results)
{
    QJsonArray list;
    for (const Result &result : results) {
        QJsonObject object{{"name", text(result.name)},
                           {"unit", text(result.unit)},
                           {"method", text(result.method)},
                           {"samples", arrayOf(result.samples)}};
        if (result.higherIsBetter)
            object.insert(QStringLiteral("higher_is_better"), true);
        if (result.goal)
            object.insert(QStringLiteral("goal"),
                          QJsonObject{{"of", QLatin1String(result.goal->of)},
                                      {"is", QLatin1String(result.goal->is)},
                                      {"value", result.goal->value}});
        if (result.peer)
            object.insert(QStringLiteral("peer"),
                          QJsonObject{{"name", text(result.peer->name)},
                                      {"kind", text(result.peer->kind)},
                                      {"method", text(result.peer->method)},
                                      {"samples", arrayOf(result.peer->samples)}});
        QJsonObject facts;
        for (const auto &[name, value] : result.facts)
            facts.insert(text(name), value);
        if (!facts.isEmpty())
            object.insert(QStringLiteral("facts"), facts);
        list.append(object);
    }
    const QByteArray json = QJsonDocument(QJsonObject{{"method", text(method)}, {"results", list}})
                                .toJson(QJsonDocument::Compact);
    std::fwrite(json.constData(), 1, std::size_t(json.size()), stdout);
    std::fputc('\n', stdout);
}

} // namespace ward::bench
