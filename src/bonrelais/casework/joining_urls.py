from django.urls import path

from bonrelais.casework.views import joining

app_name = "joining"

urlpatterns = [
    path("a-rattacher/", joining.listing, name="list"),
    path("<uuid:pk>/rattacher/", joining.alike, name="alike"),
    path("<uuid:pk>/rattacher/<uuid:register>/", joining.join, name="join"),
    path("rattachements/<uuid:pk>/", joining.link, name="link"),
    path("rattachements/<uuid:pk>/defaire/", joining.undo, name="undo"),
]
