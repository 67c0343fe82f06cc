"""All settings. What may differ between installations is read from the environment, typed; a wrong value
refuses to start and names its variable. docs/reference/settings.md describes each.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent


def env_bool(name: str, default: bool) -> bool:
    """Return a yes-or-no variable; anything but the usual words refuses to start."""
    said = os.environ.get(name, "").strip().lower()
    if said in {"1", "true", "yes", "on"}:
        return True
    if said in {"0", "false", "no", "off"}:
        return False
    if said:
        raise ImproperlyConfigured(f"{name} must be true or false, not {said!r}")
    return default


def env_int(name: str, default: int) -> int:
    """Return a whole number from nought up; anything else refuses to start."""
    said = os.environ.get(name, "").strip()
    if not said:
        return default
    if not said.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {said!r}")
    return int(said)


def env_path(name: str, default: Path) -> Path:
    """Return a folder named by a variable, as an absolute path."""
    return Path(os.environ.get(name) or default).expanduser().resolve()


def env_text(name: str, default: str) -> str:
    """Return a variable as it is written."""
    return os.environ.get(name, "").strip() or default


def env_list(name: str, default: list[str]) -> list[str]:
    """Return the comma-separated items of a variable."""
    items = [item.strip() for item in os.environ.get(name, "").split(",")]
    return [item for item in items if item] or default


def env_address(name: str) -> str:
    """Return an address with its scheme, empty where none is given."""
    said = os.environ.get(name, "").strip()
    if said and not said.startswith(("http://", "https://")):
        raise ImproperlyConfigured(f"{name} must begin with http:// or https://, not {said!r}")
    return said.rstrip("/")


def env_secret(name: str, keep_in: Path) -> str:
    """Return a secret from its variable, else from a private file that is made at the first start."""
    if said := os.environ.get(name):
        if len(said) < 32:
            raise ImproperlyConfigured(f"{name} must have at least 32 characters")
        return said
    if not keep_in.is_file():
        keep_in.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(keep_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return keep_in.read_text(encoding="ascii")


def env_database(name: str, default: Path) -> dict[str, Any]:
    """Return the database behind a URL (sqlite:///…, postgres://…), SQLite in the data folder by default."""
    url = os.environ.get(name)
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
    if url.split(":")[0] not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name} must begin with sqlite: or postgres:")
    database: dict[str, Any] = environ.Env.db_url_config(url)
    return database


def env_email(name: str) -> dict[str, Any]:
    """Return the way letters go out, from a URL (smtp+tls://user:password@host:587); written to the log by default."""
    url = os.environ.get(name) or "consolemail://"
    try:
        found: dict[str, Any] = environ.Env.email_url_config(url)
    except (KeyError, ValueError):
        found = {}
    if not found.get("EMAIL_BACKEND"):
        raise ImproperlyConfigured(f"{name} must be like smtp+tls://user:password@host:587")
    return found


DEBUG = env_bool("NHIPCAU_DEBUG", False)
SECURE = env_bool("NHIPCAU_SECURE", False)
DATA_DIR = env_path("NHIPCAU_DATA_DIR", CHECKOUT / "var")
SAMPLES_DIR = env_path("NHIPCAU_SAMPLES", CHECKOUT / "samples")
SECRET_KEY = env_secret("NHIPCAU_SECRET_KEY", DATA_DIR / "secret-key")
SIGNING_KEY = env_secret("NHIPCAU_SIGNING_KEY", DATA_DIR / "signing-key")
ALLOWED_HOSTS = env_list("NHIPCAU_ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env_list("NHIPCAU_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "nhipcau.site",
    "nhipcau.front.portal",
    "nhipcau.front.office",
    "nhipcau.front.api",
    "nhipcau.register.needs",
    "nhipcau.register.intake",
    "nhipcau.register.agreements",
    "nhipcau.base.sheets",
    "nhipcau.base.documents",
    "nhipcau.base.accounts",
    "nhipcau.base.localities",
    "nhipcau.base.history",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django_tasks",
    "django_tasks_db",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nhipcau.base.accounts.views.second_step.SecondStep",
]

ROOT_URLCONF = "nhipcau.site.urls"
WSGI_APPLICATION = "nhipcau.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": env_database("DATABASE_URL", DATA_DIR / "nhipcau.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {
        "OPTIONS": {
            # Two writers wait for each other instead of failing.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
        "TEST": {"NAME": str(DATA_DIR / "test.sqlite3")},
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# Failed attempts to sign in are counted here: every process, on whatever machine, must see the same count.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
# Long work waits in the database and is done by processes of its own, so a restart loses none of it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "full_name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "nhipcau.base.accounts.forms.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "office:home"
LOGOUT_REDIRECT_URL = "portal:home"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# Signing in. Nobody signs up: people are invited, or known by their address to the single sign-on.
ACCOUNT_ADAPTER = "nhipcau.base.accounts.views.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # Five wrong passwords for one person, or thirty from one address, lock for a quarter of an hour.
    "login_failed": "30/15m/ip,5/15m/key",
    "login": "60/m/ip",
}
ACCOUNT_FORMS = {
    "login": "nhipcau.base.accounts.forms.sign_in.SignIn",
    "reauthenticate": "nhipcau.base.accounts.forms.sign_in.Again",
    "reset_password": "nhipcau.base.accounts.forms.sign_in.Forgotten",
    "reset_password_from_key": "nhipcau.base.accounts.forms.sign_in.NewPassword",
    "change_password": "nhipcau.base.accounts.forms.sign_in.ChangedPassword",
    "set_password": "nhipcau.base.accounts.forms.sign_in.FirstPassword",
}
# So many web servers stand in front and tell whom a request comes from.
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("NHIPCAU_PROXIES", 0)
MFA_ADAPTER = "nhipcau.base.accounts.views.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Nhịp Cầu"
# The code before and the one after the current count too: clocks differ.
MFA_TOTP_TOLERANCE = 1
# A browser lets passkeys work by plain HTTP on its own machine alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_FORMS = {
    "authenticate": "nhipcau.base.accounts.forms.sign_in.Code",
    "reauthenticate": "nhipcau.base.accounts.forms.sign_in.CodeAgain",
    "activate_totp": "nhipcau.base.accounts.forms.sign_in.FirstCode",
    "add_webauthn": "nhipcau.base.accounts.forms.sign_in.NewPasskey",
    "edit_webauthn": "nhipcau.base.accounts.forms.sign_in.NamedPasskey",
}

# Who has to have a second step to work in the office.
SECOND_STEP_ROLES = env_list("NHIPCAU_SECOND_STEP_ROLES", [])

# A province's own single sign-on, by OpenID Connect.
SSO_URL = env_address("NHIPCAU_SSO_URL")
SSO_NAME = env_text("NHIPCAU_SSO_NAME", "SSO")
SOCIALACCOUNT_ADAPTER = "nhipcau.base.accounts.views.adapters.SingleSignOn"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": SSO_NAME,
                "client_id": env_text("NHIPCAU_SSO_CLIENT", "nhipcau"),
                "secret": env_text("NHIPCAU_SSO_SECRET", ""),
                "settings": {
                    "server_url": SSO_URL,
                    "verified_email": env_bool("NHIPCAU_SSO_TRUST_ADDRESSES", False),
                },
            }
        ]
        if SSO_URL
        else [],
    }
}

# Where people reach this installation: the beginning of the links in letters.
ADDRESS = env_text("NHIPCAU_ADDRESS", "http://127.0.0.1:8000")
MAIL = env_email("NHIPCAU_EMAIL_URL")
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST = MAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = MAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(MAIL.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(MAIL.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env_text("NHIPCAU_EMAIL_FROM", "Nhịp Cầu <khong-tra-loi@localhost>")

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "media"
# While developing, files are served from where they lie; else `collectstatic` gives them lasting, compressed names.
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# An agreement that ends within so many days is called expiring.
EXPIRING_DAYS = env_int("NHIPCAU_EXPIRING_DAYS", 90)
# Commitments of these fields are never shown to the public; whether it is told how many they are is a choice.
RESTRICTED_FIELDS = frozenset(env_list("NHIPCAU_RESTRICTED_FIELDS", ["defence_security", "ethnic_religion"])) - {"none"}
COUNT_RESTRICTED = env_bool("NHIPCAU_COUNT_RESTRICTED", False)
# The text of a paper is at most some megabytes; scans and archives are larger. Both are refused beside their name.
MAX_PAPER_BYTES = 5 * 1024 * 1024
MAX_FILE_BYTES = env_int("NHIPCAU_MAX_FILE_MB", 50) * 1024 * 1024
MAX_FILES = 200
# Where papers are left for the office, and in whose name they are taken in.
INBOX_DIR = env_text("NHIPCAU_INBOX_DIR", "")
IMAP_URL = env_text("NHIPCAU_IMAP_URL", "")
INBOX_USER = env_text("NHIPCAU_INBOX_USER", "")
if IMAP_URL and not IMAP_URL.startswith(("imap://", "imaps://")):
    raise ImproperlyConfigured("NHIPCAU_IMAP_URL must begin with imaps:// or imap://")
# A spreadsheet goes to a file while it comes in, and is read row by row.
MAX_SHEET_BYTES = 20 * 1024 * 1024
# Where later stages declare the kinds of spreadsheets that can be brought in.
SHEET_KINDS = [
    "nhipcau.base.sheets.actions.offices.OFFICES",
    "nhipcau.base.sheets.actions.people.PEOPLE",
    "nhipcau.register.agreements.actions.sheets.AGREEMENTS",
    "nhipcau.register.needs.actions.sheets.NEEDS",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * MAX_PAPER_BYTES
# More than are taken, so that too many are told of beside the field.
DATA_UPLOAD_MAX_NUMBER_FILES = 5 * MAX_FILES

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # Bootstrap's stylesheet draws the arrows of select boxes from data: images.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A form that leads on to the single sign-on counts as sent there.
        "form-action": [SELF, "{0.scheme}://{0.netloc}".format(urlsplit(SSO_URL))] if SSO_URL else [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if SECURE:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
