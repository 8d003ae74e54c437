from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "bonrelais.referrals"
    label = "referrals"
    verbose_name = "Mises en relation"
