"""The addresses of the site are those of its faces: pages for people, `/api` for programs."""

from django.urls import include, path

urlpatterns = [path("", include("hiwar.api.urls")), path("", include("hiwar.web.urls"))]

handler400 = "hiwar.settings.refusals.bad_request"
handler404 = "hiwar.settings.refusals.not_found"
handler500 = "hiwar.settings.refusals.server_error"
