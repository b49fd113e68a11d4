"""The application for other servers than `klynge serve`, such as a container's own."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scoring.workspace.settings")
application = get_wsgi_application()
