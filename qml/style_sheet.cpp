// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/style_sheet.h"

#include "qml/theme.h"
#include "qml/units.h"

#include <QApplication>
#include <QHash>
#include <QRegularExpression>
#include <QWidget>

#include <algorithm>

namespace ward::ui {

namespace {

// @name is a colour of the palette, #n# a length at scale 1.
constexpr char kTemplate[] = R"(
QMainWindow, QDialog { background: @line; }
QDialog { background: @bg1; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @acc; }
QWidget { color: @tx; font-size: #13#px; }
QStatusBar { background: @bg1; border-top: 1px solid @line; min-height: #25#px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @tx2; font-size: #12#px; }
QLabel#panelTitle { color: @tx; font-weight: 600; font-size: #12#px; }
QLabel#panelNote { color: @tx2; font-size: #12#px; }
QToolButton { border: none; border-radius: #5#px; padding: #3#px; }
QToolButton:hover { background: @bg3; }
QDockWidget { background: @bg1; }
QTabBar { background: @bg1; border: none; font-size: #12#px; qproperty-drawBase: 0; }
QTabBar::tab { background: @bg1; color: @tx2; border: none; border-bottom: 2px solid @bg1;
    padding: #8#px #6#px #6#px #6#px; min-height: #16#px; margin: 0; font-size: #12#px; }
QTabBar::tab:first { margin-left: #6#px; }
QTabBar::tab:selected { color: @tx; font-weight: 600; border-bottom: 2px solid @acc; }
QTabBar::tab:hover { color: @tx; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { color: @accTx; }
QMenu { background: @bg2; border: 1px solid @line; padding: #4#px; }
QMenu::item { padding: #6#px #26#px #6#px #10#px; border-radius: #5#px; color: @tx; }
QMenu::item:selected { background: @accBg; color: @accTx; }
QMenu::item:disabled { color: @tx3; }
QMenu::icon { padding-left: #8#px; }
QMenu::separator { height: 1px; background: @line; margin: #4#px #6#px; }
QMenu::indicator { width: #12#px; height: #12#px; left: #6#px; }
QToolTip { background: @bg3; color: @tx; border: 1px solid @line; padding: #2#px #5#px;
    font-size: #12#px; }
QFrame#listPopup, QFrame#palette { background: @bg2; border: 1px solid @line;
    border-radius: #8#px; }
QListView { background: @bg2; border: none; outline: none; color: @tx; }
QListView::item { padding: #5#px #8#px; border-radius: #5#px; }
QListView::item:selected { background: @accBg; color: @accTx; }
QListView::item:disabled { color: @tx3; }
QLineEdit, QSpinBox { background: @bg0; border: 1px solid @line; border-radius: #6#px;
    padding: #4#px #8#px; color: @tx; selection-background-color: @acc;
    selection-color: @onAcc; }
QLineEdit:focus { border-color: @acc; }
QFrame#toast { background: @bg3; border: 1px solid @line; }
QFrame#toast QLabel { background: transparent; color: @tx; }
QFrame#toast QToolButton { border: none; padding: #3#px; border-radius: #5#px; }
QFrame#toast QToolButton:hover { background: @accBg; }
QLabel[quiet="true"] { color: @tx2; font-size: #12#px; }
QCheckBox { spacing: #8#px; }
QCheckBox::indicator { width: #14#px; height: #14#px; border: 1px solid @tx3;
    border-radius: #4#px; background: @bg0; }
QCheckBox::indicator:checked { background: @acc; border-color: @acc;
    image: url(:/ward/icons/check.svg); }
QCheckBox::indicator:focus { border: 1px solid @accTx; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QPushButton { background: @bg3; border: 1px solid @line; border-radius: #7#px;
    padding: #6#px #14#px; color: @tx; font-weight: 500; font-size: #12#px; }
QPushButton:hover { border-color: @tx3; }
QPushButton:focus { border: 1px solid @acc; }
QPushButton:default { background: @acc; color: @onAcc; border-color: @acc; font-weight: 600; }
QPushButton:disabled { color: @tx3; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: #9#px; }
QScrollBar:horizontal { height: #9#px; }
QScrollBar::handle { background: @bg3; border-radius: #3#px; min-height: #24#px; margin: 2px; }
QScrollBar::handle:hover { background: @tx3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QHash<QString, QColor> named(const Palette &p)
{
    return {{"bg0", p.bg0},   {"bg1", p.bg1},     {"bg2", p.bg2},     {"bg3", p.bg3},
            {"line", p.line}, {"tx", p.tx},       {"tx2", p.tx2},     {"tx3", p.tx3},
            {"acc", p.acc},   {"accBg", p.accBg}, {"accTx", p.accTx}, {"onAcc", p.onAcc}};
}

} // namespace

QString styleSheet(const Palette &colors, const Units &units)
{
    const QHash<QString, QColor> names = named(colors);
    static const QRegularExpression token(QStringLiteral("@([A-Za-z0-9]+)|#([0-9]+)#"));
    const QString source = QString::fromLatin1(kTemplate);
    QString out;
    qsizetype last = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(source).mid(last, match.capturedStart() - last);
        if (match.hasCaptured(1)) {
            Q_ASSERT(names.contains(match.captured(1)));
            out += names.value(match.captured(1)).name();
        } else {
            out += QString::number(units.px(match.captured(2).toInt()));
        }
        last = match.capturedEnd();
    }
    out += QStringView(source).mid(last);
    return out;
}

QWidget *dressedWindow()
{
    const auto isDressed = [](const QWidget *window) {
        return window != nullptr && window->windowType() == Qt::Window &&
               !window->styleSheet().isEmpty();
    };
    // The one that is worked in; one that waits hidden may still have the look of before.
    if (QWidget *active = QApplication::activeWindow(); isDressed(active))
        return active;
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto seen = std::find_if(windows.begin(), windows.end(), [&](const QWidget *window) {
        return isDressed(window) && window->isVisible();
    });
    if (seen != windows.end())
        return *seen;
    const auto any = std::find_if(windows.begin(), windows.end(), isDressed);
    return any == windows.end() ? nullptr : *any;
}

QPalette widgetPalette(const Palette &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.bg1);
    palette.setColor(QPalette::WindowText, colors.tx);
    palette.setColor(QPalette::Base, colors.bg0);
    palette.setColor(QPalette::AlternateBase, colors.bg2);
    palette.setColor(QPalette::Text, colors.tx);
    palette.setColor(QPalette::PlaceholderText, colors.tx3);
    palette.setColor(QPalette::Button, colors.bg3);
    palette.setColor(QPalette::ButtonText, colors.tx);
    palette.setColor(QPalette::Highlight, colors.acc);
    palette.setColor(QPalette::HighlightedText, colors.onAcc);
    palette.setColor(QPalette::ToolTipBase, colors.bg3);
    palette.setColor(QPalette::ToolTipText, colors.tx);
    palette.setColor(QPalette::Link, colors.acc);
    palette.setColor(QPalette::Mid, colors.line);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.tx3);
    return palette;
}

} // namespace ward::ui
