"""The addresses of the site are those of its web face."""

from django.urls import include, path

urlpatterns = [path("", include("hiwar.web.urls"))]

handler400 = "hiwar.web.views.refusals.bad_request"
handler404 = "hiwar.web.views.refusals.not_found"
handler500 = "hiwar.web.views.refusals.server_error"
