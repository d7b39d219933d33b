// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/http_message.h"

#include <google/protobuf/util/json_util.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <type_traits>

namespace ward::server {

namespace {

std::string argText(const MessageArg &arg)
{
    return std::visit(
        [](const auto &value) -> std::string {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>)
                return value;
            else if constexpr (std::is_same_v<T, MessageQuantity>)
                return std::to_string(value.value) + " " + value.unit;
            else if constexpr (std::is_same_v<T, MessageTime>)
                return std::to_string(value.us) + " us";
            else
                return std::to_string(value);
        },
        arg);
}

} // namespace

HttpResponse refusal(unsigned status, const Message &why)
{
    QJsonObject args;
    for (const auto &[name, value] : why.args)
        args.insert(QString::fromStdString(name), QString::fromStdString(argText(value)));
    const QJsonObject object{{QStringLiteral("code"), QString::fromStdString(why.code)},
                             {QStringLiteral("args"), args}};
    return {status, kJson, QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString(), {}};
}

unsigned statusOf(const Message &why)
{
    const std::string &code = why.code;
    if (code.ends_with(".unknown") || code == "recording.seek.outside" ||
        code == "inquiry.outside" || code.starts_with("inquiry.unknown-") ||
        code == "inquiry.no-patient" || code == "inquiry.not-a-patient")
        return 404;
    if (code.starts_with("sessions.role"))
        return 403;
    if (code == "server.limit.commands" || code == "server.limit.queries" ||
        code == "server.limit.why" || code == "server.handshake.too-many-attempts")
        return 429;
    if (code == "server.query.timeout")
        return 504;
    if (code == "sessions.draining")
        return 503;
    return 400;
}

std::string toJson(const google::protobuf::Message &message)
{
    std::string json;
    google::protobuf::util::JsonPrintOptions options;
    options.always_print_primitive_fields = true;
    options.preserve_proto_field_names = true;
    [[maybe_unused]] const auto status =
        google::protobuf::util::MessageToJsonString(message, &json, options);
    return json;
}

} // namespace ward::server
