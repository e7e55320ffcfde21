"""The ASGI application, for `hiwar serve` and for any other ASGI server."""

import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiwar.settings")
# WhiteNoise answers with plain iterators; Django reads them whole, and need not say so.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")
site = get_asgi_application()

from hiwar.settings.databases import keep_connections  # noqa: E402 - the applications are there only now
from hiwar.web.live import Live  # noqa: E402
from hiwar.web.serving import warm_up  # noqa: E402

application = Live(site)

keep_connections()
warm_up()
