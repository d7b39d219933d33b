// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/signals/wfdb.h"

#include <QDir>
#include <QFile>

#include <cstdlib>
#include <set>
#include <sstream>

namespace ward::test {

std::string waveformFolder()
{
    const QString named = qEnvironmentVariable("WARD_REFERENCE_DATA");
    const QString source = QStringLiteral(WARD_SOURCE_DIR);
    for (const QString &folder : {named, source + QStringLiteral("/../shared/data"),
                                  source + QStringLiteral("/../../shared/data")}) {
        if (!folder.isEmpty() && QDir(folder + QStringLiteral("/waveforms")).exists())
            return (folder + QStringLiteral("/waveforms")).toStdString();
    }
    return {};
}

std::optional<std::vector<WfdbSignal>> readRecord(const std::string &folder,
                                                  const std::string &name)
{
    QFile header(QString::fromStdString(folder + "/" + name + ".hea"));
    QFile data(QString::fromStdString(folder + "/" + name + ".dat"));
    if (!header.open(QIODevice::ReadOnly) || !data.open(QIODevice::ReadOnly))
        return std::nullopt;
    struct Column
    {
        int perFrame;
        double gain;
        double baseline;
    };
    std::vector<WfdbSignal> signals_;
    std::vector<Column> columns;
    double hertz = 0;
    std::istringstream lines(header.readAll().toStdString());
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#' || line[0] == '\r')
            continue;
        std::istringstream words(line);
        std::string file;
        std::string format;
        std::string gain;
        if (hertz == 0) {
            int count = 0;
            words >> file >> count >> hertz;
            continue;
        }
        int bits = 0;
        int zero = 0;
        int first = 0;
        int checksum = 0;
        int block = 0;
        std::string label;
        words >> file >> format >> gain >> bits >> zero >> first >> checksum >> block >> label;
        Column column{1, std::atof(gain.c_str()), static_cast<double>(zero)};
        if (const auto x = format.find('x'); x != std::string::npos)
            column.perFrame = std::atoi(format.c_str() + x + 1);
        if (const auto open = gain.find('('); open != std::string::npos)
            column.baseline = std::atof(gain.c_str() + open + 1);
        columns.push_back(column);
        signals_.push_back({label, hertz * column.perFrame, 4096.0 / column.gain, {}});
    }
    const QByteArray bytes = data.readAll();
    std::vector<int> samples;
    samples.reserve(static_cast<std::size_t>(bytes.size()) * 2 / 3);
    const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const auto signExtend = [](int v) { return v >= 2048 ? v - 4096 : v; };
    for (qsizetype i = 0; i + 2 < bytes.size(); i += 3) {
        samples.push_back(signExtend(byte(i) | (byte(i + 1) & 0x0f) << 8));
        samples.push_back(signExtend(byte(i + 2) | (byte(i + 1) & 0xf0) << 4));
    }
    std::size_t at = 0;
    std::size_t frame = 0;
    for (const Column &column : columns)
        frame += static_cast<std::size_t>(column.perFrame);
    while (at + frame <= samples.size()) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            for (int k = 0; k < columns[c].perFrame; ++k)
                signals_[c].samples.push_back((samples[at++] - columns[c].baseline) /
                                              columns[c].gain);
        }
    }
    return signals_;
}

std::vector<std::int64_t> readBeats(const std::string &path)
{
    // Codes of PhysioNet's ecgcodes.h that mark a QRS complex.
    static const std::set<int> kBeatCodes{1,  2,  3,  4,  5,  6,  7,  8,  9,
                                          10, 11, 12, 13, 25, 30, 34, 35, 38};
    QFile file(QString::fromStdString(path));
    std::vector<std::int64_t> beats;
    if (!file.open(QIODevice::ReadOnly))
        return beats;
    const QByteArray bytes = file.readAll();
    std::int64_t time = 0;
    for (qsizetype i = 0; i + 1 < bytes.size();) {
        const int word =
            static_cast<unsigned char>(bytes[i]) | static_cast<unsigned char>(bytes[i + 1]) << 8;
        i += 2;
        const int code = word >> 10;
        const int value = word & 0x3ff;
        if (code == 0 && value == 0)
            break;
        if (code == 59) { // SKIP: a 32-bit interval in PDP-11 order
            const auto at = [&](qsizetype k) {
                return static_cast<std::int64_t>(static_cast<unsigned char>(bytes[i + k]));
            };
            time += at(2) | at(3) << 8 | at(0) << 16 | at(1) << 24;
            i += 4;
        } else if (code == 63) { // AUX: a string
            i += value + (value & 1);
        } else if (code < 50) {
            time += value;
            if (kBeatCodes.contains(code))
                beats.push_back(time);
        }
    }
    return beats;
}

} // namespace ward::test
