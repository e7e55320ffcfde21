"""The views, one module a subject; `hiwar.web.urls` lists their addresses."""
