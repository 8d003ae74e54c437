from django.urls import path

from bonrelais.programmes.views import agreements, invitation, members, organisations, overview, own, sectors, themes

app_name = "programmes"

urlpatterns = [
    path("dispositif/", overview.settings, name="settings"),
    path("dispositif/themes/", themes.themes, name="themes"),
    path("dispositif/themes/ajouter/", themes.add_theme, name="theme_add"),
    path("dispositif/themes/<uuid:pk>/renommer/", themes.rename_theme, name="theme_rename"),
    path("dispositif/themes/<uuid:pk>/retirer/", themes.retire_theme, name="theme_retire"),
    path("dispositif/themes/<uuid:pk>/remettre/", themes.restore_theme, name="theme_restore"),
    path("dispositif/themes/<uuid:pk>/monter/", themes.raise_theme, name="theme_raise"),
    path("dispositif/secteurs/", sectors.sectors, name="sectors"),
    path("dispositif/secteurs/ranger/", sectors.assign_sector, name="sector_assign"),
    path("dispositif/conventions/", agreements.agreements, name="agreements"),
    path("dispositif/conventions/nouvelle/", agreements.new_agreement, name="agreement_new"),
    path("dispositif/conventions/ajouter/", agreements.add_agreement, name="agreement_add"),
    path("dispositif/conventions/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("dispositif/conventions/<uuid:pk>/modifier/", agreements.change_agreement, name="agreement_change"),
    path("dispositif/conventions/<uuid:pk>/objectifs/", agreements.set_target, name="target_set"),
    path("dispositif/objectifs/<uuid:pk>/retirer/", agreements.remove_target, name="target_remove"),
    path("dispositif/membres/", members.members, name="members"),
    path("dispositif/membres/inviter/", members.invite, name="invite"),
    path("dispositif/membres/<uuid:pk>/terminer/", members.end_role, name="role_end"),
    path("dispositif/invitations/<uuid:pk>/retirer/", members.withdraw_invitation, name="invitation_withdraw"),
    path("dispositif/structures/", organisations.organisations, name="organisations"),
    path("dispositif/structures/connue/", organisations.add_known_organisation, name="organisation_add_known"),
    path("dispositif/structures/nouvelle/", organisations.add_new_organisation, name="organisation_add_new"),
    path("dispositif/structures/<uuid:pk>/retirer/", organisations.remove_organisation, name="organisation_remove"),
    path("dispositif/intercommunalites/", organisations.epcis, name="epcis"),
    path("dispositif/intercommunalites/ajouter/", organisations.join_epci, name="epci_join"),
    path("dispositif/intercommunalites/<uuid:pk>/depart/", organisations.leave_epci, name="epci_leave"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("invitation/<str:token>/accepter/", invitation.accept_invitation, name="invitation_accept"),
    path("compte/roles/", own.my_roles, name="my_roles"),
    path("compte/roles/<uuid:pk>/", own.choose_role, name="role_choose"),
    path("installation/", own.installation, name="installation"),
    path("installation/<uuid:pk>/inviter/", own.invite_first_administrator, name="first_administrator_invite"),
]
