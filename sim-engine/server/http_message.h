// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"

#include <google/protobuf/message.h>

#include <charconv>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace ward::server {

inline constexpr const char *kJson = "application/json";
inline constexpr const char *kProtobuf = "application/x-protobuf";

/// One request, without the carrier.
struct HttpRequest
{
    std::string method;
    std::string path; ///< without the query
    std::string address;
    std::string body;
    std::function<std::string(const char *name)> argument; ///< "" when absent
    std::function<std::string(const char *name)> header;   ///< "" when absent
};

struct HttpResponse
{
    unsigned status = 200;
    std::string type = kJson;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// `{"code":…,"args":{…}}`, as every refusal over HTTP.
[[nodiscard]] HttpResponse refusal(unsigned status, const Message &why);
/// The status that fits a refusal's code.
[[nodiscard]] unsigned statusOf(const Message &why);
/// Protobuf's JSON mapping with the names of the .proto.
[[nodiscard]] std::string toJson(const google::protobuf::Message &message);

template <typename T>
[[nodiscard]] bool parseNumber(const std::string &text, T &out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace ward::server
