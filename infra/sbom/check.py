"""Whether what is deployed may be deployed: the bill of materials beside published faults and accepted licences.

    python3 infra/sbom/check.py [--ask] [BOM.json]

Ends with 1 and a line for each of: a component below the version that mends a fault of faults.tsv, unless
accepted.tsv says why it may stay; an entry of accepted.tsv that nothing needs any more;
a component without a licence of licences.txt. With --ask https://api.osv.dev is asked as well, and an
entry of accepted.tsv must not be past its day: before a release and once a month. CI does neither, so that a commit
that passed passes again.
"""

import datetime
import json
import pathlib
import re
import sys
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
BOM = HERE.parent.parent / "functions/target/bom.json"
OSV = "https://api.osv.dev/v1/querybatch"
OURS = "org.nuanbao"


def rows(path, columns):
    """The lines of a table, without comments; each must have that many columns."""
    table = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) != columns or not all(cells):
                raise SystemExit(f"sbom: {path.name}:{number}: {columns} columns are wanted, parted by tabs")
            table.append(cells)
    return table


def order(version):
    """A version as something to compare: 4.2.9.Final < 4.2.18.Final, 3.8.0-RC1 < 3.8.0."""
    parts = []
    for part in re.split(r"[.-]", version):
        if part.isdigit():
            parts.append(int(part))
        elif part.lower() not in ("final", "ga", "release", "jre"):
            parts.append(-1)
    return parts + [0] * (8 - len(parts))


def components(bom):
    """What is deployed and not our own: (package, version) -> its licences."""
    found = {}
    for part in bom["components"]:
        if part.get("group") != OURS:
            names = [entry.get("expression") or entry["license"].get("id") or entry["license"].get("name")
                     for entry in part.get("licenses", [])]
            found[f"{part.get('group', '')}:{part['name']}", part["version"]] = names
    return found


def known(parts, faults):
    """(package, version, ids) of each component with a fault of the kept list."""
    for package, mended, ids, _ in faults:
        for name, version in parts:
            if name == package and order(version) < order(mended):
                yield name, version, ids.split(), f"mended in {mended}"


def asked(parts):
    """The same as the public database knows it; OSError where it cannot be asked."""
    each = list(parts)
    queries = [{"package": {"purl": "pkg:maven/" + name.replace(":", "/") + "@" + version}} for name, version in each]
    request = urllib.request.Request(
        OSV, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        results = json.load(answer)["results"]
    for (name, version), result in zip(each, results, strict=True):
        for fault in result.get("vulns", []):
            yield name, version, [fault["id"]], "told by osv.dev; write it into faults.tsv"


def refusals(parts, found, accepted, licences, today):
    """Every reason not to deploy, a line each; today is None where entries may be past their day."""
    needed = set()
    for name, version, ids, why in found:
        reasons = {tuple(entry) for entry in accepted if entry[:2] == [name, version] and entry[2] in ids}
        needed |= reasons
        if not reasons:
            yield f"{name} {version} has {' '.join(ids)}: {why}"
    for entry in accepted:
        if tuple(entry) not in needed:
            yield f"accepted.tsv: {' '.join(entry[:3])} is accepted for nothing any more: remove the line"
        elif today and entry[4] < today:
            yield f"accepted.tsv: {' '.join(entry[:3])} was to be looked at again by {entry[4]}"
    for (name, version), names in parts.items():
        if not set(names) & licences:
            yield f"{name} {version} has no accepted licence: {', '.join(map(str, names)) or 'none named'}"


def main(path, ask):
    if not path.exists():
        raise SystemExit(f"sbom: {path} is not there; ./nuanbao test makes it")
    parts = components(json.loads(path.read_text(encoding="utf-8")))
    if not parts:
        raise SystemExit(f"sbom: {path} names no component")
    kept = HERE / "faults.tsv"
    found = list(known(parts, rows(kept, 4)))
    day = re.search(r"looked through on (\d{4}-\d\d-\d\d)", kept.read_text(encoding="utf-8")).group(1)
    source = f"the list of {day}"
    if ask:
        try:
            told = list(asked(parts))
        except (OSError, ValueError, KeyError) as unreachable:
            raise SystemExit(f"sbom: osv.dev could not be asked: {unreachable}") from unreachable
        listed = {(name, version, one) for name, version, ids, _ in found for one in ids}
        found += [each for each in told if (each[0], each[1], each[2][0]) not in listed]
        source += " and osv.dev"
    licences = {name for name, in rows(HERE / "licences.txt", 1)}
    reasons = list(refusals(
        parts, found, rows(HERE / "accepted.tsv", 5), licences, datetime.date.today().isoformat() if ask else None))
    for reason in reasons:
        print(f"sbom: {reason}")
    print(f"sbom: {len(parts)} components beside {source}: {len(reasons)} not accepted")
    return 1 if reasons else 0


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if word != "--ask"]
    sys.exit(main(pathlib.Path(given[0]) if given else BOM, "--ask" in sys.argv))
