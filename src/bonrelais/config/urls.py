from django.urls import URLPattern, URLResolver, path

from bonrelais.foundation.views import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
]
