// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Joins, spawns, follows, is cut off, resumes exactly once, and arrives at the engine's own state.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Client, loadContract, newId } from "./client.mjs";
import { TOKEN, fetchFrom, startEngine } from "./engine.mjs";
import { Follower, layoutOf } from "./follower.mjs";
import { World } from "./world.mjs";

const { WARD_ENGINE, WARD_SOURCE_DIR } = process.env;
const contract = loadContract(`${WARD_SOURCE_DIR}/core/contract`);
const scenario = readFileSync(`${WARD_SOURCE_DIR}/resources/scenarios/icu-arrest.ward.json`);
const AUTHOR = 1;
const SCOPE_SESSION = contract.lookupEnum("ward.v1.events.ChangeSet.Scope").values.SCOPE_SESSION;
const hello = { token: TOKEN, role: AUTHOR, actor: "node", required: ["drafts", "runs", "resume"] };
let engine;

before(async () => { engine = await startEngine(WARD_ENGINE); });
after(async () => { assert.equal(await engine.stop(), 0); });

/** A stool in the room, as an author drops one into a running session. */
function stool() {
  const id = newId();
  const room = JSON.parse(scenario).records?.find?.((r) => r.kind === "room")?.id ??
               "0192f0c1-7a01-7000-8000-000000000002";
  return { change: {
    id, intent: "edit.spawn", scope: SCOPE_SESSION,
    ops: [{ add: { record: {
      id: newId(), kind: "entity", parent: Buffer.from(room.replaceAll("-", ""), "hex"), rank: "Z5",
      cells: [{ name: "name", cell: { text: "Stool" } },
              { name: "prefab", cell: { text: "ward.icu@1.0.0#stool" } }] } } }] } };
}

async function clock(client, run, change) {
  return client.command({ clock: { change: { change } } }, run);
}

test("follows a run exactly", async () => {
  let client = new Client(contract, engine.ws);
  const welcome = await client.join(hello);
  assert.match(welcome.trace, /^[0-9a-f]{32}$/);
  assert.ok(welcome.limits.frame_bytes > 0 && welcome.limits.clients > 0);
  const draft = (await client.command({ open_draft: { document: scenario, title: "Arrest" } })).session;
  const started = await client.command({ start_run: {
    draft, seed: 7, rate_numerator: 10, rate_denominator: 1 } });
  assert.ok(started.accepted);
  const run = started.session;

  const follower = new Follower(run);
  await follower.attach(client);
  const before = follower.world.ids.size;
  const spawned = await client.command(stool(), run);
  assert.ok(spawned.accepted, JSON.stringify(spawned.reason));

  // Cut off while the run goes on, again and again; a command is sent twice across a cut.
  for (let round = 0; round < 5; ++round) {
    const goal = follower.world.tick + 40n;
    await client.next(() => follower.world.tick >= goal && follower.deltas > 10, "motion");
    const marked = newId();
    const mark = { mark: { label: `round ${round}`, from_tick: -1, to_tick: -1 } };
    client.send({ command: { id: marked, session: run, ...mark } });
    await client.cut();
    client = new Client(contract, engine.ws);
    await client.join(hello);
    await follower.attach(client);
    const again = await client.command(mark, run, marked);
    assert.ok(again.accepted);
  }
  assert.equal(follower.snapshots, 6);
  assert.equal(follower.resumed, 5);

  // Afterwards nothing moves.
  const paused = await clock(client, run, "CHANGE_PAUSE");
  assert.ok(paused.accepted, JSON.stringify(paused.reason));
  const last = Number(paused.event);
  if (follower.upto < last) await client.next(() => follower.upto >= last, "the last event");

  // Every id once and in order: authors see everything.
  assert.deepEqual(follower.events.map((e) => Number(e.id)),
                   Array.from({ length: follower.events.length }, (_, i) => i + 1));
  assert.ok(follower.events.length >= last);
  const marks = follower.events.filter((e) => e.type === "mark.added" && e.actor === "node");
  assert.equal(marks.length, 5, "each mark exactly once");

  // What was folded is what the engine has: its own hash, and its keyframe of the same moment.
  const now = contract.lookupType("ward.v1.wire.Snapshot").decode(
    new Uint8Array(await (await fetchFrom(engine, `/v1/sessions/${run}/snapshot`)).arrayBuffer()));
  const tick = BigInt(now.tick.toString());
  if (follower.world.tick < tick || follower.world.sub < now.sub)
    await client.next(() => follower.world.tick === tick && follower.world.sub === now.sub, "the end");
  assert.equal(await follower.world.stateHash(), BigInt(now.state_hash.toString()));
  const fresh = new World(layoutOf(now.layout));
  fresh.fold(now.world);
  assert.deepEqual(follower.world.ids, fresh.ids);
  assert.deepEqual(follower.world.tracks, fresh.tracks);
  for (let i = 0; i < fresh.components.length; ++i)
    assert.deepEqual(follower.world.components[i].rows, fresh.components[i].rows);
  assert.ok(follower.world.ids.size > before, "the stool is there");
  assert.ok([...follower.world.values("vitals.hr").values()].some((hr) => hr > 0));

  // The recording says the same.
  const header = (await client.query({ read_header: {} }, run)).header;
  assert.ok(Number(header.last_tick) >= Number(tick) - 8);

  // And tells why: who put the stool there, and what a rule waits for.
  const caused = await client.query({ ask_why: { event: Number(spawned.event), tick: -1 } }, run);
  assert.equal(caused.error, null);
  assert.equal(Number(caused.why.chain[0].event), Number(spawned.event));
  assert.equal(caused.why.root.code, "inquiry.root.person");
  const { why } = await client.query({ ask_why: { rule: "Desaturation", tick: 300 } }, run);
  assert.equal(Number(why.tick), 300);
  assert.equal(why.headline.code, "inquiry.rule.not-fired");
  assert.equal(why.triggers.length, 1);
  await clock(client, run, "CHANGE_STOP");
  await client.cut();
});

test("a learner is shown what learners may see", async () => {
  const author = new Client(contract, engine.ws);
  await author.join(hello);
  const draft = (await author.command({ open_draft: { document: scenario, title: "Sepsis" } })).session;
  const run = (await author.command({ start_run: { draft, seed: 1, rate_numerator: 1,
                                                   rate_denominator: 1 } })).session;
  const learner = new Client(contract, engine.ws6);
  await learner.join({ token: TOKEN, role: 3, actor: "learner" });
  const follower = new Follower(run);
  const { snapshot } = await follower.attach(learner);
  assert.equal(snapshot.document.length, 0);
  assert.equal(Number(snapshot.state_hash), 0);
  const { sessions } = await learner.query({ list_sessions: {} });
  assert.deepEqual(sessions.map((s) => [s.session, s.title]).filter(([id]) => id === run), [[run, ""]]);
  const refused = await learner.command({ end_run: {} }, run);
  assert.equal(refused.accepted, false);
  assert.equal(refused.reason.code, "sessions.role.not-allowed");
  const kept = await learner.query({ ask_why: { vital: "SpO2", tick: -1 } }, run);
  assert.equal(kept.error.code, "sessions.role.not-allowed");
  assert.equal(kept.why, null);
  assert.ok((await author.command({ end_run: {} }, run)).accepted);
  await Promise.all([learner.cut(), author.cut()]);
});

test("a wrong token is told so", async () => {
  const client = new Client(contract, engine.ws);
  await assert.rejects(client.join({ ...hello, token: "guess" }), /server\.handshake\.token/);
  assert.equal(await client.closed, 4001);
});
