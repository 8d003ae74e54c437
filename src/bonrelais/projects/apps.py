from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "bonrelais.projects"
    label = "projects"
    verbose_name = "Projets"
