"""As few parts of Django as a signed-in page needs, on the product's own base."""

from bonrelais.config import settings as product

SECRET_KEY = product.SECRET_KEY
ALLOWED_HOSTS = product.ALLOWED_HOSTS
INSTALLED_APPS = [name for name in product.INSTALLED_APPS if name.startswith(("bonrelais.", "django.contrib."))]
AUTH_USER_MODEL = product.AUTH_USER_MODEL
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = product.PASSWORD_HASHERS
DATABASES = product.DATABASES
USE_TZ = True
DEFAULT_AUTO_FIELD = product.DEFAULT_AUTO_FIELD
ROOT_URLCONF = "bench.bare"
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
