// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// A library of its own, loaded at the first alarm: Qt Multimedia brings a sound server's client and
// its codecs along, and no start of the program shall wait for them.
#include "viewport/monitor/alarm_bell.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>

#include <memory>

namespace {

using ward::viewport::AlarmLevel;

class Loudspeaker : public ward::viewport::ToneOutput
{
public:
    ~Loudspeaker() override { end(); }

    void play(AlarmLevel level) override
    {
        end();
        // Asked each time: head-phones and screens with loudspeakers come and go.
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat format;
        format.setSampleRate(ward::viewport::kToneRate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format))
            return;
        const std::vector<std::int16_t> tone = ward::viewport::makeTone(level);
        m_samples.setData(reinterpret_cast<const char *>(tone.data()),
                          static_cast<qsizetype>(tone.size() * sizeof(std::int16_t)));
        m_samples.open(QIODevice::ReadOnly);
        m_sink = std::make_unique<QAudioSink>(device, format);
        m_sink->start(&m_samples);
    }

    void stop() override { end(); }

private:
    void end()
    {
        if (m_sink)
            m_sink->stop();
        m_sink.reset();
        m_samples.close();
    }

    QBuffer m_samples;
    std::unique_ptr<QAudioSink> m_sink;
};

} // namespace

/// For `studio::Speaker`; the caller owns what it gets.
extern "C" Q_DECL_EXPORT ward::viewport::ToneOutput *wardMakeLoudspeaker()
{
    return new Loudspeaker;
}
