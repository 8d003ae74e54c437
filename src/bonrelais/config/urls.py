from django.urls import URLPattern, URLResolver, include, path

from bonrelais.foundation.views import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
]
