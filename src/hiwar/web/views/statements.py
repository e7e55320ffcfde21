"""Checking a statement: a text or a file goes in, and comes back with its claims marked. Nothing is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hiwar.documents.texts import storable
from hiwar.documents.turns import turn
from hiwar.kernel.reading import ReadingError
from hiwar.kernel.reading.press import Statement, statement_of
from hiwar.statements import queries
from hiwar.statements.days import odd
from hiwar.statements.marking import marked
from hiwar.statements.texts import LONGEST, statement_in
from hiwar.web import formats, languages
from hiwar.web.forms import Day, Form, form_page, sent, show
from hiwar.web.statement_files import laid_down, sentence_on

LARGEST = 8 * 1024 * 1024
"""Bytes of a file."""


class Checking(Form):
    words = forms.CharField(
        label=gettext_lazy("The text"),
        help_text=gettext_lazy("A press report, an interview, a speech, in any of the six languages."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )
    file = forms.FileField(label=gettext_lazy("Or a file (PDF, Word, HTML, text)"), required=False)
    since = Day(
        label=gettext_lazy("Said on, or not before"),
        help_text=gettext_lazy("Leave it empty where the text has its date."),
        required=False,
    )
    until = Day(label=gettext_lazy("Not after, where the day is not certain"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of text and file; two days that can be."""
        told = super().clean() or {}
        file = told.get("file")
        if "words" in told and not told["words"].strip() and not file and "file" not in self.errors:
            self.add_error("words", _("Paste a text, or choose a file."))
        if file and (file.size or 0) > LARGEST:
            largest = formats.size(LARGEST, get_language() or languages.DEFAULT)
            sentence = _("%(name)s has more than %(largest)s; it cannot be taken in.")
            self.add_error("file", sentence % {"name": file.name, "largest": largest})
        if file and told.get("words", "").strip():
            sentence = _("Both came, a text and the file %(name)s: send one of them.")
            self.add_error("words", sentence % {"name": file.name})
        wrong = odd(told.get("since"), told.get("until"), localdate())
        if wrong and not {"since", "until"} & set(self.errors):
            self.add_error(*wrong)
        return told

    @property
    def days(self) -> tuple[date, date] | None:
        """Between when and when it was said, where that was given."""
        first = self.cleaned_data["since"]
        return (first, self.cleaned_data["until"] or first) if first else None


@form_page
def check(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The form; and below it, once a text was sent, the text with its claims and what the record says of each."""
    form = Checking(sent(request), request.FILES or None)
    found: dict[str, Any] = {}
    if form.is_valid():
        try:
            with turn():
                statement = _statement(form)
                found = queries.checked(statement, queries.days_of(statement, form.days, localdate()), lang)
            found["undated"] = form.days is None and statement.date is None
            found["paragraphs"] = marked(statement, found["claims"])
        except ReadingError as error:
            name = form.cleaned_data["file"].name if form.cleaned_data["file"] else _("The text")
            form.add_error("file" if form.cleaned_data["file"] else "words", sentence_on(name, error))
    return show(request, "web/check.html", {"form": form, "found": found})


def _statement(form: Checking) -> Statement:
    """What was sent. Raises ReadingError."""
    file: UploadedFile | None = form.cleaned_data["file"]
    if file is None:
        return statement_of(storable(form.cleaned_data["words"]))
    with laid_down(file) as path:
        found = statement_in(path)
    if len(found.text) > LONGEST:
        raise ReadingError(
            f"the text has {len(found.text)} characters, more than the limit of {LONGEST}",
            remedy="hand in what is to be said, and no more",
        )
    return found
