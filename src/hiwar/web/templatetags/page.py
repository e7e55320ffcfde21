"""Parts of a page that need more than a value: words kept for later, and what previews and catalogues read."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hiwar.web import citing, narrowing, reader_words, source_words

register = template.Library()


class _Captured(template.Node):
    """Keeps what it encloses under a name, for the rest of the template."""

    def __init__(self, name: str, enclosed: NodeList) -> None:
        self.name, self.nodelist = name, enclosed

    def render(self, context: Context) -> str:
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308 - escaped when rendered
        return ""


@register.tag
def captured(parser: Parser, token: Token) -> _Captured:
    """`{% captured name %}…{% endcaptured %}`: what stands between, also a block of a page, as a variable."""
    _tag, name = token.split_contents()
    enclosed = parser.parse(("endcaptured",))
    parser.delete_first_token()
    return _Captured(name, enclosed)


@register.simple_tag
def in_force(filters: Mapping[str, object] | str) -> str:
    """The filters in force in the reader's words: `Words: torture; Position: Noted`; empty where there are none."""
    told = narrowing.in_force(filters, get_language() or "en") if isinstance(filters, Mapping) else ()
    return _("; ").join(f"{called}{_(': ')}{value}" for called, value in told)


@register.simple_tag
def refusal(parts: Mapping[str, str]) -> SafeString:
    """Why a file was not taken, where in it, and what to do (`ReadingError.parts`), in the reader's language."""
    what = [from_reader(parts[name]) for name in ("problem", "remedy") if parts.get(name)]
    told = format_html_join(_("; "), "{}", ((each,) for each in what))
    return format_html("{}{}{}", from_reader(parts["place"]), _(": "), told) if parts.get("place") else told


@register.filter
def from_reader(said: str) -> SafeString:
    """What a reader of documents said, in the language of the page; what it has no words for stays English, marked."""
    told = reader_words.told(said)
    return conditional_escape(told) if told is not None else format_html('<bdi lang="en">{}</bdi>', said)


@register.filter
def sourced(said: str) -> SafeString:
    """A source or a note of the facts in the language of the page; what has no words there stays as it is, marked."""
    told = (
        conditional_escape(words) if known else format_html('<span lang="en" dir="auto">{}</span>', words)
        for words, known in source_words.pieces(said)
    )
    return format_html_join(_("; "), "{}", ((each,) for each in told))


@register.simple_tag(takes_context=True)
def metadata(context: Context, title: str, description: str, kind: str) -> SafeString:
    """What previews of a link, catalogues and search engines read of a page: Open Graph, Twitter cards, citation tags,
    Dublin Core, schema.org. `kind` is a key of `citing.WORKS`, or empty for a page that is no work of its own."""
    here = context["here"]
    title, description = (" ".join(html.unescape(strip_tags(each)).split()) for each in (title, description))
    shown = {str(name): value for name, value in context.flatten().items()}
    work = citing.WORKS[kind](shown, here["canonical"]) if kind else None
    image = f"{here['site']}{static('web/preview.png')}"
    properties = [
        ("og:site_name", "Hiwar"),
        ("og:type", "article" if work else "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", here["canonical"]),
        ("og:locale", here["spoken"]),
        ("og:image", image),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Hiwar"),
    ]
    names = [("twitter:card", "summary"), *_cited(work)]
    tags = [
        format_html_join("\n", '<meta property="{}" content="{}">', properties),
        format_html_join("\n", '<meta name="{}" content="{}">', names),
    ]
    if work:
        data = _data(work, title, description, here)
        tags.append(format_html('<script type="application/ld+json">{}</script>', data))
    return mark_safe("\n".join(tags))  # noqa: S308 - each is escaped


def _cited(work: citing.Work | None) -> list[tuple[str, str]]:
    """The tags that reference managers and Google Scholar read, and those of Dublin Core; the empty ones left out."""
    if work is None:
        return []
    pairs = [
        ("citation_title", work.title),
        ("citation_author", work.author),
        ("citation_publication_date", (work.dated or "").replace("-", "/")),
        ("citation_technical_report_institution", citing.PUBLISHER if work.number else ""),
        ("citation_technical_report_number", work.number),
        ("citation_language", work.language),
        ("citation_public_url", work.address),
        ("DC.title", work.title),
        ("DC.creator", work.author),
        ("DC.publisher", citing.PUBLISHER if work.number else ""),
        ("DC.date", work.dated or ""),
        ("DC.identifier", work.number),
        ("DC.language", work.language),
    ]
    return [pair for pair in pairs if pair[1]]


_SIGNS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def _data(work: citing.Work, title: str, description: str, here: dict[str, Any]) -> SafeString:
    """schema.org's description; a block of data, which no browser executes, and nothing in it can end the block."""
    told = {
        "@context": "https://schema.org",
        "@type": "Report" if work.number else "CreativeWork",
        "name": title,
        "description": description,
        "url": work.address,
        "inLanguage": here["spoken"],
        "datePublished": work.dated,
        "reportNumber": work.number,
        "author": {"@type": "Organization", "name": work.author} if work.author else None,
        "text": work.abstract,
    }
    kept = {name: value for name, value in told.items() if value}
    return mark_safe(json.dumps(kept, ensure_ascii=False).translate(_SIGNS))  # noqa: S308 - see _SIGNS
