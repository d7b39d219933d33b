// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Clients of either host, in a process of their own:
//   crowd.mjs ward PORT SESSIONS CLIENTS SECONDS PROTO_DIR SCENARIO   (token in WARD_BENCH_TOKEN)
//   crowd.mjs colyseus PORT SESSIONS CLIENTS SECONDS
// Opens the sessions, joins CLIENTS to each, counts what arrives for SECONDS, then lets some drop
// off and come back. Prints `joined` when everybody is there, `counted` after the counting, then
// JSON: bytes a client a second, state frames a client a second, milliseconds to join and to return.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";

import protobuf from "protobufjs";
import WebSocket from "ws";

const [kind, port, ...rest] = process.argv.slice(2);
const [sessions, perSession, seconds] = rest.slice(0, 3).map(Number);
const AWAY_MS = 1000;
const RETURNING = 20; // clients
const ACK_MS = 200;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** One socket; `ready` resolves at the complete state with the milliseconds it took. */
class Client {
  bytes = 0;
  states = 0;

  open(url, protocol) {
    const begin = performance.now();
    this.socket = new WebSocket(url, protocol, { perMessageDeflate: false });
    this.socket.binaryType = "nodebuffer";
    this.ready = new Promise((done, failed) => {
      this.complete = () => done(performance.now() - begin);
      this.socket.on("error", failed);
      this.socket.on("close", (code) => failed(new Error(`closed with ${code}`)));
    });
    this.ready.catch(() => undefined);
    this.socket.on("message", (data) => {
      this.bytes += data.length + (data.length < 126 ? 2 : 4); // with the frame's header
      this.take(data);
    });
  }

  drop() {
    this.forget?.();
    this.socket.removeAllListeners("close");
    this.socket.on("error", () => undefined);
    this.socket.terminate();
  }
}

class ColyseusClient extends Client {
  static JOIN = 10;
  static STATE = 14;
  static PATCH = 15;

  static async seat(path, body = {}) {
    const answer = await fetch(`http://127.0.0.1:${port}/matchmake/${path}`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
    });
    return answer.json();
  }

  async join(room) {
    const begin = performance.now();
    const seat = await ColyseusClient.seat(room ? `joinById/${room}` : "create/world");
    this.room = seat.roomId;
    this.open(`ws://127.0.0.1:${port}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`);
    await this.ready;
    return performance.now() - begin;
  }

  async rejoin() {
    const begin = performance.now();
    const seat = await ColyseusClient.seat(`reconnect/${this.room}`, { reconnectionToken: this.token });
    this.open(`ws://127.0.0.1:${port}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}&reconnectionToken=${this.token}`);
    await this.ready;
    return performance.now() - begin;
  }

  take(data) {
    if (data[0] === ColyseusClient.JOIN) {
      this.token = data.subarray(2, 2 + data[1]).toString();
      this.socket.send(Buffer.from([ColyseusClient.JOIN]));
    } else if (data[0] === ColyseusClient.STATE) {
      this.complete();
    } else if (data[0] === ColyseusClient.PATCH) {
      ++this.states;
    }
  }
}

class WardClient extends Client {
  static async prepare(folder) {
    const root = new protobuf.Root();
    root.resolvePath = (_, target) => `${folder}/${target}`;
    await root.load("ward/v1/wire/frame.proto");
    WardClient.Frame = root.lookupType("ward.v1.wire.Frame");
  }

  constructor(role) {
    super();
    this.role = role;
    this.seq = 0;
    this.answers = new Map();
  }

  send(body) {
    this.socket.send(WardClient.Frame.encode({ seq: ++this.seq, ...body }).finish());
  }

  greet() {
    this.seq = 0;
    this.open(`ws://127.0.0.1:${port}`, "ward.v1");
    this.socket.on("open", () => this.send({
      hello: { version: { major: 1 }, client: "bench", token: process.env.WARD_BENCH_TOKEN, role: this.role, actor: `bench-${this.role}` },
    }));
  }

  async join(session, resume = {}) {
    const begin = performance.now();
    this.session = session;
    this.wanted = { session, ...resume };
    this.greet();
    await this.ready;
    return performance.now() - begin;
  }

  rejoin() {
    return this.join(this.session, { epoch: this.epoch, afterEvent: this.upto });
  }

  /** Sends a command and gives its result. */
  async command(body) {
    const id = randomBytes(16);
    const answer = new Promise((done) => this.answers.set(id.toString("hex"), done));
    this.send({ command: { id, ...body } });
    const result = await answer;
    if (!result.accepted)
      throw new Error(`refused: ${result.reason.code}`);
    return result;
  }

  /** The field number of a frame's body; decoding 30 state frames a second is no client's work here. */
  static bodyOf(data) {
    let at = 1;
    while (data[at++] & 0x80);
    return data[at] >> 3 | (data[at] & 0x80 ? (data[at + 1] << 4) : 0);
  }

  /** At once, or when the last one is old enough: what came last is acknowledged, too. */
  acknowledge(seq) {
    this.newest = seq;
    if (this.waiting)
      return;
    const wait = (this.acked ?? 0) + ACK_MS - performance.now();
    if (wait <= 0)
      return this.sendAck();
    this.waiting = setTimeout(() => this.sendAck(), wait);
  }

  /** An acknowledgement that waits is of this connection; the next one has other numbers. */
  forget() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }

  sendAck() {
    this.waiting = undefined;
    this.acked = performance.now();
    if (this.socket.readyState === WebSocket.OPEN)
      this.send({ ack: { seq: this.newest } });
  }

  take(data) {
    let seq = 0;
    for (let at = 1, shift = 0; ; ++at, shift += 7) {
      seq += (data[at] & 0x7f) * 2 ** shift;
      if (!(data[at] & 0x80))
        break;
    }
    if (WardClient.bodyOf(data) === 6) {
      ++this.states;
      this.acknowledge(seq);
      return;
    }
    const frame = WardClient.Frame.decode(data);
    if (frame.welcome) {
      if (this.wanted)
        this.send({ subscribe: this.wanted });
      else
        this.complete();
    } else if (frame.reject) {
      throw new Error(`rejected: ${frame.reject.reason.code}`);
    } else if (frame.snapshot) {
      this.epoch = frame.snapshot.epoch;
      this.upto = frame.snapshot.lastEvent;
      this.complete();
    } else if (frame.events) {
      this.upto = frame.events.upto;
    } else if (frame.result) {
      this.answers.get(Buffer.from(frame.result.id).toString("hex"))?.(frame.result);
    }
    this.acknowledge(seq);
  }
}

async function wardSessions([folder, scenario]) {
  await WardClient.prepare(folder);
  const author = new WardClient(1);
  author.greet();
  await author.ready;
  const draft = await author.command({ openDraft: { document: await readFile(scenario), title: "bench" } });
  const found = [];
  for (let i = 0; i < sessions; ++i) {
    const run = await author.command({ startRun: { draft: draft.session, seed: i + 1, rateNumerator: 1, rateDenominator: 1 } });
    found.push(run.session);
  }
  return found;
}

async function crowd() {
  const clients = [];
  const joins = [];
  const ids = kind === "ward" ? await wardSessions(rest.slice(3)) : new Array(sessions).fill(undefined);
  for (let id of ids) {
    for (let i = 0; i < perSession; ++i) {
      const client = kind === "ward" ? new WardClient(2) : new ColyseusClient();
      joins.push(await client.join(id));
      id ??= client.room;
      clients.push(client);
    }
  }
  return { clients, joins };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const { clients, joins } = await crowd();
console.log("joined");
await sleep(1000);
for (const client of clients)
  client.bytes = client.states = 0;
const begin = performance.now();
await sleep(seconds * 1000);
const took = (performance.now() - begin) / 1000;
const bytes = clients.map((client) => client.bytes / took);
const states = clients.map((client) => client.states / took);
console.log("counted");
const returns = [];
for (const client of clients.slice(0, RETURNING)) {
  client.drop();
  await sleep(AWAY_MS / RETURNING);
  returns.push(await client.rejoin());
}
console.log(JSON.stringify({ clients: clients.length, bytes, states_median: median(states), joins, returns }));
process.exit(0);
