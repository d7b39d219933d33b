// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/tabular_font.h"

#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QtEndian>

#include <map>
#include <optional>

namespace ward::ui {

namespace {

constexpr char kFamily[] = "Inter Tabular";

/// Big-endian reads that answer 0 outside the data, so that a damaged font can only look wrong.
class Bytes
{
public:
    explicit Bytes(QByteArrayView data)
        : m_data(data)
    {
    }
    [[nodiscard]] quint16 u16(qsizetype at) const
    {
        return at >= 0 && at + 2 <= m_data.size() ? qFromBigEndian<quint16>(m_data.data() + at) : 0;
    }
    [[nodiscard]] quint32 u32(qsizetype at) const
    {
        return at >= 0 && at + 4 <= m_data.size() ? qFromBigEndian<quint32>(m_data.data() + at) : 0;
    }
    [[nodiscard]] QByteArrayView tag(qsizetype at) const
    {
        return at >= 0 && at + 4 <= m_data.size() ? m_data.sliced(at, 4) : QByteArrayView();
    }
    [[nodiscard]] Bytes from(qsizetype at) const
    {
        return Bytes(at >= 0 && at <= m_data.size() ? m_data.sliced(at) : QByteArrayView());
    }

private:
    QByteArrayView m_data;
};

using Substitutions = std::map<quint16, quint16>;
using CharacterMap = std::map<quint32, quint16>;

std::map<QByteArray, QByteArray> tablesOf(const QByteArray &font)
{
    const Bytes file(font);
    std::map<QByteArray, QByteArray> tables;
    for (int i = 0; i < file.u16(4); ++i) {
        const qsizetype entry = 12 + 16 * i;
        const quint32 offset = file.u32(entry + 8);
        const quint32 length = file.u32(entry + 12);
        if (quint64(offset) + length > quint64(font.size()))
            return {};
        tables[file.tag(entry).toByteArray()] = font.mid(offset, length);
    }
    return tables;
}

/// Glyph → coverage index of a Coverage table.
std::map<quint16, quint16> coverageOf(const Bytes &table)
{
    std::map<quint16, quint16> coverage;
    const int count = table.u16(2);
    if (table.u16(0) == 1) {
        for (int i = 0; i < count; ++i)
            coverage[table.u16(4 + 2 * i)] = quint16(i);
    } else if (table.u16(0) == 2) {
        for (int i = 0; i < count; ++i) {
            const Bytes range = table.from(4 + 6 * i);
            for (quint32 glyph = range.u16(0); glyph <= range.u16(2); ++glyph)
                coverage[quint16(glyph)] = quint16(range.u16(4) + glyph - range.u16(0));
        }
    }
    return coverage;
}

void addSingleSubstitutions(const Bytes &subtable, Substitutions *out)
{
    for (const auto &[glyph, index] : coverageOf(subtable.from(subtable.u16(2)))) {
        if (subtable.u16(0) == 1)
            out->emplace(glyph, quint16(glyph + subtable.u16(4)));
        else if (subtable.u16(0) == 2 && index < subtable.u16(4))
            out->emplace(glyph, subtable.u16(6 + 2 * index));
    }
}

/// What the lookups of type 1 (single substitution) of `feature` do, in GSUB.
Substitutions substitutionsOf(const QByteArray &gsub, const QByteArray &feature)
{
    constexpr quint16 kSingle = 1;
    constexpr quint16 kExtension = 7;
    const Bytes table(gsub);
    const Bytes features = table.from(table.u16(6));
    const Bytes lookups = table.from(table.u16(8));
    Substitutions out;
    for (int i = 0; i < features.u16(0); ++i) {
        if (features.tag(2 + 6 * i) != feature)
            continue;
        const Bytes record = features.from(features.u16(2 + 6 * i + 4));
        for (int j = 0; j < record.u16(2); ++j) {
            const Bytes lookup = lookups.from(lookups.u16(2 + 2 * record.u16(4 + 2 * j)));
            for (int k = 0; k < lookup.u16(4); ++k) {
                Bytes subtable = lookup.from(lookup.u16(6 + 2 * k));
                quint16 type = lookup.u16(0);
                if (type == kExtension) {
                    type = subtable.u16(2);
                    subtable = subtable.from(subtable.u32(4));
                }
                if (type == kSingle)
                    addSingleSubstitutions(subtable, &out);
            }
        }
    }
    return out;
}

void readFormat4(const Bytes &table, CharacterMap *map)
{
    const int segments = table.u16(6) / 2;
    for (int i = 0; i < segments; ++i) {
        const quint32 end = table.u16(14 + 2 * i);
        const qsizetype starts = 16 + 2 * segments;
        const quint32 start = table.u16(starts + 2 * i);
        const quint16 delta = table.u16(starts + 2 * segments + 2 * i);
        const qsizetype rangeAt = starts + 4 * segments + 2 * i;
        const quint16 range = table.u16(rangeAt);
        for (quint32 code = start; code <= end && code != 0xffff; ++code) {
            quint16 glyph = quint16(code + delta);
            if (range != 0) {
                glyph = table.u16(rangeAt + range + 2 * (code - start));
                if (glyph != 0)
                    glyph = quint16(glyph + delta);
            }
            if (glyph != 0)
                (*map)[code] = glyph;
        }
    }
}

void readFormat12(const Bytes &table, CharacterMap *map)
{
    constexpr quint32 kLastCodePoint = 0x10ffff;
    for (quint32 i = 0; i < std::min(table.u32(12), kLastCodePoint); ++i) {
        const Bytes group = table.from(16 + 12 * qsizetype(i));
        const quint32 end = std::min(group.u32(4), kLastCodePoint);
        for (quint32 code = group.u32(0); code <= end; ++code)
            (*map)[code] = quint16(group.u32(8) + code - group.u32(0));
    }
}

CharacterMap charactersOf(const QByteArray &cmap)
{
    const Bytes table(cmap);
    CharacterMap map;
    for (int i = 0; i < table.u16(2); ++i) {
        const Bytes record = table.from(4 + 8 * i);
        const bool unicode = record.u16(0) == 0 || (record.u16(0) == 3 && record.u16(2) != 0);
        const Bytes subtable = table.from(record.u32(4));
        if (unicode && subtable.u16(0) == 4)
            readFormat4(subtable, &map);
        else if (unicode && subtable.u16(0) == 12)
            readFormat12(subtable, &map);
    }
    return map;
}

void put16(QByteArray *out, quint32 value)
{
    out->append(char(value >> 8)).append(char(value));
}

void put32(QByteArray *out, quint32 value)
{
    put16(out, value >> 16);
    put16(out, value & 0xffff);
}

/// One format 12 subtable, which covers all of Unicode, under (0, 4) and (3, 10): with (3, 10)
/// alone FreeType makes up another map from the glyph names and prefers it.
QByteArray writeCharacterMap(const CharacterMap &map)
{
    QByteArray groups;
    quint32 count = 0;
    for (auto it = map.begin(); it != map.end();) {
        auto last = it;
        for (auto next = std::next(it); next != map.end() && next->first == last->first + 1 &&
                                        next->second == last->second + 1;
             ++next)
            last = next;
        put32(&groups, it->first);
        put32(&groups, last->first);
        put32(&groups, it->second);
        ++count;
        it = std::next(last);
    }
    QByteArray out;
    constexpr quint32 kSubtableAt = 20;
    put16(&out, 0);
    put16(&out, 2);
    for (const auto &[platform, encoding] : {std::pair(0, 4), std::pair(3, 10)}) {
        put16(&out, quint32(platform));
        put16(&out, quint32(encoding));
        put32(&out, kSubtableAt);
    }
    put16(&out, 12);
    put16(&out, 0);
    put32(&out, quint32(16 + groups.size()));
    put32(&out, 0);
    put32(&out, count);
    return out + groups;
}

/// The `name` table with the family names (ids 1 and 16) replaced by `family`.
QByteArray renameFamily(const QByteArray &names, const QString &family)
{
    constexpr quint16 kFamily = 1;
    constexpr quint16 kUniqueId = 3;
    constexpr quint16 kTypographicFamily = 16;
    const Bytes table(names);
    const int count = table.u16(2);
    const qsizetype strings = table.u16(4);
    QByteArray utf16;
    for (const QChar c : family)
        put16(&utf16, c.unicode());

    QByteArray records;
    QByteArray storage;
    for (int i = 0; i < count; ++i) {
        const Bytes record = table.from(6 + 12 * i);
        const quint16 platform = record.u16(0);
        const quint16 id = record.u16(6);
        QByteArray text = names.mid(strings + record.u16(10), record.u16(8));
        if (id == kFamily || id == kTypographicFamily || id == kUniqueId)
            text = platform == 1 ? family.toLatin1() : utf16;
        for (int field = 0; field < 4; ++field)
            put16(&records, record.u16(2 * field));
        put16(&records, quint32(text.size()));
        put16(&records, quint32(storage.size()));
        storage += text;
    }
    QByteArray out;
    put16(&out, 0);
    put16(&out, quint32(count));
    put16(&out, quint32(6 + records.size()));
    return out + records + storage;
}

QByteArray writeFont(const QByteArray &signature, const std::map<QByteArray, QByteArray> &tables)
{
    QByteArray directory = signature;
    const auto count = quint32(tables.size());
    quint32 power = 0;
    while ((2u << power) <= count)
        ++power;
    put16(&directory, count);
    put16(&directory, 16u << power);
    put16(&directory, power);
    put16(&directory, 16 * count - (16u << power));
    QByteArray body;
    const quint32 start = 12 + 16 * count;
    for (const auto &[tag, data] : tables) {
        QByteArray padded = data;
        padded.append((4 - data.size() % 4) % 4, '\0');
        quint32 sum = 0;
        for (qsizetype i = 0; i < padded.size(); i += 4)
            sum += qFromBigEndian<quint32>(padded.constData() + i);
        directory += tag;
        put32(&directory, sum);
        put32(&directory, start + quint32(body.size()));
        put32(&directory, quint32(data.size()));
        body += padded;
    }
    return directory + body;
}

} // namespace

QByteArray withFeatures(const QByteArray &font, const QList<QByteArray> &features,
                        const QString &family)
{
    std::map<QByteArray, QByteArray> tables = tablesOf(font);
    if (!tables.contains("cmap") || !tables.contains("GSUB") || !tables.contains("name"))
        return {};
    CharacterMap characters = charactersOf(tables["cmap"]);
    bool changed = false;
    for (const QByteArray &feature : features) {
        const Substitutions substitutions = substitutionsOf(tables["GSUB"], feature);
        for (auto &[code, glyph] : characters) {
            if (const auto it = substitutions.find(glyph); it != substitutions.end()) {
                glyph = it->second;
                changed = true;
            }
        }
    }
    if (!changed)
        return {};
    tables["cmap"] = writeCharacterMap(characters);
    tables["name"] = renameFamily(tables["name"], family);
    tables.erase("DSIG"); // a signature of the unchanged file
    return writeFont(font.left(4), tables);
}

QList<QByteArray> readFonts()
{
    const char *const weights[] = {"Regular", "Medium", "SemiBold", "Bold"};
    QStringList folders = {QStringLiteral("/usr/share/fonts/opentype/inter")};
    for (const QString &base : QStandardPaths::standardLocations(QStandardPaths::FontsLocation))
        folders << base << base + QStringLiteral("/inter");

    QList<QByteArray> fonts;
    for (const char *weight : weights) {
        for (const QString &folder : folders) {
            QFile file(folder + QStringLiteral("/Inter-%1.otf").arg(QLatin1String(weight)));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray patched =
                withFeatures(file.readAll(), {"tnum", "cv05"}, QLatin1String(kFamily));
            if (!patched.isEmpty())
                fonts.append(patched);
            break;
        }
    }
    return fonts;
}

QString installFonts(const QList<QByteArray> &fonts)
{
    bool installed = false;
    for (const QByteArray &data : fonts)
        installed = QFontDatabase::addApplicationFontFromData(data) >= 0 || installed;
    QFont font = QGuiApplication::font();
    if (installed)
        font.setFamily(QLatin1String(kFamily));
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
    return font.family();
}

} // namespace ward::ui
