// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ward::server {

/// Served at /v1/openapi.json.
inline constexpr std::string_view kOpenApi = R"json({
"openapi":"3.0.3",
"info":{"title":"Ward engine","version":"1.0","description":"Read-only access to the sessions and recordings of one engine; see docs/formats/wire.md."},
"components":{"securitySchemes":{"token":{"type":"http","scheme":"bearer"}},
 "parameters":{"id":{"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"},"description":"A session or a recording."}},
 "schemas":{"Refusal":{"type":"object","properties":{"code":{"type":"string"},"args":{"type":"object"}}}}},
"security":[{"token":[]}],
"paths":{
 "/healthz":{"get":{"security":[],"summary":"Whether the engine takes sessions","responses":{"200":{"description":"ok"},"503":{"description":"draining"}}}},
 "/metrics":{"get":{"summary":"Figures in Prometheus text form","responses":{"200":{"description":"text/plain"}}}},
 "/v1/sessions":{"get":{"summary":"Open drafts and runs","responses":{"200":{"description":"sessions"}}}},
 "/v1/sessions/{id}/events":{"get":{"summary":"Events ascending by id","parameters":[{"$ref":"#/components/parameters/id"},{"name":"after","in":"query","schema":{"type":"integer"}},{"name":"limit","in":"query","schema":{"type":"integer","maximum":1000}}],"responses":{"200":{"description":"events"},"404":{"description":"unknown"}}}},
 "/v1/sessions/{id}/snapshot":{"get":{"summary":"The world at a tick, ward.v1.wire.Snapshot","parameters":[{"$ref":"#/components/parameters/id"},{"name":"tick","in":"query","schema":{"type":"integer"}}],"responses":{"200":{"description":"application/x-protobuf"}}}},
 "/v1/sessions/{id}/chunks/{tick}":{"get":{"summary":"The state chunk that holds a tick, ward.v1.wire.Chunk","parameters":[{"$ref":"#/components/parameters/id"},{"name":"tick","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"200":{"description":"application/x-protobuf"}}}}
}})json";

} // namespace ward::server
