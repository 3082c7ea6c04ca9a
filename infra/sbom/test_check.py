"""That the gate over the bill of materials can refuse."""

import contextlib
import io
import json
import pathlib
import tempfile
import unittest
from unittest import mock

import check

FAULTS = [["io.netty:netty-handler", "4.2.15.Final", "CVE-2026-45416", "16 MiB for nine bytes"]]
OLD = ("io.netty:netty-handler", "4.2.9.Final")
NEW = ("io.netty:netty-handler", "4.2.18.Final")
LICENCES = {"Apache-2.0", "EPL-2.0"}


def refused(part, accepted=(), names=("Apache-2.0",)):
    parts = {part: list(names)}
    return list(check.refusals(
        parts, list(check.known(parts, FAULTS)), [list(entry) for entry in accepted], LICENCES, "2026-12-01"))


class Gate(unittest.TestCase):
    def test_an_old_netty_is_refused_and_a_new_one_is_not(self):
        self.assertEqual(len(refused(OLD)), 1)
        self.assertIn("CVE-2026-45416", refused(OLD)[0])
        self.assertEqual(refused(NEW), [])

    def test_versions_are_compared_as_numbers(self):
        self.assertLess(check.order("4.2.9.Final"), check.order("4.2.18.Final"))
        self.assertLess(check.order("3.8.0-RC1"), check.order("3.8.0"))
        self.assertEqual(check.order("2.22"), check.order("2.22.0"))

    def test_what_is_accepted_passes_until_its_day(self):
        entry = (*OLD, "CVE-2026-45416", "no server of ours speaks TLS", "2027-01-01")
        self.assertEqual(refused(OLD, [entry]), [])
        self.assertIn("looked at again", refused(OLD, [(*entry[:4], "2026-11-30")])[0])

    def test_what_is_accepted_for_nothing_is_refused(self):
        entry = (*NEW, "CVE-2026-45416", "no server of ours speaks TLS", "2027-01-01")
        self.assertIn("nothing any more", refused(NEW, [entry])[0])

    def test_one_of_several_licences_is_enough_and_none_is_refused(self):
        self.assertEqual(refused(NEW, names=("LGPL-2.1-only", "EPL-2.0")), [])
        self.assertIn("no accepted licence", refused(NEW, names=("SSPL-1.0",))[0])
        self.assertIn("none named", refused(NEW, names=())[0])

    def test_the_kept_tables_refuse_an_old_netty_in_a_bill_of_materials(self):
        bom = {"components": [{
            "group": "io.netty", "name": "netty-handler", "version": "4.2.9.Final",
            "licenses": [{"license": {"id": "Apache-2.0"}}]}]}
        self.assertEqual(self.status(bom), 1)
        bom["components"][0]["version"] = "4.2.18.Final"
        self.assertEqual(self.status(bom), 0)

    def test_what_the_public_database_tells_is_refused(self):
        told = io.BytesIO(json.dumps({"results": [{"vulns": [{"id": "GHSA-0000-0000-0000"}]}]}).encode())
        with mock.patch("urllib.request.urlopen", return_value=told):
            found = list(check.asked({NEW: []}))
        reasons = list(check.refusals({}, found, [], LICENCES, "2026-12-01"))
        self.assertIn("GHSA-0000-0000-0000", reasons[0])

    def status(self, bom):
        with tempfile.TemporaryDirectory() as folder, \
                mock.patch.object(check, "rows", side_effect=without_accepted(check.rows)), \
                contextlib.redirect_stdout(io.StringIO()) as said:
            path = pathlib.Path(folder) / "bom.json"
            path.write_text(json.dumps(bom), encoding="utf-8")
            status = check.main(path, ask=False)
        self.assertIn("the list of 20", said.getvalue())
        return status


def without_accepted(rows):
    return lambda path, columns: [] if path.name == "accepted.tsv" else rows(path, columns)


if __name__ == "__main__":
    unittest.main()
