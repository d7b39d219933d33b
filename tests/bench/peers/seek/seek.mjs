// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Seeks in MCAP files that hold what bench_seek_peers.cpp recorded.
//   seek.mjs prepare FOLDER              messages.bin, frames.bin → topics.mcap, frames.mcap
//   seek.mjs seek FOLDER ROUND ROUNDS    JSON with milliseconds of three ways to seek; each way
//                                        gets BUDGET seconds, and at least two seeks
// The library is set as its documentation advises: chunks compressed with zstd, message and chunk
// indexes, one reader kept open, message indexes cached. Timed is the way to the payloads of the
// complete world, not their decoding.
import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import path from "node:path";

import zstd from "@foxglove/wasm-zstd";
import { McapIndexedReader, McapWriter } from "@mcap/core";
import { FileHandleReadable, FileHandleWritable } from "@mcap/nodejs";

const TOPIC_CHUNK = 1024 * 1024; // the library's default
const FRAME_CHUNK = 64 * 1024; // about a keyframe and what follows it until the next
const INDEX_CACHE = 256 * 1024 * 1024;
const BUDGET = 2;
const LEAST = 2;

const timeOf = (tick) => BigInt(tick);

async function writer(file, chunkSize) {
  const handle = await open(file, "w");
  const mcap = new McapWriter({
    writable: new FileHandleWritable(handle),
    chunkSize,
    compressChunk: (data) => ({ compression: "zstd", compressedData: zstd.compress(data, 3) }),
  });
  await mcap.start({ library: "ward", profile: "" });
  return { mcap, end: async () => { await mcap.end(); await handle.close(); } };
}

/** Records of three uint32 and a payload as long as the third says. */
function* records(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at + 8, true);
    yield [view.getUint32(at, true), view.getUint32(at + 4, true), bytes.subarray(at + 12, at + 12 + length)];
    at += 12 + length;
  }
}

async function convert(source, file, chunkSize, nameOf) {
  const { mcap, end } = await writer(file, chunkSize);
  const channels = new Map();
  let sequence = 0;
  for (const [tick, key, data] of records(await readFile(source))) {
    const topic = nameOf(key);
    if (!channels.has(topic))
      channels.set(topic, await mcap.registerChannel({ schemaId: 0, topic, messageEncoding: "bytes", metadata: new Map() }));
    await mcap.addMessage({ channelId: channels.get(topic), sequence: sequence++, logTime: timeOf(tick), publishTime: timeOf(tick), data });
  }
  await end();
}

async function prepare(folder) {
  await convert(path.join(folder, "messages.bin"), path.join(folder, "topics.mcap"), TOPIC_CHUNK, String);
  await convert(path.join(folder, "frames.bin"), path.join(folder, "frames.mcap"), FRAME_CHUNK,
    (key) => (key === 1 ? "keyframe" : "delta"));
}

async function reader(file) {
  return McapIndexedReader.Initialize({
    readable: new FileHandleReadable(await open(file, "r")),
    decompressHandlers: { zstd: (data, size) => zstd.decompress(data, Number(size)) },
    messageIndexCacheSizeBytes: INDEX_CACHE,
  });
}

/** The newest message of each topic, topic by topic. */
async function backfill(mcap, topics, tick) {
  const found = new Map();
  for (const topic of topics)
    for await (const message of mcap.readMessages({ topics: [topic], endTime: timeOf(tick), reverse: true })) {
      found.set(Number(topic), message.data);
      break;
    }
  return found;
}

/** Backwards through everything until each topic has been met. */
async function reverseScan(mcap, topics, tick) {
  const found = new Map();
  const names = new Map([...mcap.channelsById].map(([id, channel]) => [id, Number(channel.topic)]));
  for await (const message of mcap.readMessages({ endTime: timeOf(tick), reverse: true })) {
    const topic = names.get(message.channelId);
    if (!found.has(topic)) {
      found.set(topic, message.data);
      if (found.size === topics.length)
        break;
    }
  }
  return found;
}

/** The last keyframe and the deltas after it: as Ward keeps a state. */
async function frames(mcap, tick) {
  const found = [];
  let from;
  for await (const message of mcap.readMessages({ topics: ["keyframe"], endTime: timeOf(tick), reverse: true })) {
    from = message.logTime;
    found.push(message.data);
    break;
  }
  for await (const message of mcap.readMessages({ topics: ["delta"], startTime: from, endTime: timeOf(tick) }))
    found.push(message.data);
  return found;
}

function digest(found) {
  const hash = createHash("sha256");
  for (const topic of [...found.keys()].sort((a, b) => a - b)) {
    const name = Buffer.alloc(4);
    name.writeUInt32LE(topic);
    hash.update(name).update(found.get(topic));
  }
  return hash.digest("hex");
}

async function timed(samples, work) {
  const begin = process.hrtime.bigint();
  const made = await work();
  samples?.push(Number(process.hrtime.bigint() - begin) / 1e6);
  return made;
}

function check(holds) {
  if (!holds)
    throw new Error("a seek shows another world than was recorded");
}

async function seek(folder, round, rounds) {
  const { wanted } = JSON.parse(await readFile(path.join(folder, "wanted.json")));
  const topicFile = await reader(path.join(folder, "topics.mcap"));
  const frameFile = await reader(path.join(folder, "frames.mcap"));
  const topics = [...topicFile.channelsById.values()].map((channel) => channel.topic);
  const source = new Map();
  for (const [tick, key, data] of records(await readFile(path.join(folder, "frames.bin"))))
    source.set(tick, { key, data });
  const ways = {
    frames: async ({ tick }, keep) => {
      const got = await timed(keep, () => frames(frameFile, tick));
      check(got.length === 1 + (tick % 60)
        && got.every((data, i) => Buffer.compare(data, source.get(tick - got.length + 1 + i).data) === 0));
    },
    backfill: async ({ tick, sha256 }, keep) =>
      check(digest(await timed(keep, () => backfill(topicFile, topics, tick))) === sha256),
    reverse: async ({ tick, sha256 }, keep) =>
      check(digest(await timed(keep, () => reverseScan(topicFile, topics, tick))) === sha256),
  };
  const samples = {};
  for (const [name, way] of Object.entries(ways)) {
    samples[name] = [];
    await way(wanted[round], undefined); // warms caches
    const end = Date.now() + BUDGET * 1000;
    for (let i = round; i < wanted.length && (Date.now() < end || samples[name].length < LEAST); i += rounds)
      await way(wanted[(i * 7919) % wanted.length], samples[name]);
  }
  console.log(JSON.stringify(samples));
}

await zstd.isLoaded;
const [what, folder, round, rounds] = process.argv.slice(2);
if (what === "prepare")
  await prepare(folder);
else
  await seek(folder, Number(round), Number(rounds));
process.exit(0);
