"""One's own pages, and the page behind a one-time link."""

from __future__ import annotations

import math
from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from hiwar.accounts import commands, queries, sessions
from hiwar.accounts.commands import Throttled, WrongPassword
from hiwar.accounts.enums import Role, Scope
from hiwar.web import clock, people
from hiwar.web.forms import Day, Form, ask, form_page, sent, show, to
from hiwar.web.pages import Context, Missing, page, takes
from hiwar.web.people import LOGIN, PASSWORD, only
from hiwar.web.templatetags.hiwar import SCOPE_WORDS


class SignIn(Form):
    login = forms.CharField(label=gettext_lazy("Login"), max_length=200, widget=forms.TextInput(attrs=LOGIN))
    password = forms.CharField(label=gettext_lazy("Password"), **PASSWORD)
    next = forms.CharField(required=False, widget=forms.HiddenInput)


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
    password = forms.CharField(
        label=gettext_lazy("New password"),
        help_text=gettext_lazy("At least 12 characters; a sentence that only you think of is good."),
        **{**PASSWORD, "widget": forms.PasswordInput(attrs={"autocomplete": "new-password"})},
    )


class Changing(NewPassword):
    field_order = ("current", "password")
    current = forms.CharField(label=gettext_lazy("Password in force"), **PASSWORD)


class Returning(NewPassword):
    secret = forms.CharField(max_length=500, widget=forms.HiddenInput)
    step = forms.CharField(initial="choose", required=False, widget=forms.HiddenInput)


class Joining(Returning):
    field_order = ("login", "password")
    login = forms.CharField(
        label=gettext_lazy("Login"),
        help_text=gettext_lazy("Letters a to z, digits and signs like . - _ @; your e-mail address will do."),
        max_length=64,
        widget=forms.TextInput(attrs=LOGIN),
    )


class NewToken(Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("What uses it, so that you know later which one to revoke."),
        max_length=80,
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("What it may do"),
        choices=tuple(SCOPE_WORDS.items()),
    )
    expires_on = Day(
        label=gettext_lazy("Last day"), help_text=gettext_lazy("Within a year. It ends sooner if your mandate does.")
    )


@sensitive_variables()
@sensitive_post_parameters()
@form_page
def sign_in(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Whoever has signed in already is on their way."""
    otherwise = reverse("me", args=[lang])
    if request.method != "POST" and queries.signed_in(request):
        return HttpResponseRedirect(people.next_page(request.GET.get("next", ""), otherwise))
    form = SignIn(sent(request), initial={"next": request.GET.get("next", "")})
    wait = 0
    if form.is_valid():
        told, at = form.cleaned_data, clock.now()
        try:
            number = commands.prove(told["login"], told["password"], address=people.address(request), now=at)
        except WrongPassword:
            form.add_error(None, _("No account has this login and this password; look at both once more."))
        except Throttled as throttled:
            wait = max(1, math.ceil((throttled.until - at).total_seconds()))
            form.add_error(None, _later(wait))
        else:
            sessions.start(request, number)
            return HttpResponseRedirect(people.next_page(told["next"], otherwise))
    return _waiting(show(request, "web/people/sign_in.html", {"form": form}, status=429 if wait else 200), wait)


@takes("POST")
def sign_out(request: HttpRequest, lang: str) -> HttpResponseBase:
    sessions.end(request)
    return to("home", lang)


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
    kind = Returning if invited["login"] else Joining
    form = kind(sent(request) if request.POST.get("step") else None, initial={"secret": secret})
    if form.is_valid():
        told = form.cleaned_data
        with form.refusals():
            chosen = {"password": told["password"], "login": told.get("login", "")}
            number = commands.join(queries.actor_of(request), secret, **chosen, now=clock.now())
            sessions.start(request, number)
            return to("me", lang)
    return show(request, "web/people/welcome.html", {"form": form, "invited": invited})


@page("web/people/me.html")
def me(request: HttpRequest, lang: str) -> Context | HttpResponseBase:
    found = queries.signed_in(request)
    if found is None and not request.path.endswith(".json"):
        return HttpResponseRedirect(f"{reverse('sign_in', args=[lang])}?next={request.path}")
    number = only(request).person
    return {
        **(queries.person(number, lang, clock.now()) or {}),
        "acts_by": found.acts_by.mandate if found and found.acts_by else None,
        "administers": bool(found and found.acts_by and found.acts_by.role == Role.ADMINISTRATOR),
    }


@form_page
def choose_mandate(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Act by another mandate."""
    wanted = request.POST.get("mandate", "")
    if any(str(held.mandate) == wanted for held in only(request).holds):
        sessions.choose(request, int(wanted))
    return to("me", lang)


@sensitive_variables()
@sensitive_post_parameters()
@form_page
def change_password(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The password in force is proved as at signing in, and wrong guesses count."""
    person = only(request)
    form = Changing(sent(request))
    wait = 0
    if form.is_valid():
        told, at = form.cleaned_data, clock.now()
        try:
            commands.prove(person.login, told["current"], address=people.address(request), now=at)
        except WrongPassword:
            form.add_error("current", str(commands.Refused("password wrong")))
        except Throttled as throttled:
            wait = max(1, math.ceil((throttled.until - at).total_seconds()))
            form.add_error(None, _later(wait))
        else:
            with form.refusals():
                commands.change_password(person.actor, person.person, **told, now=at)
                sessions.renew(request, person.person)
                return to("me", lang)
    return _waiting(show(request, "web/people/change_password.html", {"form": form}, status=429 if wait else 200), wait)


@form_page
def make_token(request: HttpRequest, lang: str) -> HttpResponseBase:
    """The token is shown in the answer, and never again."""
    person, at = only(request), clock.now()
    form = NewToken(sent(request), initial={"expires_on": at.date() + timedelta(days=90)})
    if form.is_valid():
        told = form.cleaned_data
        with form.refusals():
            number, secret = commands.make_token(
                person.actor, told["name"], Scope(told["scope"]), expires_on=told["expires_on"], now=at
            )
            shown = {"token": number, "secret": secret, "name": told["name"]}
            return show(request, "web/people/token.html", shown)
    return show(request, "web/people/make_token.html", {"form": form})


@form_page
def revoke_token(request: HttpRequest, lang: str, token: int) -> HttpResponseBase:
    """One's own token, or as administrator somebody's."""
    person = only(request)
    found = queries.token(token)
    own = found is not None and found["person"] == person.person
    if found is None or not (own or (person.acts_by and person.acts_by.role == Role.ADMINISTRATOR)):
        raise Missing(str(commands.Refused("no token")))
    form = Form(sent(request))
    back = reverse("me", args=[lang]) if own else reverse("person", args=[lang, found["person"]])
    if form.is_valid():
        with form.refusals():
            commands.revoke_token(person.actor, token, now=clock.now())
            return HttpResponseRedirect(back)
    title = _("Revoke the token %(name)s") % {"name": found["name"]}
    meaning = [_("What uses it can do nothing with it any more, from this moment on.")]
    return ask(request, form, title, meaning, _("Revoke"), back)


def _later(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    return ngettext(
        "There were too many attempts; try again in %(minutes)d minute.",
        "There were too many attempts; try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}


def _waiting(response: HttpResponseBase, seconds: int) -> HttpResponseBase:
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response
