// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Follows one run: folds its motion and keeps its events, across disconnections.
import { World } from "./world.mjs";

export class Follower {
  constructor(session) {
    this.session = session;
    this.epoch = 0;
    this.upto = 0;
    this.events = [];
    this.snapshots = 0;
    this.resumed = 0;
  }

  attach(client) {
    client.on((frame) => this.#take(frame));
    const snapshot = client.next((f) => f.snapshot?.session === this.session, "snapshot");
    client.send({ subscribe: { session: this.session, epoch: this.epoch, after_event: this.upto } });
    return snapshot;
  }

  #take(frame) {
    if (frame.snapshot?.session === this.session) this.#snapshot(frame.snapshot);
    else if (frame.state?.session === this.session) this.#state(frame.state);
    else if (frame.events?.session === this.session) {
      this.events.push(...frame.events.events);
      this.upto = Number(frame.events.upto);
    }
  }

  #snapshot(snapshot) {
    this.snapshots += 1;
    this.resumed += snapshot.resumed ? 1 : 0;
    if (!snapshot.resumed) {
      this.events = [];
      this.upto = 0;
    }
    this.epoch = Number(snapshot.epoch);
    this.layout = snapshot.layout;
    this.world = new World(layoutOf(snapshot.layout));
    this.world.fold(snapshot.world);
    this.deltas = 0;
  }

  #state(state) {
    const absolute = Number(state.base_tick) === -1;
    const base = this.world.tick === BigInt(state.base_tick.toString()) &&
                 this.world.sub === state.base_sub;
    if (!absolute && !base) return; // not what it applies to
    this.world.fold(state.delta);
    this.deltas += absolute ? 0 : 1;
  }
}

/** A Layout with its types by name. */
export function layoutOf(layout) {
  const names = ["TYPE_UNSPECIFIED", "TYPE_QUANTITY", "TYPE_INTEGER", "TYPE_FLAG", "TYPE_ENUM",
                 "TYPE_TEXT", "TYPE_REF", "TYPE_VEC3", "TYPE_QUAT"];
  return {
    components: layout.components.map((component) => ({
      name: component.name,
      fields: component.fields.map((f) => ({ name: f.name, type: names[f.type], step: f.step })),
    })),
  };
}
