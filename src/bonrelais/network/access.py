from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from bonrelais.network.models import Absence, User


def signed_in(request: HttpRequest) -> User:
    """Who is asking. A page without sign-in never calls it."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def absence_to_withdraw(user: User, pk: UUID) -> Absence:
    """One of the person's own absences; another's is answered 404."""
    return get_object_or_404(Absence, pk=pk, user=user)
