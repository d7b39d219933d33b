// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Runs the Khronos glTF validator over every shipped model and writes what it found, with the hash of
// each file, to resources/models/validation.json. Fails on any error or warning.
//
//     cd tools/models && npm ci && node validate.mjs
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import validator from 'gltf-validator';

const models = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'resources', 'models');
const report = { validator: `Khronos glTF validator ${validator.version()}`, models: {} };
let bad = 0;
for (const name of readdirSync(models).filter((file) => file.endsWith('.glb')).sort()) {
    const bytes = readFileSync(join(models, name));
    const { issues, info } = await validator.validateBytes(new Uint8Array(bytes), { uri: name, maxIssues: 20 });
    report.models[name] = {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        errors: issues.numErrors,
        warnings: issues.numWarnings,
        triangles: info.totalTriangleCount,
    };
    bad += issues.numErrors + issues.numWarnings;
    for (const issue of issues.messages.filter((one) => one.severity < 2))
        console.log(`${name}: ${issue.code} ${issue.pointer ?? ''} ${issue.message}`);
}
const lines = Object.entries(report.models).map(([name, one]) => `  ${JSON.stringify(name)}: ${JSON.stringify(one)}`);
writeFileSync(join(models, 'validation.json'),
    `{"validator": ${JSON.stringify(report.validator)},\n "models": {\n${lines.join(',\n')}\n }}\n`);
console.log(`${lines.length} models, ${bad} errors and warnings (${report.validator})`);
process.exitCode = bad ? 1 : 0;
