"""Settings, all in one file and read from the environment.

With nothing set this is a development site on SQLite. With ``DEBUG=0`` it is a production site, which refuses
to start without ``SECRET_KEY`` and ``ALLOWED_HOSTS``. ``.env.example`` lists every variable.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.caches import cache
from config.databases import database, replica
from config.environment import Environment
from config.mail import mailers
from config.media import media_address, media_storage
from config.monitoring.logs import logging_in
from config.policies import PAGE, REFERRER, allow_pictures_from
from config.tasks import task_backend

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = Environment()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="development-only" * 4) if DEBUG else env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"]) if DEBUG else env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# How many finished pages each process keeps, some 12 kB each; 0 keeps none. See config/pages/.
KEPT_PAGES = env.int("KEPT_PAGES", default=0 if DEBUG else 1_000)
# How many megabytes of pieces each process keeps, of which pages that changed are made; see config/pages/.
KEPT_PIECES = env.int("KEPT_PIECES", default=0 if DEBUG else 8)
# For how many seconds a CDN may show a page unasked. 0: it asks each time, and nothing is ever old.
CDN_SECONDS = env.int("CDN_SECONDS", default=0)

# Whether the readers of a review are counted, as sums of a day; see reviews/visitors.py.
COUNT_VIEWS = env.bool("COUNT_VIEWS", default=True)
# Whether search engines are asked to leave the whole site alone, as they always are in development.
HIDDEN_FROM_SEARCH = env.bool("HIDDEN_FROM_SEARCH", default=False)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# A filter elsewhere that is asked about comments; see comments/akismet.py.
AKISMET_KEY = env("AKISMET_KEY", default="")

# Where readers of feeds learn of what is new at once; see reviews/feeds/hub.py.
WEBSUB_HUB = env("WEBSUB_HUB", default="")

INSTALLED_APPS = [
    "rows.apps.RowsConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "images",
    "house.apps.HouseConfig",
    "accounts.apps.AccountsConfig",
    "search.apps.SearchConfig",
    "people",
    "shows",
    "reviews",
    "comments",
    "newsletter.apps.NewsletterConfig",
    "desk.apps.DeskConfig",
    "demo",
    "exchange.apps.ExchangeConfig",
    "django_prose_editor",
    "taggit",
    "desk.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # WhiteNoise serves them in development too: Django's own way fails at “/static/..”.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.pages.middleware.KeepPages",  # what those below add is kept with the page
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # its files are compressed once, not at each request
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.zone.HouseZone",
    "config.language.PathLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.missing.MissingPage",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "text.tags",
                "house.tags",
                "reviews.cards.tags",
                "config.pages.tags",
            ],
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.house",
            ],
        },
    }
]

DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3"))}
# A server that follows it, for the pages of readers; see config/replica.py.
REPLICA_URL = env("REPLICA_URL", default="")
if REPLICA_URL:
    DATABASES["replica"] = replica(REPLICA_URL)
    DATABASE_ROUTERS = ["config.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# One for all processes and machines, on Redis or Valkey; unset, each process has its own. The mark of what
# changes lies there too (rows/changes.py), finished pages in the memory of each process in any case.
CACHE_URL = env("CACHE_URL", default="")
CHANGES_ARE_SHARED = bool(CACHE_URL)
CACHES = {
    "default": cache(CACHE_URL),
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": KEPT_PAGES},
    },
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ["username", "display_name", "first_name", "last_name", "email"]},
        ),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
# How editors come in; see accounts/doors/. Limits on guessing are counted there, in a table.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)
AUDIT_DAYS = env.int("AUDIT_DAYS", default=365)  # how long the audit log is kept
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "accounts.doors.adapter.DeskAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "accounts.doors.forms.DoorForm"}
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "accounts.doors.adapter.DeskMFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "accounts.doors.forms.SecondStepForm",
    "reauthenticate": "accounts.doors.forms.OnceMoreForm",
    "activate_totp": "accounts.doors.forms.SetUpForm",
    "add_webauthn": "accounts.doors.passkeys.AddForm",
    "authenticate_webauthn": "accounts.doors.passkeys.StepForm",
    "reauthenticate_webauthn": "accounts.doors.passkeys.OnceMoreForm",
}
MFA_RATE_LIMITS = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a clock may be off by half a minute
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# Without EMAIL_URL a live site sends nothing, and so does not offer what would need it.
EMAIL_URL = env("EMAIL_URL", default="")
MAILERS = mailers(EMAIL_URL, VAR_DIR / "mail") if EMAIL_URL or DEBUG else {}
SILENCED_SYSTEM_CHECKS = ["mail.W001"]  # that there may be no mailer is meant
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

# Whether the site's own processes send what mail is due and forget what is too old; see comments/upkeep.py.
UPKEEP_IN_WEB = env.bool("UPKEEP_IN_WEB", default=True)

# How many mails of the newsletter go out in a minute, and where those that cannot be delivered come back to.
NEWSLETTER_PER_MINUTE = env.int("NEWSLETTER_PER_MINUTE", default=60)
NEWSLETTER_RETURN = env("NEWSLETTER_RETURN", default="")

LANGUAGES = [("en", "English"), ("ko", "한국어")]
LANGUAGE_CODE = env("SITE_LANGUAGE", default="en")
if LANGUAGE_CODE not in dict(LANGUAGES):
    raise ImproperlyConfigured(f"SITE_LANGUAGE is {LANGUAGE_CODE}: write en or ko.")
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "Asia/Seoul"  # where no request is answered; pages are in the zone of house/
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# The largest file of another blog that the desk takes; see exchange/uploads/.
LARGEST_EXPORT_MB = env.int("LARGEST_EXPORT_MB", default=2048)
# Pictures in a folder, or in a bucket of a server that speaks S3, and the address they are fetched from.
MEDIA_S3 = env("MEDIA_S3", default="")
MEDIA_CDN = env("MEDIA_CDN", default="")
MEDIA_URL = media_address(MEDIA_CDN)
# Whether the web server sends finished pages by itself, from var/pages/; see config/pages/files.py.
PAGE_FILES = env.bool("PAGE_FILES", default=False)
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": media_storage(MEDIA_S3),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static_files.BundledStorage"
    },
}

# Work that nobody waits for is done at once, or from a queue in the database by manage.py db_worker.
TASKS_IN = env("TASKS", default="")
TASKS = {"default": task_backend(TASKS_IN)}
if TASKS_IN:
    INSTALLED_APPS.append("django_tasks_db")
# Smaller copies of pictures are such work.
PICTURES = {"QUEUE_NAME": "default"}

# What browsers may do; the desk's pages have policies of their own, see desk/site.py.
if MEDIA_CDN:
    allow_pictures_from(MEDIA_URL)
SECURE_CSP = PAGE
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = REFERRER
WHITENOISE_ALLOW_ALL_ORIGINS = False
# In the session, which there is wherever a message is left: one cookie less.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# How mails call the site: they are written where no request tells.
SITE_ADDRESS = env("SITE_ADDRESS", default="http://127.0.0.1:8000")

if not DEBUG:
    HTTPS = env.bool("HTTPS", default=True)
    SITE_ADDRESS = env(
        "SITE_ADDRESS", default=f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0].lstrip('.')}"
    )
    SECURE_SSL_REDIRECT = HTTPS
    SESSION_COOKIE_SECURE = HTTPS
    CSRF_COOKIE_SECURE = HTTPS
    # Such a name is taken from this very host alone, over HTTPS; see RFC 6265bis, 4.1.3.2.
    if HTTPS:
        SESSION_COOKIE_NAME = "__Host-sessionid"
        CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
    SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
    SECURE_HSTS_PRELOAD = HTTPS
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Lines for people, or with “json” one object each for a program that gathers them; see config/monitoring/.
LOG_FORMAT = env("LOG_FORMAT", default="line")
LOGGING = logging_in(LOG_FORMAT)

TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a review with all its rows is one form
FILE_UPLOAD_HANDLERS = ["images.uploads.InMemory", "images.uploads.OnDisk"]

# Counts for Prometheus, in a folder of all processes of one server; serve_metrics tells them to it alone.
METRICS_DIR = env("METRICS_DIR", default="")
METRICS_ADDRESS = env("METRICS_ADDRESS", default="127.0.0.1:9180")
if METRICS_DIR:
    Path(METRICS_DIR).mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = METRICS_DIR

# Before all others, which ask the database or know nothing of what is answered without them.
MIDDLEWARE = [
    "config.monitoring.requests.NameRequests",
    "config.headers.HeadersOfAll",
    "config.monitoring.health.Probes",
    *(["config.monitoring.counting.CountRequests"] if METRICS_DIR else []),
    *(["config.replica.ReadReplica"] if REPLICA_URL else []),
    *MIDDLEWARE,
]

# Where errors are told besides the log, and for what share of requests how long they took.
SENTRY_DSN = env("SENTRY_DSN", default="")
SENTRY_TRACES = env.float("SENTRY_TRACES", default=0)
if SENTRY_DSN:
    from config.monitoring import sentry

    sentry.begin(SENTRY_DSN, SENTRY_TRACES)
