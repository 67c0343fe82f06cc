import pytest


@pytest.fixture
def cast(db):
    """Give somebody a role in an office since 2020."""
    from nhipcau.base.accounts.models import Assignment, User

    def given(username, role, office):
        told = {"full_name": username.title(), "email": f"{username}@example.vn"}
        user, _ = User.objects.get_or_create(username=username, defaults=told)
        Assignment.objects.create(person=user, office=office, role=role, since="2020-01-01")
        return User.objects.get(pk=user.pk)

    return given


@pytest.fixture
def admin(cast):
    """An administers the whole installation: their office is of no locality."""
    from nhipcau.base.accounts.models import Office

    return cast("an", "administrator", Office.objects.create(name="Trung tâm quản trị"))
