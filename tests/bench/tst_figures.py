#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The arithmetic behind the published figures."""
import json
import unittest

import figures
import table


class Figures(unittest.TestCase):
    def test_quantiles_are_nearest_rank(self):
        hundred = [float(x) for x in range(100, 0, -1)]
        self.assertEqual(figures.summary(hundred), {"n": 100, "median": 50, "p99": 99, "max": 100, "min": 1})
        self.assertEqual(figures.summary([7.0]), {"n": 1, "median": 7, "p99": 7, "max": 7, "min": 7})
        self.assertEqual(figures.summary([1.0, 9.0])["p99"], 9)

    def test_p99_of_a_speed_is_a_slow_one(self):
        speeds = [float(x) for x in range(1, 101)]
        self.assertEqual(figures.summary(speeds, higher_is_better=True)["p99"], 2)

    def test_goals(self):
        for of, sign, value, met in (("p99", "<=", 2, True), ("p99", "<=", 1.9, False), ("median", ">=", 1, True),
                                     ("ratio", "<=", 2, True), ("ratio", "<=", 1.9, False)):
            result = figures.finished({"name": "a", "unit": "ms", "samples": [1, 2], "goal": {"of": of, "is": sign, "value": value},
                                       "peer": {"name": "b", "samples": [0.5]}})
            self.assertEqual(result["goal"]["met"], met, (of, sign, value))

    def test_many_samples_become_quantiles(self):
        part = figures.with_figures({"name": "a", "samples": range(10_000, -1, -1)}, False)
        self.assertNotIn("samples", part)
        kept = part["quantiles"]
        self.assertEqual((len(kept), kept[0], kept[-1]), (figures.MOST_SAMPLES, 0, 10_000))
        self.assertEqual(kept, sorted(kept))
        for a, b in zip(kept, kept[1:]):
            self.assertIn(b - a, (50, 51))
        self.assertEqual((part["n"], part["median"], part["p99"]), (10_001, 5000, 9900))
        few = figures.with_figures({"name": "a", "samples": range(figures.MOST_SAMPLES)}, False)
        self.assertEqual(len(few["samples"]), figures.MOST_SAMPLES)

    def test_nothing_measured_is_an_error(self):
        with self.assertRaises(ValueError):
            figures.with_figures({"name": "a", "samples": []}, False)

    def test_lists_of_numbers_stay_on_one_line(self):
        document = {"a": [1, 2.5, -3e-7], "b": [{"c": []}], "d": ["x", 1]}
        text = figures.text_of(document)
        self.assertIn('"a": [1,2.5,-3e-07]', text)
        self.assertEqual(json.loads(text), document)

    def test_what_is_lost_is_told(self):
        slow = {"ratio": 1.2}
        self.assertTrue(table.lost(slow))
        self.assertFalse(table.lost({"ratio": 0.8}))
        self.assertTrue(table.lost({"ratio": 0.8, "higher_is_better": True}))


if __name__ == "__main__":
    unittest.main()
