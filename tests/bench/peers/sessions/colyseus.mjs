// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Colyseus with the world of bench_sessions.py: rooms of ENTITIES entities of which MOVING change
// place in every tick, 30 ticks and 30 patches a second. Prints `ready PORT`; on SIGUSR2 a line of
// JSON: ticks made, and how late they were, since the last one.
//   colyseus.mjs PORT ENTITIES MOVING
import http from "node:http";

import { Room, Server } from "@colyseus/core";
import { Encoder, schema, t } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";
import WebSocket from "ws";

globalThis.WebSocket ??= WebSocket; // Node 20 has none of its own; Colyseus reads its constants

const [port, entities, moving] = process.argv.slice(2).map(Number);
const TICK_MS = 1000 / 30;

// Integers of a millimetre and quantised quaternions: what Ward keeps of a transform.
const Entity = schema({
  name: t.string(), prefab: t.string(), parent: t.uint16(),
  x: t.int32(), y: t.int32(), z: t.int32(), qw: t.int16(), qx: t.int16(), qy: t.int16(), qz: t.int16(),
});
const World = schema({ entities: t.map(Entity) });
Encoder.BUFFER_SIZE = 64 * 1024;

let ticks = 0;
let lateness = [];

class WorldRoom extends Room {
  onCreate() {
    this.setState(new World());
    this.autoDispose = false;
    this.patchRate = TICK_MS;
    for (let i = 0; i < entities; ++i) {
      const entity = Object.assign(new Entity(), {
        name: `Entity ${i % 60}`, prefab: `ward.icu@1.0.0#prefab-${i % 20}`, parent: i ? 1 : 0,
        x: i * 100, y: 0, z: i * 50, qw: 10000, qx: 0, qy: 0, qz: 0,
      });
      this.state.entities.set(String(i + 1), entity);
    }
    const movers = [...this.state.entities.values()].slice(entities - moving);
    let due = performance.now() + TICK_MS;
    this.setSimulationInterval(() => {
      const now = performance.now();
      lateness.push(Math.max(0, now - due));
      due = Math.max(due + TICK_MS, now);
      ++ticks;
      for (const mover of movers) {
        mover.x += 3;
        mover.z += 2;
      }
    }, TICK_MS);
  }

  async onLeave(client, code) {
    if (code !== 4000)
      await this.allowReconnection(client, 120).catch(() => undefined);
  }
}

const server = new Server({ greet: false, transport: new WebSocketTransport({ server: http.createServer() }) });
server.define("world", WorldRoom);
await server.listen(port);
process.on("SIGUSR2", () => {
  const sorted = lateness.sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  console.log(JSON.stringify({ ticks, lateness_ms_p50: at(0.5), lateness_ms_p99: at(0.99) }));
  ticks = 0;
  lateness = [];
});
console.log(`ready ${port}`);
