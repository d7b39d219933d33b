// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The OpenAPI document is valid, and the running engine answers every path of it as it says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import { newId } from "./client.mjs";
import { fetchFrom, startEngine } from "./engine.mjs";

const { WARD_ENGINE, WARD_SOURCE_DIR } = process.env;
const scenario = readFileSync(`${WARD_SOURCE_DIR}/resources/scenarios/icu-arrest.ward.json`);
let engine, document, run;

function post(path, kind, options = {}) {
  return fetchFrom(engine, path, {
    method: "POST", body: JSON.stringify({ id: newId().toString("base64"), ...kind }), ...options });
}

before(async () => {
  engine = await startEngine(WARD_ENGINE);
  document = await (await fetchFrom(engine, "/v1/openapi.json", { token: null })).json();
  const draft = await (await post("/v1/commands", {
    open_draft: { document: scenario.toString("base64"), title: "Arrest" } })).json();
  run = (await (await post("/v1/commands", {
    start_run: { draft: draft.session, seed: 1, rate_numerator: 60, rate_denominator: 1 } })).json()).session;
});
after(async () => {
  await post(`/v1/sessions/${run}/commands`, { end_run: {} });
  assert.equal(await engine.stop(), 0);
});

test("the document is valid OpenAPI 3.1", async () => {
  const result = await new Validator().validate(structuredClone(document));
  assert.ok(result.valid, JSON.stringify(result.errors, null, 1));
  assert.ok(document.openapi.startsWith("3.1"));
});

const schemas = () => {
  const ajv = new Ajv({ strict: false, formats: { uuid: true } });
  ajv.addSchema({ $id: "doc", components: document.components });
  const absolute = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"doc#/'));
  const copy = new Ajv({ strict: false, formats: { uuid: true } });
  copy.addSchema(absolute({ $id: "doc", components: document.components }));
  return (schema) => copy.compile(absolute(schema));
};

function resolve(node) {
  return node.$ref ? node.$ref.slice(2).split("/").reduce((at, part) => at[part], document) : node;
}

async function checkAnswer(operation, response, where) {
  const described = operation.responses[String(response.status)];
  assert.ok(described, `${where}: ${response.status} is not in the document: ${await response.clone().text()}`);
  const content = resolve(described).content;
  if (!content) return;
  const type = response.headers.get("content-type").split(";")[0];
  assert.ok(content[type], `${where}: ${type} is not in the document`);
  if (type !== "application/json") return;
  const validate = schemas()(content[type].schema);
  const body = await response.json();
  assert.ok(validate(body), `${where}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(body)}`);
}

test("every path answers as the document says", async () => {
  // Until something is recorded.
  for (let events = []; events.length === 0;)
    ({ events } = await (await fetchFrom(engine, `/v1/sessions/${run}/events?wait=20`)).json());
  const mark = { mark: { label: "seen", from_tick: -1, to_tick: -1 } };
  let walked = 0;
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const fill = (id) => path.replace("{id}", id).replace("{tick}", "0") +
                           (path.endsWith("/why") ? "?event=1" : "");
      const url = fill(run);
      const call = (options = {}, at = url) =>
        method === "post" ? post(at, path === "/v1/commands" ? { undo: {} } : mark, options)
                          : fetchFrom(engine, at, options);
      await checkAnswer(operation, await call(), `${method} ${url}`);
      await checkAnswer(operation, await call({ role: "learner" }), `${method} ${url} as a learner`);
      if (operation.security === undefined) {
        const unknown = await call({ token: null });
        assert.equal(unknown.status, 401, url);
        await checkAnswer(operation, unknown, `${method} ${url} without a token`);
      }
      if (path.includes("{id}")) {
        const elsewhere = fill("0192f0c1-7a00-7000-8000-0000000000ff");
        const missing = await call({}, elsewhere);
        assert.equal(missing.status, 404, elsewhere);
        await checkAnswer(operation, missing, `${method} ${elsewhere}`);
      }
      const wrong = await fetchFrom(engine, url, { method: method === "post" ? "PUT" : "DELETE" });
      assert.equal(wrong.status, 405, `${method} ${url}`);
      ++walked;
    }
  }
  assert.equal(walked, 11);
});

test("why is answered by HTTP as the document says", async () => {
  const { get } = document.paths["/v1/sessions/{id}/why"];
  const ask = (words, options) => fetchFrom(engine, `/v1/sessions/${run}/why?${words}`, options);
  for (const words of ["rule=Desaturation", "event=1", "vital=SpO2", "vital=SpO2&tick=10"]) {
    const answer = await ask(words);
    assert.equal(answer.status, 200, words);
    await checkAnswer(get, answer, words);
  }
  for (const [words, status, code] of [
    ["", 400, "server.query.why"], ["rule=a&vital=b", 400, "server.query.why"],
    ["event=first", 400, "server.http.number"], ["rule=Desaturatoin", 404, "inquiry.unknown-rule"],
    ["event=999999", 404, "inquiry.unknown-event"]]) {
    const answer = await ask(words);
    assert.equal(answer.status, status, words);
    assert.equal((await answer.clone().json()).code, code, words);
    await checkAnswer(get, answer, words);
  }
  assert.equal((await ask("event=1", { role: "observer" })).status, 403);
});

test("a command by HTTP happens once, and its events can be read when it is answered", async () => {
  const command = { id: newId().toString("base64"), mark: { label: "once", from_tick: -1, to_tick: -1 } };
  const answers = [];
  for (let i = 0; i < 3; ++i)
    answers.push(await (await post(`/v1/sessions/${run}/commands`, command)).json());
  assert.ok(answers.every((a) => a.accepted && a.event === answers[0].event));
  const { events } = await (await fetchFrom(
    engine, `/v1/sessions/${run}/events?after=${Number(answers[0].event) - 1}&limit=1`)).json();
  assert.equal(events[0].type, "mark.added");
  assert.equal(events[0].id, answers[0].event);
});

test("a chunk can be kept", async () => {
  const path = `/v1/sessions/${run}/chunks/0`;
  let first;
  do first = await fetchFrom(engine, path);
  while (!first.headers.get("cache-control").includes("immutable"));
  const tag = first.headers.get("etag");
  const again = await fetchFrom(engine, path, { headers: { "If-None-Match": tag } });
  assert.equal(again.status, 304);
  const forLearners = await fetchFrom(engine, path, { role: "learner" });
  assert.notEqual(forLearners.headers.get("etag"), tag, "learners get fewer fields");
});
