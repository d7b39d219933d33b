// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

class QQmlEngine;

namespace ward::ui {

/// Every colour of one theme variant. Grounds, text, one accent, states, clinical signals, lanes.
struct Palette
{
    QColor bg0, bg1, bg2, bg3, line, hover;
    QColor tx, tx2, tx3;
    QColor acc, accBg, accTx, onAcc;
    QColor ok, warn, bad, onBad;
    QColor ecg, spo2, abp, co2, resp, cvp, temp;
    QColor hud, hudLine, shadow;
    QColor laneStable, laneBad, laneGood, laneAlarm, laneWarn, laneWork, laneAir, laneTeam;
    QColor laneDrug, laneShock;
};

/// A text colour and a ground it is used on; the contrast test walks all of them.
struct ContrastPair
{
    const char *text;
    const char *ground;
    QColor foreground;
    QColor background;
};

/// The only place colours come from (`Theme` in QML, one per engine; GUI thread). Dark by default,
/// because simulation control rooms are dark. `acc` is violet, which is no clinical signal; the
/// clinical colours are for clinical signals only. `screen` is the ground of a bedside monitor and
/// stays black in both variants.
class Theme : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY changed FINAL)
    Q_PROPERTY(QString family READ family CONSTANT FINAL)
    Q_PROPERTY(QColor bg0 READ bg0 NOTIFY changed FINAL)
    Q_PROPERTY(QColor bg1 READ bg1 NOTIFY changed FINAL)
    Q_PROPERTY(QColor bg2 READ bg2 NOTIFY changed FINAL)
    Q_PROPERTY(QColor bg3 READ bg3 NOTIFY changed FINAL)
    Q_PROPERTY(QColor line READ line NOTIFY changed FINAL)
    Q_PROPERTY(QColor hover READ hover NOTIFY changed FINAL)
    Q_PROPERTY(QColor tx READ tx NOTIFY changed FINAL)
    Q_PROPERTY(QColor tx2 READ tx2 NOTIFY changed FINAL)
    Q_PROPERTY(QColor tx3 READ tx3 NOTIFY changed FINAL)
    Q_PROPERTY(QColor acc READ acc NOTIFY changed FINAL)
    Q_PROPERTY(QColor accBg READ accBg NOTIFY changed FINAL)
    Q_PROPERTY(QColor accTx READ accTx NOTIFY changed FINAL)
    Q_PROPERTY(QColor onAcc READ onAcc NOTIFY changed FINAL)
    Q_PROPERTY(QColor ok READ ok NOTIFY changed FINAL)
    Q_PROPERTY(QColor warn READ warn NOTIFY changed FINAL)
    Q_PROPERTY(QColor bad READ bad NOTIFY changed FINAL)
    Q_PROPERTY(QColor onBad READ onBad NOTIFY changed FINAL)
    Q_PROPERTY(QColor ecg READ ecg NOTIFY changed FINAL)
    Q_PROPERTY(QColor spo2 READ spo2 NOTIFY changed FINAL)
    Q_PROPERTY(QColor abp READ abp NOTIFY changed FINAL)
    Q_PROPERTY(QColor co2 READ co2 NOTIFY changed FINAL)
    Q_PROPERTY(QColor resp READ resp NOTIFY changed FINAL)
    Q_PROPERTY(QColor cvp READ cvp NOTIFY changed FINAL)
    Q_PROPERTY(QColor temp READ temp NOTIFY changed FINAL)
    Q_PROPERTY(QColor hud READ hud NOTIFY changed FINAL)
    Q_PROPERTY(QColor hudLine READ hudLine NOTIFY changed FINAL)
    Q_PROPERTY(QColor shadow READ shadow NOTIFY changed FINAL)
    Q_PROPERTY(QColor screen READ screen CONSTANT FINAL)
    Q_PROPERTY(QList<QColor> authors READ authors CONSTANT FINAL)
    Q_PROPERTY(QColor onAuthor READ onAuthor CONSTANT FINAL)
    Q_PROPERTY(QColor laneStable READ laneStable NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneBad READ laneBad NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneGood READ laneGood NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneAlarm READ laneAlarm NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneWarn READ laneWarn NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneWork READ laneWork NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneAir READ laneAir NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneTeam READ laneTeam NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneDrug READ laneDrug NOTIFY changed FINAL)
    Q_PROPERTY(QColor laneShock READ laneShock NOTIFY changed FINAL)

public:
    explicit Theme(QObject *parent = nullptr);

    /// The engine's one Theme, created when first asked for. The engine owns it.
    [[nodiscard]] static Theme *of(QQmlEngine &engine);
    [[nodiscard]] static const Palette &palette(bool dark);
    /// Every pair of text and ground the interface uses, resolved in one variant.
    [[nodiscard]] static QList<ContrastPair> contrastPairs(bool dark);
    /// Contrast ratio of two opaque colours, WCAG 2.2 definition.
    [[nodiscard]] static double contrast(const QColor &a, const QColor &b);

    /// Grounds of the name tags of other people in the session, and lines around what they have
    /// selected: alike in both variants, no clinical colour, never without the name. `onAuthor` is
    /// the ink on all of them.
    [[nodiscard]] static const QList<QColor> &authors();
    [[nodiscard]] static QColor onAuthor();

    [[nodiscard]] bool isDark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] const Palette &colors() const { return *m_colors; }
    [[nodiscard]] QString family() const;

    [[nodiscard]] QColor bg0() const { return m_colors->bg0; }
    [[nodiscard]] QColor bg1() const { return m_colors->bg1; }
    [[nodiscard]] QColor bg2() const { return m_colors->bg2; }
    [[nodiscard]] QColor bg3() const { return m_colors->bg3; }
    [[nodiscard]] QColor line() const { return m_colors->line; }
    [[nodiscard]] QColor hover() const { return m_colors->hover; }
    [[nodiscard]] QColor tx() const { return m_colors->tx; }
    [[nodiscard]] QColor tx2() const { return m_colors->tx2; }
    [[nodiscard]] QColor tx3() const { return m_colors->tx3; }
    [[nodiscard]] QColor acc() const { return m_colors->acc; }
    [[nodiscard]] QColor accBg() const { return m_colors->accBg; }
    [[nodiscard]] QColor accTx() const { return m_colors->accTx; }
    [[nodiscard]] QColor onAcc() const { return m_colors->onAcc; }
    [[nodiscard]] QColor ok() const { return m_colors->ok; }
    [[nodiscard]] QColor warn() const { return m_colors->warn; }
    [[nodiscard]] QColor bad() const { return m_colors->bad; }
    [[nodiscard]] QColor onBad() const { return m_colors->onBad; }
    [[nodiscard]] QColor ecg() const { return m_colors->ecg; }
    [[nodiscard]] QColor spo2() const { return m_colors->spo2; }
    [[nodiscard]] QColor abp() const { return m_colors->abp; }
    [[nodiscard]] QColor co2() const { return m_colors->co2; }
    [[nodiscard]] QColor resp() const { return m_colors->resp; }
    [[nodiscard]] QColor cvp() const { return m_colors->cvp; }
    [[nodiscard]] QColor temp() const { return m_colors->temp; }
    [[nodiscard]] QColor hud() const { return m_colors->hud; }
    [[nodiscard]] QColor hudLine() const { return m_colors->hudLine; }
    [[nodiscard]] QColor shadow() const { return m_colors->shadow; }
    [[nodiscard]] QColor screen() const { return QColor(0x05, 0x08, 0x0a); }
    [[nodiscard]] QColor laneStable() const { return m_colors->laneStable; }
    [[nodiscard]] QColor laneBad() const { return m_colors->laneBad; }
    [[nodiscard]] QColor laneGood() const { return m_colors->laneGood; }
    [[nodiscard]] QColor laneAlarm() const { return m_colors->laneAlarm; }
    [[nodiscard]] QColor laneWarn() const { return m_colors->laneWarn; }
    [[nodiscard]] QColor laneWork() const { return m_colors->laneWork; }
    [[nodiscard]] QColor laneAir() const { return m_colors->laneAir; }
    [[nodiscard]] QColor laneTeam() const { return m_colors->laneTeam; }
    [[nodiscard]] QColor laneDrug() const { return m_colors->laneDrug; }
    [[nodiscard]] QColor laneShock() const { return m_colors->laneShock; }

Q_SIGNALS:
    void changed();

private:
    bool m_dark = true;
    const Palette *m_colors;
};

} // namespace ward::ui
