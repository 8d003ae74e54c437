"""The settings of the tests: the product's own, in a home of their own, quick passwords, stricter middleware."""

import atexit
import importlib
import os
import tempfile
from pathlib import Path

_home = tempfile.TemporaryDirectory(prefix="bonrelais-tests-")
atexit.register(_home.cleanup)
os.environ["BONRELAIS_HOME"] = _home.name
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's synchronous interface keeps an event loop running

_product = importlib.import_module("bonrelais.config.settings")  # read once the home is known
globals().update({name: getattr(_product, name) for name in dir(_product) if name.isupper()})

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
STORAGES = {**_product.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
Path(_product.STATIC_ROOT).mkdir(exist_ok=True)
MIDDLEWARE = [
    "tests.strict.inline.RefuseInlineScript",
    *_product.MIDDLEWARE,
    "tests.strict.readonly.RefuseWritesOnGet",
]
