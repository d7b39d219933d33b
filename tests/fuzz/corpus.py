#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""corpus.py FUZZERS TARGET FOLDER…: makes tests/fuzz/corpus/TARGET out of what is in it and in the folders.

FUZZERS is the folder of the built fuzzers. libFuzzer keeps the inputs that together reach everything the
others reach; of those the small ones stay, up to LIMIT bytes in all.
"""
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

LIMIT = 40 * 1024
LARGEST = {"recording_reader": 32 * 1024, "library": 32 * 1024}  # databases; everything else:
USUAL = 12 * 1024


def main(fuzzers, target, *folders):
    corpus = pathlib.Path(__file__).resolve().parent / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    fuzzer = pathlib.Path(fuzzers).resolve() / f"fuzz_{target}"
    with tempfile.TemporaryDirectory() as work:
        merged = pathlib.Path(work) / "merged"
        merged.mkdir()
        done = subprocess.run([fuzzer, "-merge=1", "-rss_limit_mb=4096", merged, corpus, *folders], cwd=work,
                              capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            sys.exit(done.stderr[-2000:])
        files = sorted(merged.iterdir(), key=lambda f: f.stat().st_size)
        shutil.rmtree(corpus)
        corpus.mkdir()
        size = kept = 0
        for file in files:
            data = file.read_bytes()
            if not data or len(data) > LARGEST.get(target, USUAL) or size + len(data) > LIMIT:
                continue
            (corpus / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
            size, kept = size + len(data), kept + 1
    print(f"{target}: {kept} of {len(files)} inputs, {size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
