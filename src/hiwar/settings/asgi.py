"""The ASGI application, for `hiwar serve` and for any other ASGI server."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.settings")
application = get_asgi_application()
