// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// An engine of one's own for a test: its program, a fresh data folder, free ports.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inTime } from "./client.mjs";

export const TOKEN = "a token that nobody guesses";

export async function startEngine(program) {
  const folder = mkdtempSync(join(tmpdir(), "ward-node-"));
  const child = spawn(program, ["--data-dir", folder, "--drain-timeout", "0"],
                      { stdio: ["pipe", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (data) => (log += data));
  child.stdin.write(TOKEN + "\n");
  const line = await inTime(new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the engine ended with ${code}: ${log}`)));
  }), "the ready line");
  const { port, http_port } = JSON.parse(line);
  return {
    ws: `ws://127.0.0.1:${port}/`,
    ws6: `ws://[::1]:${port}/`,
    http: `http://127.0.0.1:${http_port}`,
    log: () => log,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const code = await inTime(ended, "the engine's end");
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

export async function fetchFrom(engine, path, { token = TOKEN, role, ...options } = {}) {
  const headers = { ...(token ? { Authorization: `Bearer ${token}` } : {}),
                    ...(role ? { "Ward-Role": role } : {}), ...options.headers };
  return fetch(engine.http + path, { ...options, headers });
}
