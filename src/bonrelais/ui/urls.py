from django.urls import path

from bonrelais.ui import views

app_name = "ui"
urlpatterns = [path("affichage", views.choose_theme, name="theme")]
