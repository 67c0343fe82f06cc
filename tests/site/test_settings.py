import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from nhipcau.site import settings


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("1", True), ("No", False), ("off", False), ("", True)])
def test_a_switch_is_read_from_the_usual_words(monkeypatch, said, meant):
    monkeypatch.setenv("NHIPCAU_X", said)
    assert settings.env_bool("NHIPCAU_X", True) is meant


def test_a_wrong_switch_refuses_and_names_its_variable(monkeypatch):
    monkeypatch.setenv("NHIPCAU_X", "maybe")
    with pytest.raises(ImproperlyConfigured, match="NHIPCAU_X"):
        settings.env_bool("NHIPCAU_X", True)


def test_a_short_secret_refuses(monkeypatch, tmp_path):
    monkeypatch.setenv("NHIPCAU_X", "short")
    with pytest.raises(ImproperlyConfigured, match="32"):
        settings.env_secret("NHIPCAU_X", tmp_path / "key")


def test_a_secret_is_made_once_and_kept_private(monkeypatch, tmp_path):
    monkeypatch.delenv("NHIPCAU_X", raising=False)
    made = settings.env_secret("NHIPCAU_X", tmp_path / "new" / "key")
    assert len(made) >= 32
    assert settings.env_secret("NHIPCAU_X", tmp_path / "new" / "key") == made
    assert stat.S_IMODE((tmp_path / "new" / "key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("url", "engine"),
    [
        ("", "sqlite3"),
        ("sqlite:////tmp/x.sqlite3", "sqlite3"),
        ("postgres://u:p@localhost/x", "postgresql"),
        ("postgresql://postgres:@/postgres?host=/tmp/socket", "postgresql"),
    ],
)
def test_the_database_follows_its_url(monkeypatch, tmp_path, url, engine):
    monkeypatch.setenv("DB_X", url)
    assert settings.env_database("DB_X", tmp_path / "db").get("ENGINE") == f"django.db.backends.{engine}"


@pytest.mark.parametrize("url", ["mysql://u:p@localhost/x", "nonsense"])
def test_another_database_is_refused(monkeypatch, tmp_path, url):
    monkeypatch.setenv("DB_X", url)
    with pytest.raises(ImproperlyConfigured, match="DB_X"):
        settings.env_database("DB_X", tmp_path / "db")


def test_nothing_from_another_host_and_nothing_inline_is_allowed():
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert policy["default-src"] == ["'none'"]
    assert not [source for sources in policy.values() for source in sources if "unsafe" in source or "//" in source]
