"""What makes a view with a form a page: reading shows it, sending does something, and a refusal stands at its field.

    @form_page
    def close(request, lang, code):
        form = Closing(sent(request))
        if form.is_valid():
            with form.refusals():
                commands.close_office(actor_of(request), code, now=clock.now())
                return to("office", lang, code)
        return show(request, "web/people/close.html", {"form": form})

A form works without scripts; its words are those of the catalogues; what was typed stays; the first field that is to
blame has the focus, and says what is wrong (`web/parts/form.html`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hiwar.accounts.refusals import Refused
from hiwar.audit.commands import NotAllowed, Refusal
from hiwar.reviews import commands as reviews
from hiwar.web import formats, languages
from hiwar.web.pages import READING, Forbidden, Missing, here, refuse, takes

_MESSAGES = {
    "required": _("Fill this in."),
    "invalid": _("This cannot be read; look at the form again."),
    "invalid_choice": _("Choose one of the list."),
    "max_length": _("At most %(limit_value)d characters fit here."),
    "null_characters_not_allowed": _("This holds a sign that cannot be kept; type it anew."),
}


class Form(forms.Form):
    """A form of this site: plain fields, the errors in the language of the page."""

    use_required_attribute = False  # the sentences are ours, not the browser's

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages = {**field.error_messages, **_MESSAGES}

    def full_clean(self) -> None:
        """As Django does; then the first field to blame gets the focus."""
        super().full_clean()
        self._focus()

    def refusals(self) -> _Refusals:
        """Around a command: what it refuses becomes an error of the field that is to blame, or of the form."""
        return _Refusals(self)

    def blame(self, refused: Exception) -> None:
        """Say what a command has refused at its field, and give that the focus."""
        field = getattr(refused, "field", "")
        sentence = refused.sentence(_told) if isinstance(refused, Refused) else str(refused)
        self.add_error(field if field in self.fields else None, sentence)
        self._focus()

    def _focus(self) -> None:
        for name in self.fields:
            self.fields[name].widget.attrs.pop("autofocus", None)
        blamed = next((name for name in self.fields if name in self.errors), None)
        if blamed:
            self.fields[blamed].widget.attrs["autofocus"] = True


class _Refusals:
    def __init__(self, form: Form) -> None:
        self.form = form

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, Refused | reviews.Refused | Refusal):
            self.form.blame(error)
            return True
        return False


def _told(value: object) -> object:
    """A value as it stands in a sentence for the reader."""
    return formats.day(value, translation.get_language() or languages.DEFAULT) if isinstance(value, date) else value


class Day(forms.DateField):
    """A day, chosen with the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), input_formats=["%Y-%m-%d"], **kwargs
        )


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form; None when the page was only asked for."""
    return request.POST if request.method == "POST" else None


def show(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page with this context; with 422 where one of its forms was refused."""
    blamed = any(isinstance(value, forms.Form) and value.errors for value in context.values())
    return render(
        request, template, {**context, "here": here(request)}, status=422 if blamed and status == 200 else status
    )


def ask(request: HttpRequest, form: Form, title: str, sentences: Sequence[str], button: str, back: str) -> HttpResponse:
    """A page that says what a step means, with a button that takes it and a way back."""
    asked = {"form": form, "title": title, "sentences": sentences, "button": button, "back": back}
    return show(request, "web/parts/ask.html", asked)


def to(name: str, *place: object) -> HttpResponseRedirect:
    """On to another page, after something was done."""
    return HttpResponseRedirect(reverse(name, args=place))


def form_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Turn `view(request, lang, …) -> response` into a page that can be read and sent to; nobody keeps it."""

    @takes(*READING, "POST")
    @wraps(view)
    def shown(request: HttpRequest, lang: str, **place: Any) -> HttpResponseBase:
        with translation.override(languages.spoken(lang)):
            try:
                response = view(request, lang, **place)
            except Missing as missing:
                response = refuse(request, 404, str(missing), as_json=False, lang=lang)
            except Forbidden as forbidden:
                response = refuse(request, 403, str(forbidden), as_json=False, lang=lang)
            except NotAllowed:
                response = refuse(request, 403, _("Your mandate does not cover this."), as_json=False, lang=lang)
        response.headers["Content-Language"] = languages.spoken(lang)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return shown
