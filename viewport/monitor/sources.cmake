# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
# Included by viewport/CMakeLists.txt. What needs no Quick is a library of its own; the QML types are
# compiled into Ward.Viewport, whose qml/ lists these variables.
ward_add_library(ward_monitor MOC
    SOURCES
        monitor/alarm_bell.cpp monitor/alarm_bell.h
        monitor/alarm_tone.cpp monitor/alarm_tone.h
        monitor/channel.cpp monitor/channel.h
        monitor/monitor_reading.cpp monitor/monitor_reading.h
        monitor/monitor_rows.cpp monitor/monitor_rows.h
        monitor/monitor_theme.cpp monitor/monitor_theme.h
        monitor/patient_signals.cpp monitor/patient_signals.h
        monitor/trace_ribbon.cpp monitor/trace_ribbon.h
        monitor/wave_buffer.cpp monitor/wave_buffer.h
    PUBLIC Qt6::Core Qt6::Gui ward_signals)
# moc's type registrations include the QML types' headers by file name only.
target_include_directories(ward_monitor INTERFACE "${CMAKE_CURRENT_SOURCE_DIR}/monitor")
set(WARD_MONITOR_QML_SOURCES
    ../monitor/monitor_feed.cpp ../monitor/monitor_feed.h
    ../monitor/monitor_view_model.cpp ../monitor/monitor_view_model.h
    ../monitor/trace_item.cpp ../monitor/trace_item.h)
set(WARD_MONITOR_QML_FILES MonitorFace.qml MonitorNumber.qml MonitorPanel.qml MonitorRow.qml)
set(WARD_MONITOR_QML_LIBS ward_monitor ward_sim_client)
