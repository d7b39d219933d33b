# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What the drivers of the Studio share, without a Studio."""
import os
import subprocess
import sys
import unittest

import driver

HERE = os.path.dirname(os.path.abspath(__file__))
# Takes a number, says which, and keeps it until its standard input ends.
TAKER = "import driver, sys; name, lock = driver.free_display(); print(name, flush=True); sys.stdin.read()"


class Displays(unittest.TestCase):
    def test_nobody_gets_the_number_of_another(self):
        takers = [subprocess.Popen([sys.executable, "-c", TAKER], cwd=HERE, text=True, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE) for _ in range(16)]
        try:
            names = [taker.stdout.readline().strip() for taker in takers]
            self.assertEqual(len(set(names)), len(takers), names)
            self.assertTrue(all(name.startswith(":") for name in names), names)
        finally:
            for taker in takers:
                taker.communicate()

    def test_a_number_is_free_again_once_its_taker_is_gone(self):
        taker = subprocess.Popen([sys.executable, "-c", TAKER], cwd=HERE, text=True, stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        name = taker.stdout.readline().strip()
        taker.kill()
        taker.communicate()
        held = []
        while len(held) < 90 and name not in [other for other, _ in held]:
            held.append(driver.free_display())
        self.assertEqual(held[-1][0], name)
        for _, lock in held:
            lock.close()


if __name__ == "__main__":
    unittest.main()
