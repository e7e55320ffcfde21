"""One resolution, and one vote: what became of it, who voted how, what States said."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count

from hiwar.reference import queries as reference
from hiwar.resolutions.agreeing import agree
from hiwar.resolutions.entries import entered_on, entered_on_vote, holds
from hiwar.resolutions.enums import Put, Step, Vote
from hiwar.resolutions.models import Action, Ballot, Intention, Resolution, Statement, Subject
from hiwar.resolutions.queries.entries import holding, meant, taken_back, withdrawn
from hiwar.resolutions.queries.listing import told
from hiwar.resolutions.queries.telling import (
    CHOICES,
    Item,
    acted,
    brief,
    counted,
    differing,
    iso,
    published,
    source_of,
    titled,
)
from hiwar.resolutions.training import is_training

NO_GROUP = "none"


def resolution(address: str, lang: str) -> Item | None:
    """One resolution: how it was adopted, who voted how, every source's account, the series before and after it,
    drafts, sponsors, and what States said; what was entered by mistake stands apart (`taken_back`). None where there is
    none with this address."""
    found = Resolution.objects.filter(address=address).select_related("action__document").first()
    if found is None:
        return None
    about = Subject.objects.filter(resolution=found).values_list("state_id", flat=True)
    rows = found.actions.filter(taken_back=None).select_related("document").annotate(cast=Count("ballots"))
    entries = entered_on(address)
    return {
        "resolution": {
            **brief(found, lang, about),
            "item": found.item or None,
            "agenda": found.action.agenda if found.action else "",
            "subjects": found.action.subjects if found.action else [],
        },
        "vote": _vote(found.action, holding(entries, "intention"), lang) if found.action else None,
        "accounts": [_account(each, found.action) for each in rows.order_by("on", "row", "id")],
        "series": _series(found, lang),
        "drafts": [
            {
                "symbol": draft.symbol,
                "amends": draft.amends or None,
                "tabled_on": iso(draft.tabled_on),
                "source": draft.source,
                "document": draft.document_id,
            }
            for draft in sorted(holding(entries, "draft"), key=lambda each: each.symbol)
        ],
        "sponsors": [
            {
                "state": reference.label(each.state_id, lang),
                "role": each.role,
                "joined_on": iso(each.joined_on),
                "source": each.source,
                "document": each.document_id,
            }
            for each in sorted(holding(entries, "sponsor"), key=lambda each: (each.role, each.state_id))
        ],
        "statements": _statements(holding(entries, "statement"), lang),
        "taken_back": taken_back(entries, lang),
    }


def vote(key: str, lang: str) -> Item | None:
    """One vote by its key, as one source tells it; None where there is none."""
    found = Action.objects.filter(key=key).select_related("document", "resolution", "taken_back").first()
    if found is None:
        return None
    text = found.resolution
    entries = entered_on_vote(key)
    return {
        "title": titled(found.title or (text.title if text else ""), text.series if text else "", lang),
        "resolution": {"address": text.address, "symbol": text.symbol or None} if text else None,
        "body": found.body,
        "session": found.session,
        "invented": is_training(found.session),
        "item": found.item or None,
        "agenda": found.agenda,
        "written": found.written,
        "vote": _vote(found, holding(entries, "intention"), lang),
        "account": _account(found, None),
        "withdrawn": None if holds(found) else withdrawn(found),
        "taken_back": taken_back(entries, lang),
        "facts": json.loads(found.facts) if found.facts else {},
    }


def _vote(action: Action, intentions: Iterable[Intention], lang: str) -> Item:
    """How an action was taken, and who voted how: `groups`, each with the names under every choice, as States were
    grouped on that day; `notes` are the States whose label needs a word."""
    rows = Ballot.objects.filter(action=action)
    cast = list(rows.values_list("vote", "voter__state_id", "voter__label", "voter__note"))
    later = meant(intentions, action)
    by_group: dict[str, dict[str, list[Item]]] = defaultdict(lambda: {choice: [] for choice in CHOICES})
    notes = []
    for letter, iso3, label, note in cast:
        member = reference.label(iso3, lang)
        if iso3 in later:
            member = {**member, "intended": later[iso3]["vote"]}
        group = reference.group_of(iso3, action.on) or NO_GROUP
        by_group[group][Vote(letter).choice.value].append(member)
        if note:
            notes.append({"state": reference.label(iso3, lang), "label": label, "note": note})
    return {
        **acted(action),
        "key": action.key,
        "groups": [_group(group, by_group[group], lang) for group in _in_order(by_group, lang)],
        "notes": sorted(notes, key=lambda each: reference.sort_key(each["state"]["name"])),
        "intentions": [later[iso3] | {"state": reference.label(iso3, lang)} for iso3 in sorted(later)],
    }


def _in_order(groups: Iterable[str], lang: str) -> list[str]:
    named = {group["code"]: reference.sort_key(group["name"]) for group in reference.groups(lang)}
    return sorted(groups, key=lambda group: (group == NO_GROUP, named.get(group, "")))


def _group(code: str, members: dict[str, list[Item]], lang: str) -> Item:
    for each in members.values():
        each.sort(key=lambda member: reference.sort_key(member["name"]))
    return {
        "group": reference.group_label(code, lang),
        "tally": {choice: len(members[choice]) for choice in CHOICES},
        "members": members,
    }


def _account(action: Action, standing: Action | None) -> Item:
    """What one source says of an action, beside the account that stands for the adoption."""
    return {
        **acted(action),
        "key": action.key,
        "standing": standing is not None and action.pk == standing.pk,
        "differs": standing is not None and _same_step(action, standing) and not agree(action, standing),
        "counts": action.counts,
        "votes": getattr(action, "cast", 0),
        "counted": counted(action),
        "published": published(action),
        "differences": differing(action),
        "source": source_of(action),
        "verified": action.verified,
        "note": action.note,
        "author": action.author,
    }


def _same_step(one: Action, other: Action) -> bool:
    return (one.step, one.put) == (other.step, other.put) == (Step.PLENARY, Put.WHOLE)


def _series(found: Resolution, lang: str) -> Item | None:
    """The texts of the same series, the oldest first, with those `before` and `after` this one by the same body; None
    where it stands alone."""
    if not found.series:
        return None
    rows = Resolution.objects.filter(series=found.series).exclude(on=None).select_related("action")
    texts = list(rows.order_by("on", "address"))
    if len(texts) < 2:
        return None
    same = [each for each in texts if each.body == found.body]
    place = next(number for number, each in enumerate(same) if each.pk == found.pk)
    return {
        "before": _named(same[place - 1]) if place else None,
        "after": _named(same[place + 1]) if place + 1 < len(same) else None,
        "texts": told(texts, lang),
    }


def _named(found: Resolution) -> Item:
    return {"address": found.address, "symbol": found.symbol or None, "date": found.dated}


def _statements(rows: Iterable[Statement], lang: str) -> list[Item]:
    """What States said; what a later row replaced stays, and says so."""
    listed = list(rows)
    replaced = {each.replaces: each.number for each in listed if each.replaces}
    return [
        {
            "number": each.number,
            "state": reference.label(each.state_id, lang),
            "kind": each.kind,
            "said_on": iso(each.said_on),
            "text": each.text,
            "language": each.language,
            "source": each.source,
            "document": each.document_id,
            "author": each.author,
            "at": each.at.isoformat(),
            "replaced_by": replaced.get(each.number),
        }
        for each in listed
    ]
