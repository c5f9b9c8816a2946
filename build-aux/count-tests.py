#!/usr/bin/env python3
"""Reads meson's testlog.json files and prints "N passed, N failed, N skipped".

Subtests of TAP programs are counted one by one. Fails when anything failed or nothing ran."""
import json
import re
import sys

passed = failed = skipped = 0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as log:
        for line in log:
            test = json.loads(line)
            out = test.get("stdout", "")
            good = len(re.findall(r"^ok\b(?!.*# SKIP)", out, re.M))
            skips = len(re.findall(r"^ok\b.*# SKIP", out, re.M))
            bad = len(re.findall(r"^not ok\b(?!.*# TODO)", out, re.M))
            result = test["result"]
            if result == "SKIP":
                skipped += 1
            elif result in ("OK", "EXPECTEDFAIL"):
                passed += max(good, 0 if skips else 1)
                skipped += skips
            else:
                passed += good
                skipped += skips
                failed += max(bad, 1)
                print(f"failed: {test['name']}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
