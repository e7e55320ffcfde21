"""The addresses of the site are those of its web face."""

from django.urls import include, path

urlpatterns = [path("", include("hiwar.web.urls"))]
