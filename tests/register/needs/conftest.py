import pytest


@pytest.fixture
def seat(officer, partner, mirror):
    """Lan's office sits in Hà Nội, Hùng's in Nghệ An."""
    mirror("p01b", "p40b")
    for person, uid in ((officer, "p01b"), (partner, "p40b")):
        person.office.unit_id = uid
        person.office.save()
        del person.__dict__["held"], person.__dict__["acting"]


@pytest.fixture
def profile(seat, partner):
    from nhipcau.base.localities.models import Unit
    from nhipcau.register.needs.actions import open_profile

    return open_profile(partner, Unit.objects.get(pk="p40b"))


@pytest.fixture
def stated(profile, partner):
    """Add to Nghệ An's profile; what needs a source has one."""
    from nhipcau.register.needs.actions import Said, state

    def made(kind, text, field="tourism", by=partner, of=None, **more):
        source = {} if kind == "request" else {"url": "https://example.vn/bao-cao", "source_day": "2025"}
        return state(by, of or profile, Said(kind=kind, field=field, text=text, **{**source, **more}))

    return made
