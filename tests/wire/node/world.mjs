// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The state codec, from docs/formats/recording.md alone: keyframes and deltas fold into a world.
import { xxhash3 } from "hash-wasm";

const UNSET = null;
const SLOTS = { TYPE_VEC3: 3, TYPE_QUAT: 4 };
const UNSET_IN_HASH = -2147483648n;

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  byte() {
    if (this.at >= this.bytes.length) throw new Error("the frame ends too early");
    return this.bytes[this.at++];
  }
  varint() {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }
  count() {
    const value = this.varint();
    if (value > 1n << 22n) throw new Error("a count that cannot be");
    return Number(value);
  }
  zigzag() {
    const value = this.varint();
    return value & 1n ? -((value + 1n) >> 1n) : value >> 1n;
  }
  take(size) {
    const part = this.bytes.subarray(this.at, this.at + size);
    if (part.length !== size) throw new Error("the frame ends too early");
    this.at += size;
    return part;
  }
  handles() {
    let handle = 0;
    return Array.from({ length: this.count() }, () => (handle += this.count()));
  }
}

export class World {
  constructor(layout) {
    this.components = layout.components.map((component) => ({
      name: component.name,
      fields: component.fields,
      slots: component.fields.reduce((sum, field) => sum + (SLOTS[field.type] ?? 1), 0),
      rows: new Map(),
    }));
    this.clear();
  }
  clear() {
    this.tick = 0n;
    this.sub = 0;
    this.nextHandle = 0;
    this.ids = new Map(); // handle -> 16 bytes
    this.texts = new Map();
    this.tracks = new Map();
    for (const component of this.components) component.rows.clear();
  }

  /** Applies one frame of the codec; throws on anything that is not one. */
  fold(bytes) {
    const reader = new Reader(bytes);
    const kind = String.fromCharCode(reader.byte());
    if (kind === "K" || kind === "I") this.#keyframe(reader, kind === "I");
    else if (kind === "D") this.#delta(reader);
    else throw new Error(`frame of an unknown kind ${kind}`);
    if (reader.at !== bytes.length) throw new Error("bytes behind the frame");
  }

  #keyframe(reader, withIds) {
    this.clear();
    reader.take(8); // the layout's hash
    this.tick = reader.zigzag();
    this.sub = reader.count();
    this.nextHandle = reader.count();
    const handles = reader.handles();
    for (const handle of handles) this.ids.set(handle, withIds ? new Uint8Array(reader.take(16)) : undefined);
    this.#texts(reader);
    this.components.forEach((component, index) => {
      for (const handle of index === 0 ? handles : reader.handles())
        component.rows.set(handle, this.#row(reader, component));
    });
    this.#tracks(reader);
  }

  #delta(reader) {
    const what = reader.byte();
    this.tick += reader.zigzag();
    this.sub = reader.count();
    if (what & 1) {
      this.nextHandle = reader.count();
      for (const handle of reader.handles()) {
        this.ids.delete(handle);
        this.tracks.delete(handle);
        for (const component of this.components) component.rows.delete(handle);
      }
      for (const handle of reader.handles()) this.ids.set(handle, null);
      for (const [handle, id] of this.ids) if (id === null) this.ids.set(handle, new Uint8Array(reader.take(16)));
    }
    if (what & 2) this.#texts(reader);
    if (what & 4) {
      for (let index = reader.count(); index !== 0; index = reader.count())
        this.#componentDelta(reader, this.components[index - 1]);
    }
    if (what & 8) this.#tracks(reader);
  }

  #componentDelta(reader, component) {
    for (const handle of reader.handles()) component.rows.delete(handle);
    let handle = 0;
    for (let gained = reader.count(); gained > 0; --gained) {
      handle += reader.count();
      component.rows.set(handle, this.#row(reader, component));
    }
    handle = 0;
    for (let changed = reader.count(); changed > 0; --changed) {
      handle += reader.count();
      const row = component.rows.get(handle);
      const mask = reader.take(Math.ceil(component.slots / 8)).slice();
      for (let slot = 0; slot < component.slots; ++slot)
        if (mask[slot >> 3] & (1 << (slot & 7))) row[slot] = this.#code(reader, row[slot]);
    }
  }

  #code(reader, base) {
    const code = reader.varint();
    if (code === 0n) return UNSET;
    const difference = (code - 1n) & 1n ? -(code >> 1n) : (code - 1n) >> 1n;
    return (base ?? 0) + Number(difference);
  }
  #row(reader, component) {
    return Array.from({ length: component.slots }, () => this.#code(reader, UNSET));
  }
  #texts(reader) {
    reader.count(); // size of the table
    let index = 0;
    for (let count = reader.count(); count > 0; --count) {
      index += reader.count();
      this.texts.set(index, new Uint8Array(reader.take(reader.count())));
    }
  }

  #tracks(reader) {
    let handle = 0;
    for (let count = reader.count(); count > 0; --count) {
      handle += reader.count();
      const old = this.tracks.get(handle) ?? { beats: [], breaths: [] };
      this.tracks.set(handle, {
        beats: this.#entries(reader, old.beats, () => {
          const kind = reader.byte();
          const beat = [BigInt(kind), reader.varint(), reader.varint()];
          for (let pressures = kind & 0x80 ? 5 : 0; pressures > 0; --pressures)
            beat.push(BigInt(reader.zigzag()));
          return beat;
        }),
        breaths: this.#entries(reader, old.breaths, () => [
          reader.zigzag(), reader.zigzag(), BigInt(reader.byte()), reader.varint(), reader.varint()]),
      });
    }
  }
  #entries(reader, old, rest) {
    const dropped = reader.count();
    const kept = reader.count();
    const entries = old.slice(dropped, dropped + kept);
    if (entries.length !== kept) throw new Error("keeps more entries than there are");
    let onset = entries.at(-1)?.[0] ?? 0n;
    for (let added = reader.count(); added > 0; --added) {
      onset += reader.zigzag();
      entries.push([onset, ...rest()]);
    }
    return entries;
  }

  /** `component.field` of every entity that has it, in the field's unit. */
  values(path) {
    const [name, field] = path.split(".");
    const component = this.components.find((c) => c.name === name);
    let slot = 0;
    for (const layout of component.fields) {
      if (layout.name === field) {
        const step = layout.type === "TYPE_QUANTITY" ? layout.step : 1;
        return new Map([...component.rows].map(([handle, row]) =>
          [handle, row[slot] === UNSET ? UNSET : row[slot] * step]));
      }
      slot += SLOTS[layout.type] ?? 1;
    }
    throw new Error(`no field ${path}`);
  }

  /** The engine's state hash, 64 bits; only of a world of which nothing is hidden. */
  async stateHash() {
    const numbers = [BigInt(this.nextHandle)];
    for (let index = 0; index < this.components.length; ++index) {
      const component = this.components[index];
      for (const handle of [...component.rows.keys()].sort((a, b) => a - b)) {
        numbers.push(BigInt(index), BigInt(handle));
        if (index === 0) {
          const id = Buffer.from(this.ids.get(handle));
          numbers.push(id.readBigUInt64BE(0), id.readBigUInt64BE(8));
        }
        const row = component.rows.get(handle);
        let slot = 0;
        for (const field of component.fields) {
          for (let i = SLOTS[field.type] ?? 1; i > 0; --i, ++slot) {
            if (row[slot] === UNSET) numbers.push(UNSET_IN_HASH);
            else if (field.type === "TYPE_TEXT")
              numbers.push(BigInt("0x" + (await xxhash3(this.texts.get(row[slot])))));
            else numbers.push(BigInt(row[slot]));
          }
        }
      }
    }
    for (const handle of [...this.tracks.keys()].sort((a, b) => a - b)) {
      const { beats, breaths } = this.tracks.get(handle);
      numbers.push(-1n, BigInt(handle), BigInt(beats.length), ...beats.flat());
      numbers.push(BigInt(breaths.length), ...breaths.flat());
    }
    const bytes = Buffer.alloc(numbers.length * 8);
    numbers.forEach((number, i) => bytes.writeBigUInt64LE(BigInt.asUintN(64, number), i * 8));
    return BigInt("0x" + (await xxhash3(bytes)));
  }
}
