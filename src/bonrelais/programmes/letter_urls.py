from django.urls import path

from bonrelais.programmes.views import letters

app_name = "messages"

urlpatterns = [
    path("messages/", letters.letters, name="list"),
    path("messages/<uuid:pk>/", letters.letter, name="show"),
    path("messages/<uuid:pk>/renvoyer/", letters.send_again, name="send_again"),
]
