"""The ASGI application, for `hiwar serve` and for any other ASGI server."""

import os

from django.core.asgi import get_asgi_application

from hiwar.settings import data

data.prepare(data.folder())
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.settings")
application = get_asgi_application()
