"""The addresses of the site; `docs/pages.md` lists them with what each page shows."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, register_converter

from hiwar.exchange.formats import FORMATS
from hiwar.kernel.values import LANGUAGES
from hiwar.web.changing import WALL, WORKING
from hiwar.web.pages import also, both
from hiwar.web.views import (
    administration,
    calendars,
    desk,
    errors,
    exports,
    feeds,
    finding,
    footing,
    kept_statements,
    machines,
    meetings,
    people,
    pictures,
    planning,
    record,
    resolution_desk,
    resolutions,
    sessions,
    statement_desk,
    statements,
    status,
    treaties,
    treaty_desk,
    uploads,
)
from hiwar.web.views.references import references


class Language:
    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class Ending:
    """The ending of a download: the name of a format."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class TableEnding(Ending):
    """The same, of the formats that hold more than one review."""

    regex = "|".join(name for name, each in FORMATS.items() if not each.one_review)


class Iso3:
    """A State's code; small letters are welcome in an address that someone types."""

    regex = "[A-Za-z]{3}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


class Number:
    """A session or a page: a number that fits the columns it is compared with."""

    regex = "[0-9]{1,4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: Any) -> str:
        return str(value)


class Row(Number):
    """The number of a row that is about people."""

    regex = "[1-9][0-9]{0,9}"


class Screen:
    """The screen of those who take part in a meeting, or of the wall."""

    regex = "|".join((*WORKING, WALL))

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(Screen, "screen")
register_converter(Language, "lang")
register_converter(Iso3, "iso3")
register_converter(Number, "number")
register_converter(Row, "row")
register_converter(Ending, "ending")
register_converter(TableEnding, "table")

pages = [
    path("feed.atom", feeds.of_record, name="feed"),
    *both("search", record.search, "search"),
    *both("states", record.states, "states"),
    *also("states/<iso3:iso3>", record.state, "state", references("state")),
    *both("states/<iso3:iso3>", record.state, "state"),
    path("states/<iso3:iso3>/feed.atom", feeds.of_state, name="state_feed"),
    path("states/<iso3:iso3>/calendar.ics", calendars.of_state, name="state_calendar"),
    path("calendar.ics", calendars.of_world, name="calendar"),
    *also("states/<iso3:iso3>/treaties", treaties.state_treaties, "state_treaties", treaties.STATE_FILES),
    *both("states/<iso3:iso3>/treaties", treaties.state_treaties, "state_treaties"),
    *both("treaties", treaties.treaties, "treaties"),
    *also("treaties/<slug:short>", treaties.treaty, "treaty", treaties.TREATY_FILES),
    *both("treaties/<slug:short>", treaties.treaty, "treaty"),
    path("obligations.csv", treaties.obligations_csv, name="obligations_csv"),
    *both("obligations", treaties.obligations, "obligations"),
    *both("states/<iso3:iso3>/status", status.status, "status"),
    path("check", statements.check, name="check"),
    path("statements/feed.atom", feeds.of_statements, name="statements_feed"),
    *both("statements/commitments", kept_statements.commitments, "commitments"),
    *both("statements", kept_statements.statements, "statements"),
    *also("statements/<row:number>", kept_statements.statement, "statement", references("statement")),
    *both("statements/<row:number>", kept_statements.statement, "statement"),
    *both("statements/<slug:sha256>", kept_statements.statement_of, "statement_of"),
    *both("states/<iso3:iso3>/statements", kept_statements.state_statements, "state_statements"),
    *both("states/<iso3:iso3>/bodies", record.bodies, "bodies"),
    path("states/<iso3:iso3>/votes.csv", resolutions.state_votes_csv, name="state_votes_csv"),
    *both("states/<iso3:iso3>/votes", resolutions.state_votes, "state_votes"),
    path("states/<iso3:iso3>/votes/compare", resolutions.compare_votes, name="compare_votes"),
    path("states/<iso3:iso3>/votes/<iso3:other>.csv", resolutions.compared_votes_csv, name="compared_votes_csv"),
    *both("states/<iso3:iso3>/votes/<iso3:other>", resolutions.compared_votes, "compared_votes"),
    path("resolutions.csv", resolutions.resolutions_csv, name="resolutions_csv"),
    *both("resolutions", resolutions.resolutions, "resolutions"),
    path("resolutions/<path:address>.csv", resolutions.resolution_csv, name="resolution_csv"),
    *both("resolutions/<path:address>", resolutions.resolution, "resolution"),
    *both("votes/<path:key>", resolutions.vote, "vote"),
    *both("sessions", sessions.sessions, "sessions"),
    *both("sessions/<number:number>", sessions.session, "session"),
    *both("reviews/<iso3:iso3>", record.reviews_of, "reviews"),
    *also("reviews/<iso3:iso3>/<number:session>", record.review, "review", references("review")),
    path("reviews/<iso3:iso3>/<number:session>.<ending:ending>", exports.review, name="review_export"),
    path("search.<table:ending>", exports.search, name="search_export"),
    *both("reviews/<iso3:iso3>/<number:session>", record.review, "review"),
    *both("reviews/<iso3:iso3>/<number:session>/documents", record.review_documents, "review_documents"),
    *both("reviews/<iso3:iso3>/<number:session>/sources", record.beside, "beside"),
    *also("recommendations/<path:address>", record.recommendation, "recommendation", references("recommendation")),
    *both("recommendations/<path:address>", record.recommendation, "recommendation"),
    *both("documents", record.documents, "documents"),
    *also("documents/<slug:sha256>", record.document, "document", references("document")),
    *both("documents/<slug:sha256>", record.document, "document"),
    path("documents/<slug:sha256>/pages/<number:number>.png", pictures.picture, name="picture"),
    path("documents/<slug:sha256>/pages/<number:number>.svg", pictures.marked, name="picture_marks"),
    *both("documents/<slug:sha256>/pages/<number:number>", record.document_page, "document_page"),
    *both("documents/<path:symbol>", record.document_of, "document_of"),
    *both("meetings", meetings.meetings, "meetings"),
    path("meetings/sheet.csv", footing.sheets_csv, name="meetings_sheet_csv"),
    *both("meetings/sheet", footing.sheets, "meetings_sheet"),
    *both("meetings/<row:number>", meetings.meeting, "meeting"),
    path("meetings/<row:number>/sheet.csv", footing.sheet_csv, name="meeting_sheet_csv"),
    *both("meetings/<row:number>/sheet", footing.sheet, "meeting_sheet"),
    path("meetings/<row:number>/speakers.csv", footing.speakers_csv, name="meeting_speakers"),
    path("meetings/<row:number>/draws/<slug:kind>.json", footing.draw, name="meeting_draw"),
    *both("about", record.about, "about"),
    *both("api", machines.api, "api"),
    *both("errors", errors.errors, "errors"),
    *both("errors/<row:number>", errors.error, "error"),
]

desk_pages = [
    path("desk", desk.desk, name="desk"),
    path("desk/uploads", uploads.uploads, name="uploads"),
    path("desk/uploads/<row:number>", uploads.upload, name="upload"),
    path("desk/reviews/<iso3:iso3>/<number:session>", desk.desk_review, name="desk_review"),
    path("desk/treaties/<iso3:iso3>", treaty_desk.treaty_desk, name="treaty_desk"),
    path("desk/resolutions", resolution_desk.new_resolution, name="new_resolution"),
    path("desk/resolutions/<path:address>", resolution_desk.resolution_desk, name="resolution_desk"),
    path("desk/correct/<path:address>", desk.correct, name="desk_correct"),
    path("desk/proposals/<row:number>/<path:address>", desk.proposal, name="proposal"),
    path("desk/statements/enter", statement_desk.enter_statement, name="enter_statement"),
    path(
        "desk/statements/<row:number>/claims/<number:claim>",
        statement_desk.correct_statement,
        name="correct_statement",
    ),
    path("desk/statements/<row:number>/again", statement_desk.check_statement_again, name="check_statement_again"),
    path("desk/statements/<row:number>/withdraw", statement_desk.withdraw_statement, name="withdraw_statement"),
    path("desk/errors", desk.waiting_errors, name="waiting_errors"),
    path("desk/proposals", desk.waiting_proposals, name="waiting_proposals"),
    path("desk/errors/<row:number>", errors.answer_error, name="answer_error"),
    path("report-error", errors.report_error, name="report_error"),
]

meeting_pages = [
    path("meetings/plan", planning.plan, name="plan_meeting"),
    path("meetings/join", planning.join, name="join"),
    path("meetings/<row:number>/follow", planning.follow, name="follow_meeting"),
    path("meetings/<row:number>/enter", planning.enter, name="enter_meeting"),
    path("meetings/<row:number>/report.docx", meetings.report, name="meeting_report"),
    path("meetings/<row:number>/leave", planning.leave_place, name="leave_place"),
    path("meetings/<row:number>/act", meetings.act, name="act"),
    path("meetings/<row:number>/events.jsonl", meetings.events, name="meeting_events"),
    path("meetings/<row:number>/texts/<row:statement>", meetings.statement_file, name="statement_file"),
    path("meetings/<row:number>/now", meetings.now, name="meeting_now"),
    path(
        "meetings/<row:number>/<screen:name>.json", meetings.screen_data, {"as_json": True}, name="meeting_screen.json"
    ),
    path("meetings/<row:number>/<screen:name>", meetings.screen, name="meeting_screen"),
    path("meetings/<row:number>/<screen:name>/now", meetings.now, name="screen_now"),
]

people_pages = [
    path("sign-in", people.sign_in, name="sign_in"),
    path("sign-out", people.sign_out, name="sign_out"),
    path("welcome", people.welcome, name="welcome"),
    *both("me", people.me, "me"),
    path("me/mandate", people.choose_mandate, name="choose_mandate"),
    path("me/password", people.change_password, name="change_password"),
    path("me/token", people.make_token, name="make_token"),
    path("tokens/<row:token>/revoke", people.revoke_token, name="revoke_token"),
    *both("people", administration.people, "people"),
    path("people/invite", administration.invite, name="invite"),
    *both("people/<row:number>", administration.person, "person"),
    path("people/<row:number>/link", administration.renew_link, name="renew_link"),
    path("people/<row:number>/edit", administration.edit_person, name="edit_person"),
    *(
        path(f"people/<row:number>/{step}", administration.change_person, {"step": step}, name=f"{step}_person")
        for step in administration.STEPS
    ),
    *both("offices", administration.offices, "offices"),
    path("open-office", administration.open_office, name="open_office"),
    *both("offices/<slug:code>", administration.office, "office"),
    path("offices/<slug:code>/edit", administration.edit_office, name="edit_office"),
    path("offices/<slug:code>/close", administration.close_office, name="close_office"),
    path("offices/<slug:code>/grant", administration.grant, name="grant"),
    path("mandates/<row:number>/end", administration.end_mandate, name="end_mandate"),
    path("mandates/<row:number>/hand-over", administration.hand_over, name="hand_over"),
]

urlpatterns = [
    path("", record.entrance, name="entrance"),
    path("favicon.ico", record.favicon, name="favicon"),
    path("robots.txt", finding.robots, name="robots"),
    path("sitemap.xml", finding.sitemap, name="sitemap"),
    path("sitemap-<lang:lang>-<slug:kind>-<int:part>.xml", finding.sitemap_part, name="sitemap_part"),
    path("api/", machines.entrance, name="api_entrance"),
    path("<lang:lang>.json", record.home, {"as_json": True}, name="home.json"),
    path("<lang:lang>/", record.home, name="home"),
    path("<lang:lang>/", include(pages)),
    path("<lang:lang>/", include(desk_pages)),
    path("<lang:lang>/", include(meeting_pages)),
    path("<lang:lang>/", include(people_pages)),
]
