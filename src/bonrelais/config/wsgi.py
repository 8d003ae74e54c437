import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bonrelais.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402  (after the settings are named)

application = get_wsgi_application()
