// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Two hundred rules a tick over seven vitals that walk at random: the same rules, vitals and results as
// tests/bench/bench_rules.cpp. usage: rules.mjs json-rules-engine|zen-engine all|crossing TICKS
import { Engine } from 'json-rules-engine';
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';

const RULES = 200;
const BATCH = 500;
const FIELDS = [
  ['hr', 60, 140], ['spo2', 80, 100], ['rr', 8, 30], ['etco2', 20, 55],
  ['sbp', 70, 150], ['dbp', 40, 90], ['cvp', 1, 19],
];

/** xorshift32, as in the C++ program. */
function dice(state) {
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function threshold(random, field) {
  const [, low, high] = FIELDS[field];
  return low + 1 + random() % (high - low - 1);
}

function ruleTable(mode) {
  const random = dice(2463534242);
  const rules = [];
  for (let i = 0; i < RULES; ++i) {
    const tests = [{ field: i % 7, below: i % 2 === 0 }];
    tests[0].limit = threshold(random, tests[0].field);
    if (mode === 'all') {
      tests.push({ field: (i + 1 + i % 5) % 7, below: i % 3 === 0 });
      tests[1].limit = threshold(random, tests[1].field);
    }
    rules.push(tests);
  }
  return rules;
}

/** Rules as the documentation has them: made once, facts given as constants of the run. */
function jsonRulesEngine(rules) {
  const engine = new Engine();
  rules.forEach((tests, index) => engine.addRule({
    conditions: { all: tests.map((test) => ({
      fact: FIELDS[test.field][0], operator: test.below ? 'lessThan' : 'greaterThan', value: test.limit })) },
    event: { type: String(index) },
  }));
  return async (facts) => (await engine.run(facts)).events.map((event) => Number(event.type));
}

/** One decision table that collects every row that fits, compiled once. */
function zenEngine(rules) {
  const inputs = FIELDS.map(([name]) => ({ id: name, name, field: name, type: 'expression' }));
  const table = {
    hitPolicy: 'collect', inputs, outputs: [{ id: 'rule', name: 'rule', field: 'rule', type: 'expression' }],
    rules: rules.map((tests, index) => {
      const row = { _id: String(index), rule: String(index) };
      for (const [name] of FIELDS)
        row[name] = '';
      for (const test of tests)
        row[FIELDS[test.field][0]] = `${test.below ? '<' : '>'} ${test.limit}`;
      return row;
    }),
  };
  const content = {
    nodes: [{ id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 }, content: table },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } }],
    edges: [{ id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' }],
  };
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(content));
  return async (facts) => (await decision.evaluate(facts)).result.map((row) => row.rule);
}

const [engineName, mode, ticksText] = process.argv.slice(2);
const rules = ruleTable(mode);
const evaluate = engineName === 'zen-engine' ? zenEngine(rules) : jsonRulesEngine(rules);

const walk = dice(88675123);
const values = FIELDS.map(([, low, high]) => Math.floor((low + high) / 2));
let before = new Uint8Array(RULES);
let hash = 2166136261;
let fired = 0;
const mix = (value) => { hash = Math.imul(hash ^ value, 16777619) >>> 0; };
const samples = [];
const ticks = Number(ticksText);
// The results of a batch are kept and hashed outside the time that is taken.
for (let tick = 0; tick < ticks;) {
  const inputs = [];
  const results = [];
  for (let i = 0; i < BATCH && tick + i < ticks; ++i) {
    FIELDS.forEach(([, low, high], field) => {
      values[field] = Math.min(high, Math.max(low, values[field] + (walk() % 5) - 2));
    });
    inputs.push(Object.fromEntries(FIELDS.map(([name], field) => [name, values[field]])));
  }
  const begin = process.hrtime.bigint();
  for (const input of inputs)
    results.push(await evaluate(input));
  samples.push(Number(process.hrtime.bigint() - begin) / 1e3 / inputs.length);
  for (const result of results) {
    const now = new Uint8Array(RULES);
    for (const rule of result)
      now[rule] = 1;
    for (let rule = 0; rule < RULES; ++rule) {
      if (now[rule] && (mode === 'all' || !before[rule])) {
        mix(tick);
        mix(rule);
        ++fired;
      }
    }
    before = now;
    ++tick;
  }
}
samples.shift(); // warm-up
console.log(JSON.stringify({ samples, hash, fired }));
