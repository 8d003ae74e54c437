import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bonrelais.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
# What is loaded once stays: the collector then looks at what requests leave, and less often.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
