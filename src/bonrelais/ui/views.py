from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from bonrelais.ui.context import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keeps the light or dark choice in a cookie; anything else goes back to what the device asks."""
    asked = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
    answer = redirect(asked if is_ours else "/")
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        answer.set_cookie(THEME_COOKIE, theme, max_age=A_YEAR, secure=request.is_secure(), samesite="Lax")
    else:
        answer.delete_cookie(THEME_COOKIE, samesite="Lax")
    return answer
