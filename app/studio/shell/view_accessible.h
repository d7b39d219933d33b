// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;
class QWindow;

namespace ward::studio {

/// QWidget::createWindowContainer, and what is in the window is found by screen readers below the
/// container (Qt 6.4 ends its tree of accessible objects there), and the window keeps the keys it
/// was given (EmbeddedFocus). GUI thread.
[[nodiscard]] QWidget *makeWindowContainer(QWindow *window, QWidget *parent = nullptr);
/// The window in such a container; nullptr for any other widget.
[[nodiscard]] QWindow *windowOf(const QWidget *container);

} // namespace ward::studio
