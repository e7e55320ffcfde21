"""Signing in and out."""

from __future__ import annotations

import math

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from hiwar.accounts import queries, sessions
from hiwar.accounts.commands import Throttled, WrongPassword, prove
from hiwar.accounts.keys import LONGEST_PASSWORD
from hiwar.web import clock, people
from hiwar.web.forms import Form, form_page, sent, show, to


class SignIn(Form):
    login = forms.CharField(
        label=gettext_lazy("Login"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


@sensitive_variables()
@sensitive_post_parameters()
@form_page
def sign_in(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Whoever has signed in already is on their way."""
    otherwise = reverse("me", args=[lang])
    if request.method != "POST" and queries.signed_in(request):
        return HttpResponseRedirect(people.next_page(request.GET.get("next", ""), otherwise))
    form = SignIn(sent(request), initial={"next": request.GET.get("next", "")})
    retry: int | None = None
    if form.is_valid():
        at = clock.now()
        told = form.cleaned_data
        try:
            number = prove(told["login"], told["password"], address=people.address(request), now=at)
        except WrongPassword:
            form.add_error(None, _("No account has this login and this password; look at both once more."))
        except Throttled as throttled:
            retry = max(1, math.ceil((throttled.until - at).total_seconds()))
            form.add_error(None, _wait(retry))
        else:
            sessions.start(request, number)
            return HttpResponseRedirect(people.next_page(told["next"], otherwise))
    response = show(request, "web/people/sign_in.html", {"form": form}, status=429 if retry else 200)
    if retry:
        response.headers["Retry-After"] = str(retry)
    return response


@require_POST
def sign_out(request: HttpRequest, lang: str) -> HttpResponseBase:
    sessions.end(request)
    return to("home", lang)


def _wait(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    return ngettext(
        "There were too many attempts; try again in %(minutes)d minute.",
        "There were too many attempts; try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
