// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Many runs at once, each followed by somebody who marks, pauses, is cut off and comes back, while
// others ask over HTTP: every event arrives once and in order, and the engine ends as it should.
// WARD_LOAD_SESSIONS and WARD_LOAD_SECONDS make it a load for sanitizers (./dev sanitize).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Client, loadContract, newId } from "./client.mjs";
import { TOKEN, fetchFrom, startEngine } from "./engine.mjs";
import { Follower } from "./follower.mjs";

const { WARD_ENGINE, WARD_SOURCE_DIR } = process.env;
const SESSIONS = Number(process.env.WARD_LOAD_SESSIONS ?? 6);
const SECONDS = Number(process.env.WARD_LOAD_SECONDS ?? 3);
const contract = loadContract(`${WARD_SOURCE_DIR}/core/contract`);
const scenario = readFileSync(`${WARD_SOURCE_DIR}/resources/scenarios/icu-arrest.ward.json`);
const AUTHOR = 1;
const hello = { token: TOKEN, role: AUTHOR, actor: "node", required: ["drafts", "runs", "resume"] };
let engine;

before(async () => { engine = await startEngine(WARD_ENGINE); });
after(async () => { assert.equal(await engine.stop(), 0, engine.log().slice(-2000)); });

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function joined() {
  const client = new Client(contract, engine.ws);
  await client.join(hello);
  return client;
}

/** One run and who works in it until `until`; its follower and how many marks were accepted. */
async function work(draft, number, until) {
  let client = await joined();
  const started = await client.command({ start_run: {
    draft, seed: number, rate_numerator: 5, rate_denominator: 1 } });
  assert.ok(started.accepted, JSON.stringify(started.reason));
  const run = started.session;
  const follower = new Follower(run);
  await follower.attach(client);
  let marks = 0;
  for (let round = 0; Date.now() < until; ++round) {
    const mark = newId();
    const kind = { mark: { label: `round ${round}`, from_tick: -1, to_tick: -1 } };
    if (round % 4 === number % 4) { // sent twice, across a cut
      client.send({ command: { id: mark, session: run, ...kind } });
      await client.cut();
      client = await joined();
      await follower.attach(client);
    }
    assert.ok((await client.command(kind, run, mark)).accepted);
    ++marks;
    if (round % 3 === 1) {
      for (const change of ["CHANGE_PAUSE", "CHANGE_RESUME"])
        assert.ok((await client.command({ clock: { change: { change } } }, run)).accepted);
    }
    if (round % 3 === 2) {
      const path = `/v1/sessions/${run}/events?after=${follower.upto}&wait=1`;
      assert.ok((await fetchFrom(engine, path)).ok);
      assert.ok((await fetchFrom(engine, `/v1/sessions/${run}/snapshot`)).ok);
    }
    await sleep(100 + 50 * (number % 5));
  }
  const ended = await client.command({ end_run: {} }, run);
  assert.ok(ended.accepted, JSON.stringify(ended.reason));
  const last = Number(ended.event);
  if (follower.upto < last) await client.next(() => follower.upto >= last, "the last event");
  await client.cut();
  return { follower, marks };
}

test("many runs, each with its own people", async () => {
  const author = await joined();
  const draft =
    (await author.command({ open_draft: { document: scenario, title: "Arrest" } })).session;
  const until = Date.now() + SECONDS * 1000;
  const all = await Promise.all(
    Array.from({ length: SESSIONS }, (_, number) => work(draft, number + 1, until)));
  for (const { follower, marks } of all) {
    assert.deepEqual(follower.events.map((e) => Number(e.id)),
                     Array.from({ length: follower.events.length }, (_, i) => i + 1));
    const seen = follower.events.filter((e) => e.type === "mark.added" && e.actor === "node");
    assert.ok(marks > 0);
    assert.equal(seen.length, marks, "each mark exactly once");
  }
  assert.ok((await fetchFrom(engine, "/metrics")).ok);
});
