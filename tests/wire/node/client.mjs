// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// A client of the wire, from core/contract and docs/formats/wire.md alone.
import { randomUUID } from "node:crypto";
import protobuf from "protobufjs";
import WebSocket from "ws";

export const TIMEOUT_MS = 60_000;

export function loadContract(folder) {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => `${folder}/${target}`;
  return root.loadSync("ward/v1/wire/frame.proto", { keepCase: true });
}

export const newId = () => Buffer.from(randomUUID().replaceAll("-", ""), "hex");

/** `promise`, or a failure that says what was waited for. */
export function inTime(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing came`)), TIMEOUT_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Client {
  constructor(contract, url, options = {}) {
    this.Frame = contract.lookupType("ward.v1.wire.Frame");
    this.url = url;
    this.options = options;
    this.listeners = new Set();
  }

  /** Connects and says hello; the engine's welcome. */
  async join(hello) {
    this.sent = 0;
    this.received = 0;
    this.socket = new WebSocket(this.url, "ward.v1", this.options);
    this.socket.binaryType = "nodebuffer";
    this.closed = new Promise((resolve) => this.socket.on("close", (code) => resolve(code)));
    this.socket.on("message", (bytes) => this.#receive(bytes));
    await inTime(new Promise((resolve, reject) => {
      this.socket.on("open", resolve);
      this.socket.on("error", reject);
    }), "opening");
    const answer = this.next((frame) => frame.welcome || frame.reject, "welcome");
    this.send({ hello: { version: { major: 1, minor: 0 }, client: "node", ...hello } });
    const frame = await answer;
    if (frame.reject) throw new Error(`rejected: ${frame.reject.reason.code}`);
    return frame.welcome;
  }

  #receive(bytes) {
    const frame = this.Frame.decode(bytes);
    this.received += 1;
    if (Number(frame.seq) !== this.received)
      throw new Error(`frame ${frame.seq} where ${this.received} was expected`);
    for (const listener of [...this.listeners]) listener(frame);
    this.send({ ack: { seq: frame.seq } });
  }

  send(frame) {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(this.Frame.encode(this.Frame.fromObject({ seq: ++this.sent, ...frame })).finish());
  }

  on(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The next frame that `wanted` says yes to. */
  next(wanted, what) {
    let stop;
    return inTime(new Promise((resolve) => {
      stop = this.on((frame) => wanted(frame) && resolve(frame));
    }), what).finally(() => stop());
  }

  async command(kind, session = "", id = newId()) {
    const same = (frame) => frame.result && Buffer.from(frame.result.id).equals(id);
    const answer = this.next(same, `result of ${Object.keys(kind)[0]}`);
    this.send({ command: { id, session, ...kind } });
    return (await answer).result;
  }

  async query(kind, session = "") {
    const id = newId();
    const same = (frame) => frame.answer && Buffer.from(frame.answer.id).equals(id);
    const answer = this.next(same, `answer to ${Object.keys(kind)[0]}`);
    this.send({ query: { id, session, ...kind } });
    return (await answer).answer;
  }

  /** The cable is pulled. */
  cut() {
    this.socket.terminate();
    return this.closed;
  }
}
