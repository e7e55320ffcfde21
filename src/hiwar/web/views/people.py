"""One's own page, and the page behind a one-time link."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from hiwar.accounts import commands, queries, sessions
from hiwar.accounts.keys import LONGEST_PASSWORD
from hiwar.accounts.sessions import SignedIn
from hiwar.web import clock
from hiwar.web.forms import Form, form_page, sent, show, to
from hiwar.web.pages import Forbidden


def signed_in(request: HttpRequest) -> SignedIn:
    """Who has signed in. Raises Forbidden for everybody else."""
    person = queries.signed_in(request)
    if person is None:
        raise Forbidden(_("Only people who have signed in see this page."))
    return person


def _new_password() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("New password"),
        help_text=gettext_lazy("At least 12 characters; a sentence that only you think of is good."),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class Secret(Form):
    secret = forms.CharField(
        label=gettext_lazy("One-time link"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )

    def clean_secret(self) -> str:
        """The part after the sign #, which is all that counts."""
        return str(self.cleaned_data["secret"]).rpartition("#")[2].strip()


class NewPassword(Form):
    password = _new_password()
    secret = forms.CharField(max_length=500, widget=forms.HiddenInput)
    step = forms.CharField(initial="choose", required=False, widget=forms.HiddenInput)


class Joining(NewPassword):
    field_order = ("login", "password")
    login = forms.CharField(
        label=gettext_lazy("Login"),
        help_text=gettext_lazy("Letters a to z, digits and . _ - + @; your e-mail address will do."),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


@sensitive_variables()
@sensitive_post_parameters()
@form_page
def welcome(request: HttpRequest, lang: str) -> HttpResponseBase:
    """First the secret of the link, then the form of the person that it is for."""
    given = Secret(sent(request))
    if not given.is_valid():
        return show(request, "web/people/welcome.html", {"form": given})
    secret = given.cleaned_data["secret"]
    invited = queries.invited(secret, clock.now())
    if invited is None:
        given.add_error("secret", str(commands.Refused("link dead")))
        return show(request, "web/people/welcome.html", {"form": given})
    kind = NewPassword if invited["login"] else Joining
    form = kind(sent(request) if request.POST.get("step") else None, initial={"secret": secret})
    if form.is_valid():
        told = form.cleaned_data
        with form.refusals():
            chosen = {"password": told["password"], "login": told.get("login", "")}
            number = commands.join(queries.actor_of(request), secret, **chosen, now=clock.now())
            sessions.start(request, number)
            return to("me", lang)
    return show(request, "web/people/welcome.html", {"form": form, "invited": invited})


@form_page
def me(request: HttpRequest, lang: str) -> HttpResponseBase:
    if queries.signed_in(request) is None:
        return HttpResponseRedirect(f"{reverse('sign_in', args=[lang])}?next={request.path}")
    return show(request, "web/people/me.html", {})


@form_page
def choose_mandate(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Act by another mandate."""
    wanted = request.POST.get("mandate", "")
    if any(str(held.mandate) == wanted for held in signed_in(request).holds):
        sessions.choose(request, int(wanted))
    return to("me", lang)
