// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

class QQmlEngine;

namespace ward::ui {

/// Every length and type size of the interface, in logical pixels, already multiplied by `scale`
/// (`Units` in QML, one per engine; GUI thread). Nothing else in QML writes a pixel number for
/// spacing, radius, row height or type.
class Units : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(qreal scale READ scale WRITE setScale NOTIFY changed FINAL)
    Q_PROPERTY(int hair READ hair NOTIFY changed FINAL)               ///< 1, lines
    Q_PROPERTY(int xs READ xs NOTIFY changed FINAL)                   ///< 2
    Q_PROPERTY(int s READ s NOTIFY changed FINAL)                     ///< 4
    Q_PROPERTY(int m READ m NOTIFY changed FINAL)                     ///< 8
    Q_PROPERTY(int l READ l NOTIFY changed FINAL)                     ///< 12
    Q_PROPERTY(int xl READ xl NOTIFY changed FINAL)                   ///< 18
    Q_PROPERTY(int xxl READ xxl NOTIFY changed FINAL)                 ///< 28
    Q_PROPERTY(int radiusSmall READ radiusSmall NOTIFY changed FINAL) ///< 5, tokens
    Q_PROPERTY(int radius READ radius NOTIFY changed FINAL)           ///< 6, inputs and rows
    Q_PROPERTY(int radiusLarge READ radiusLarge NOTIFY changed FINAL) ///< 9, cards
    Q_PROPERTY(int row READ row NOTIFY changed FINAL)                 ///< 27, list and tree rows
    Q_PROPERTY(int field READ field NOTIFY changed FINAL)         ///< 30, a label with its input
    Q_PROPERTY(int input READ input NOTIFY changed FINAL)         ///< 25
    Q_PROPERTY(int search READ search NOTIFY changed FINAL)       ///< 27
    Q_PROPERTY(int button READ button NOTIFY changed FINAL)       ///< 29
    Q_PROPERTY(int bar READ bar NOTIFY changed FINAL)             ///< 44, the top bar
    Q_PROPERTY(int header READ header NOTIFY changed FINAL)       ///< 34, panel headers
    Q_PROPERTY(int status READ status NOTIFY changed FINAL)       ///< 26
    Q_PROPERTY(int label READ label NOTIFY changed FINAL)         ///< 104, inspector's label column
    Q_PROPERTY(int indent READ indent NOTIFY changed FINAL)       ///< 18, per tree level
    Q_PROPERTY(int icon READ icon NOTIFY changed FINAL)           ///< 16
    Q_PROPERTY(int iconLarge READ iconLarge NOTIFY changed FINAL) ///< 22
    Q_PROPERTY(int fontSmall READ fontSmall NOTIFY changed FINAL) ///< 11
    Q_PROPERTY(int fontLabel READ fontLabel NOTIFY changed FINAL) ///< 12
    Q_PROPERTY(int font READ font NOTIFY changed FINAL)           ///< 13
    Q_PROPERTY(int fontTitle READ fontTitle NOTIFY changed FINAL) ///< 14
    Q_PROPERTY(int fontLarge READ fontLarge NOTIFY changed FINAL) ///< 18
    Q_PROPERTY(int fontHuge READ fontHuge NOTIFY changed FINAL)   ///< 26, the clock

public:
    static constexpr qreal kMinScale = 0.8;
    static constexpr qreal kMaxScale = 2.0;

    explicit Units(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    /// The engine's one Units, created when first asked for. The engine owns it.
    [[nodiscard]] static Units *of(QQmlEngine &engine);

    [[nodiscard]] qreal scale() const { return m_scale; }
    /// Clamped to 0.8–2.0.
    void setScale(qreal scale);

    /// `px` at scale 1 → logical pixels, never below one for a positive length.
    Q_INVOKABLE [[nodiscard]] int px(qreal px) const;

    [[nodiscard]] int hair() const { return 1; }
    [[nodiscard]] int xs() const { return px(2); }
    [[nodiscard]] int s() const { return px(4); }
    [[nodiscard]] int m() const { return px(8); }
    [[nodiscard]] int l() const { return px(12); }
    [[nodiscard]] int xl() const { return px(18); }
    [[nodiscard]] int xxl() const { return px(28); }
    [[nodiscard]] int radiusSmall() const { return px(5); }
    [[nodiscard]] int radius() const { return px(6); }
    [[nodiscard]] int radiusLarge() const { return px(9); }
    [[nodiscard]] int row() const { return px(27); }
    [[nodiscard]] int field() const { return px(30); }
    [[nodiscard]] int input() const { return px(25); }
    [[nodiscard]] int search() const { return px(27); }
    [[nodiscard]] int button() const { return px(29); }
    [[nodiscard]] int bar() const { return px(44); }
    [[nodiscard]] int header() const { return px(34); }
    [[nodiscard]] int status() const { return px(26); }
    [[nodiscard]] int label() const { return px(104); }
    [[nodiscard]] int indent() const { return px(18); }
    [[nodiscard]] int icon() const { return px(16); }
    [[nodiscard]] int iconLarge() const { return px(22); }
    [[nodiscard]] int fontSmall() const { return px(11); }
    [[nodiscard]] int fontLabel() const { return px(12); }
    [[nodiscard]] int font() const { return px(13); }
    [[nodiscard]] int fontTitle() const { return px(14); }
    [[nodiscard]] int fontLarge() const { return px(18); }
    [[nodiscard]] int fontHuge() const { return px(26); }

Q_SIGNALS:
    void changed();

private:
    qreal m_scale = 1;
};

} // namespace ward::ui
