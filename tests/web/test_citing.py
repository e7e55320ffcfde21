"""How every page is cited: in words, as BibTeX and as RIS, and what previews of links and catalogues read of it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hiwar.kernel.values import LANGUAGES
from hiwar.reviews.models import Document
from hiwar.web import citing
from hiwar.web.citing import Work
from tests.builders import SYMBOL
from tests.web import sample

ON = date(2026, 5, 17)

BIBTEX = """@techreport{A-HRC-0-1-100.2,
  title = {{Report of the Working Group on the Universal Periodic Review: Talvania}},
  author = {{United Nations Human Rights Council}},
  institution = {{United Nations}},
  number = {A/HRC/0/1},
  note = {para. 100.2; Recommendation by Kesteria; position: supported; invented, for training},
  language = {en},
  url = {http://testserver/en/recommendations/A/HRC/0/1:100.2},
  urldate = {2026-05-17},
}
"""

RIS = """TY  - RPRT
TI  - Report of the Working Group on the Universal Periodic Review: Talvania
AU  - United Nations Human Rights Council,
M1  - A/HRC/0/1
SP  - para. 100.2
PB  - United Nations
LA  - en
AB  - Mend the old nets
N1  - Recommendation by Kesteria; position: supported; invented, for training
UR  - http://testserver/en/recommendations/A/HRC/0/1:100.2
Y2  - 2026/05/17
ER  - 
""".replace("\n", "\r\n")


@pytest.fixture
def site(sampled: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The sample record, read on a day of May 2026."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: ON)
    return client


def test_a_recommendation_as_references(site: Client) -> None:
    address = f"/en/recommendations/{SYMBOL}:100.2"
    bib, ris = site.get(f"{address}.bib"), site.get(f"{address}.ris")
    assert bib.content.decode() == BIBTEX
    assert bib["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert bib["Content-Disposition"] == 'attachment; filename="A-HRC-0-1-100.2.bib"'
    assert ris.content.decode() == RIS
    assert ris["Content-Type"] == "application/x-research-info-systems; charset=utf-8"


def test_reviews_documents_and_states_as_references(site: Client) -> None:
    told = site.get("/fr/reviews/SVN/20.bib").content.decode()
    assert "Universal Periodic Review: Slovenia}}" in told
    assert "  year = {2014},\n  date = {2014-11-06},\n" in told
    sha256 = Document.objects.get(symbol=f"{sample.KESTERIA}/Add.1").pk
    told = site.get(f"/en/documents/{sha256}.ris").content.decode()
    assert "DA  - 2026/02/20\r\n" in told
    assert f"N1  - SHA-256 {sha256}" in told
    assert "@misc{hiwar-SVN,\n  title = {{Slovenia: the Universal Periodic Review}}," in (
        site.get("/en/states/SVN.bib").content.decode()
    )


def test_a_reference_of_what_is_not_there_is_a_page(site: Client) -> None:
    assert site.get("/en/states/QQQ.bib").status_code == 404
    assert site.get(f"/en/recommendations/{SYMBOL}:999.ris").status_code == 404


@pytest.mark.parametrize(
    "path",
    [f"/recommendations/{SYMBOL}:100.2", "/reviews/SVN/20", "/states/SVN", "/about", "/states", "/documents"],
)
def test_every_page_says_how_to_cite_it(site: Client, path: str) -> None:
    text = site.get(f"/en{path}?page=1").content.decode()
    block = text[text.index('<details class="cite"') :]
    assert f'<a href="http://testserver/en{path}">' in block
    assert "read on 17 May 2026" in block
    assert (f'href="http://testserver/en{path}.bib">BibTeX</a>' in block) is (path.count("/") > 1)


def metadata(text: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text))


def test_a_page_tells_previews_and_catalogues_what_it_is(site: Client) -> None:
    text = site.get(f"/en/recommendations/{sample.REAL}:115.1").content.decode()
    told = metadata(text)
    assert told["og:title"] == "Recommended by: France; to: Slovenia, 2014, A/HRC/28/15:115.1"
    assert told["og:description"] == told["description"].strip()
    assert "Sample text 1" in told["og:description"]
    assert told["og:url"] == f"http://testserver/en/recommendations/{sample.REAL}:115.1"
    assert told["og:image"] == "http://testserver/static/web/preview.png"
    assert (told["citation_technical_report_number"], told["citation_publication_date"]) == (sample.REAL, "2014/11/06")
    assert told["DC.identifier"] == sample.REAL
    assert told["twitter:card"] == "summary"
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert json.loads(data)["reportNumber"] == sample.REAL
    assert json.loads(data)["text"] == "Sample text 1"
    assert "citation_title" not in metadata(site.get("/en/about").content.decode())
    assert "og:title" not in metadata(site.get("/en/nowhere").content.decode())


def test_no_text_breaks_out_of_the_metadata(site: Client, tmp_path: Path) -> None:
    from hiwar.audit.actors import OPERATOR
    from hiwar.reviews.commands import import_reading
    from tests.builders import NOW, item, reading, source

    text = "</script><script>alert(1)</script> \"quoted\" & 'so' <b>"
    read = reading(item("9.1", text), session=14, symbol="A/HRC/0/9")
    import_reading(OPERATOR, source(tmp_path, "hostile", "hostile.txt"), read, now=NOW)
    shown = site.get("/en/recommendations/A/HRC/0/9:9.1").content.decode()
    assert "<script>alert" not in shown
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown)
    assert json.loads(data)["text"] == text
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in metadata(shown)["og:description"]


# What a reference may hold

texts = st.text(max_size=60)
days = st.sampled_from([None, "2014-05-06"])
works = st.builds(Work, st.just("key"), texts, texts, texts, days, texts, texts, texts, texts, texts)


def balanced(entry: str) -> bool:
    depth = 0
    for sign in re.sub(r"\\[{}]", "", entry):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


@given(works)
def test_any_text_stays_inside_its_field_in_bibtex(work: Work) -> None:
    entry = citing.bibtex(work, ON)
    assert balanced(entry)
    head, *fields, end, rest = entry.split("\n")
    assert (head[0], end, rest) == ("@", "}", "")
    assert all(re.fullmatch(r"  [a-z]+ = \{.*\},", field) for field in fields)


@given(works)
def test_any_text_stays_on_its_line_in_ris(work: Work) -> None:
    lines = citing.ris(work, ON).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert (lines[0][:6], lines[-2:]) == ("TY  - ", ["ER  - ", ""])
    assert [line for line in lines if line.splitlines() not in ([line], [])] == []


def test_what_latex_takes_for_its_own_is_escaped() -> None:
    entry = citing.bibtex(Work("key", r'50% of $1_0 & #3 {"a"} ~^\ '), ON)
    assert r"{{50\% of \$1\_0 \& \#3 \{{''}a{''}\} \textasciitilde{}\textasciicircum{}\textbackslash{}}}" in entry


# The map


def test_the_map_lists_every_page_once_in_each_language_that_is_spoken(site: Client) -> None:
    index = site.get("/sitemap.xml")
    assert index["Content-Type"] == "application/xml; charset=utf-8"
    parts = re.findall(r"<sitemap><loc>http://testserver(.*?)</loc></sitemap>", index.content.decode())
    assert [part.removesuffix("-1.xml") for part in parts] == [
        f"/sitemap-{lang}-{kind}" for lang in LANGUAGES for kind in ("pages", "documents", "recommendations")
    ]
    listed = [
        address
        for part in parts
        for address in re.findall(r"<url><loc>http://testserver(.*?)</loc></url>", site.get(part).content.decode())
    ]
    assert len(set(listed)) == len(listed)
    assert f"/en/recommendations/{SYMBOL}:100.3:2" in listed
    assert {"/ar/", "/en/states/SVN", "/ar/reviews/XKS/2"} <= set(listed)
    later = {
        "/en/treaties",
        "/fr/treaties/ICCPR-OP1",
        "/en/obligations",
        "/en/states/SVN/treaties",
        "/en/states/SVN/status",
        "/en/check",
        "/en/resolutions",
    }
    assert later <= set(listed)
    for address in (*later, *(each for each in listed if each[:4] == "/en/" and ("XKS" in each or "recomm" in each))):
        assert site.get(address).status_code == 200, address


@pytest.mark.parametrize(
    "address", ["treaties", "states/SVN/status", "states/SVN/treaties", "treaties/CRC", "obligations"]
)
def test_a_page_as_of_a_day_is_one_of_the_page(site: Client, address: str) -> None:
    """Crawlers are kept from a page for each day, and whoever finds one is told which page it is."""
    told = site.get(f"/en/{address}?on=2017-12-15").content.decode()
    assert f'<link rel="canonical" href="http://testserver/en/{address}">' in told
    rules = site.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /*?on=", "Disallow: /*&on=", "Disallow: /*?year=", "Disallow: /*&year="} <= set(rules)


@pytest.mark.parametrize("part", ["en-pages-0", "en-pages-2", "en-nothing-1", "xx-pages-1", "en-pages-99999999999999"])
def test_a_part_that_the_map_has_not(site: Client, part: str) -> None:
    assert site.get(f"/sitemap-{part}.xml").status_code == 404


def test_a_long_map_comes_in_parts(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hiwar.reference.map.A_PART", 4)
    parts = re.findall(r"/sitemap-en-rec[^<]*", site.get("/sitemap.xml").content.decode())
    listed = [re.findall("<loc>", site.get(part).content.decode()) for part in parts]
    assert max(map(len, listed)) <= 4
    assert sum(map(len, listed)) == 12
