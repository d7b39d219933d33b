// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/theme.h"

#include <QFont>
#include <QGuiApplication>
#include <QQmlEngine>

#include <algorithm>
#include <cmath>

namespace ward::ui {

namespace {

Palette darkPalette()
{
    return {
        .bg0 = "#0f1216",
        .bg1 = "#161a20",
        .bg2 = "#1c2129",
        .bg3 = "#252b35",
        .line = "#2b323d",
        .hover = "#1f252e",
        .tx = "#e4e8ee",
        .tx2 = "#a3aebc",
        .tx3 = "#8c98a8",
        .acc = "#8b93ff",
        .accBg = "#2a2d4d",
        .accTx = "#b9beff",
        .onAcc = "#11131f",
        .ok = "#4cc38a",
        .warn = "#e8b339",
        .bad = "#ff7070",
        .onBad = "#1d0a0a",
        .ecg = "#3ee07f",
        .spo2 = "#35d4ef",
        .abp = "#ff6a6a",
        .co2 = "#ffd84a",
        .resp = "#e9edf2",
        .cvp = "#7ba3ff",
        .temp = "#d8a7ff",
        .hud = QColor(0x12, 0x16, 0x1b, 0xd9),
        .hudLine = QColor(0xff, 0xff, 0xff, 0x1f),
        .shadow = QColor(0, 0, 0, 0x66),
        .laneStable = "#27405a",
        .laneBad = "#5a2a2e",
        .laneGood = "#24503c",
        .laneAlarm = "#7a2226",
        .laneWarn = "#5c4a14",
        .laneWork = "#265a75",
        .laneAir = "#345260",
        .laneTeam = "#5fd3c5",
        .laneDrug = "#b48bff",
        .laneShock = "#ffcf4a",
    };
}

Palette lightPalette()
{
    return {
        .bg0 = "#eceff3",
        .bg1 = "#f8f9fb",
        .bg2 = "#ffffff",
        .bg3 = "#e2e6ec",
        .line = "#d0d6de",
        .hover = "#eef1f5",
        .tx = "#1a2028",
        .tx2 = "#465162",
        .tx3 = "#586271",
        .acc = "#4b46d6",
        .accBg = "#e3e4ff",
        .accTx = "#3f3ab8",
        .onAcc = "#ffffff",
        .ok = "#0f6e45",
        .warn = "#7a5200",
        .bad = "#b32020",
        .onBad = "#ffffff",
        .ecg = "#0b6b34",
        .spo2 = "#00617a",
        .abp = "#b3261e",
        .co2 = "#735600",
        .resp = "#39424e",
        .cvp = "#2a52be",
        .temp = "#7a3db8",
        .hud = QColor(0xf8, 0xf9, 0xfb, 0xeb),
        .hudLine = QColor(0, 0, 0, 0x24),
        .shadow = QColor(0x20, 0x28, 0x38, 0x40),
        .laneStable = "#cfe0f2",
        .laneBad = "#f6d3d3",
        .laneGood = "#cdebd9",
        .laneAlarm = "#f3c1c1",
        .laneWarn = "#f3e2b0",
        .laneWork = "#c4e2f0",
        .laneAir = "#d3e2e9",
        .laneTeam = "#147a6c",
        .laneDrug = "#7a3db8",
        .laneShock = "#8a6100",
    };
}

/// `top` over `bottom`, both as they reach the eye.
QColor over(const QColor &top, const QColor &bottom)
{
    const float a = top.alphaF();
    return QColor::fromRgbF(top.redF() * a + bottom.redF() * (1 - a),
                            top.greenF() * a + bottom.greenF() * (1 - a),
                            top.blueF() * a + bottom.blueF() * (1 - a));
}

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_colors(&palette(true))
{
}

Theme *Theme::of(QQmlEngine &engine)
{
    return engine.singletonInstance<Theme *>(qmlTypeId("Ward.Ui", 1, 0, "Theme"));
}

const Palette &Theme::palette(bool dark)
{
    static const Palette darkColors = darkPalette();
    static const Palette lightColors = lightPalette();
    return dark ? darkColors : lightColors;
}

QList<ContrastPair> Theme::contrastPairs(bool dark)
{
    const Palette &p = palette(dark);
    // What lies below the translucent HUD is the 3D scene: its mid-grey walls are the worst case.
    const QColor hud = over(p.hud, QColor(0x8a, 0x90, 0x98));
    struct Named
    {
        const char *name;
        QColor color;
    };
    const Named grounds[] = {{"bg0", p.bg0}, {"bg1", p.bg1},     {"bg2", p.bg2},
                             {"bg3", p.bg3}, {"hover", p.hover}, {"accBg", p.accBg}};
    const Named texts[] = {{"tx", p.tx},     {"tx2", p.tx2},   {"tx3", p.tx3},   {"accTx", p.accTx},
                           {"acc", p.acc},   {"ok", p.ok},     {"warn", p.warn}, {"bad", p.bad},
                           {"ecg", p.ecg},   {"spo2", p.spo2}, {"abp", p.abp},   {"co2", p.co2},
                           {"resp", p.resp}, {"cvp", p.cvp},   {"temp", p.temp}};
    QList<ContrastPair> pairs;
    for (const Named &ground : grounds) {
        for (const Named &text : texts)
            pairs.append({text.name, ground.name, text.color, ground.color});
    }
    for (const Named &lane : {Named{"laneStable", p.laneStable},
                              {"laneBad", p.laneBad},
                              {"laneGood", p.laneGood},
                              {"laneAlarm", p.laneAlarm},
                              {"laneWarn", p.laneWarn},
                              {"laneWork", p.laneWork},
                              {"laneAir", p.laneAir}})
        pairs.append({"tx", lane.name, p.tx, lane.color});
    for (const QColor &author : authors())
        pairs.append({"onAuthor", "authors", onAuthor(), author});
    pairs.append({"onAcc", "acc", p.onAcc, p.acc});
    pairs.append({"onBad", "bad", p.onBad, p.bad});
    pairs.append({"tx", "hud", p.tx, hud});
    pairs.append({"tx2", "hud", p.tx2, hud});
    return pairs;
}

const QList<QColor> &Theme::authors()
{
    static const QList<QColor> colors{"#f490c4", "#7fb6ff", "#c3d95f",
                                      "#ffb07c", "#6fd8c8", "#d5c39a"};
    return colors;
}

QColor Theme::onAuthor()
{
    return QColor(0x11, 0x15, 0x1a);
}

double Theme::contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void Theme::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    m_colors = &palette(dark);
    Q_EMIT changed();
}

QString Theme::family() const
{
    return QGuiApplication::font().family();
}

} // namespace ward::ui
