"""What is said of the packages that the site is made of."""

import pytest

from requirements import audit, sbom

FINE = {"name": "fine", "version": "1", "vulns": []}
WEAK = {"name": "weak", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([FINE], 0, "No version that is used is known to be vulnerable."),
        ([FINE, WEAK], 1, "a.txt: weak 2 has PYSEC-1; mended in: 2.1"),
        ([UNKNOWN, WEAK], 1, "a.txt: weak 2 has PYSEC-1; mended in: 2.1"),
        ([FINE, UNKNOWN], 3, "a.txt: no database knows unknown."),
        ([UNKNOWN], 3, "a.txt: no database of advisories could be had that knows its packages."),
        ([], 3, "a.txt: no database of advisories could be had that knows its packages."),
    ],
)
def test_silence_is_not_taken_for_safety(packages, code, said):
    """One file about which all is known does not speak for the other."""
    ended, lines = audit.verdict({"a.txt": packages, "b.txt": [FINE]})
    assert ended == code
    assert said in lines


def test_second_database_is_asked_where_the_first_knows_nothing(monkeypatch):
    known = {"pypi": [UNKNOWN], "osv": [WEAK]}
    monkeypatch.setattr(audit, "ask", lambda lock, database: known[database])
    assert audit.told_of("runtime.txt") == [WEAK]


def test_list_of_packages_names_no_index():
    reference = {"url": "https://index.example/simple/a/", "comment": "x", "type": "distribution"}
    component = {"name": "a", "purl": "pkg:pypi/a@1", "externalReferences": [reference]}
    document = sbom.without_index({"components": [component | {"description": "line 3"}]})
    assert "index.example" not in str(document)
    assert document["components"][0]["externalReferences"][0]["url"] == "pkg:pypi/a@1"
