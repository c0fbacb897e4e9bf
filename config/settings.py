"""Settings, all in one file and read from the environment.

With nothing set this is a development site on SQLite. With ``DEBUG=0`` it is a production site, which refuses
to start without ``SECRET_KEY`` and ``ALLOWED_HOSTS``. ``.env.example`` lists every variable.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from config.databases import database
from config.mail import mailers
from config.policies import PAGE, REFERRER

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="development-only" * 4) if DEBUG else env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"]) if DEBUG else env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

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
    "images",
    "house.apps.HouseConfig",
    "accounts",
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
    "config.headers.HeadersOfAll",
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
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.missing.MissingPage",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

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
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the memory of each process: some 300 bytes an entry, and the longest unused go first.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

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
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static_files.BundledStorage"
    },
}

# Smaller copies of pictures are made by Django's tasks, in the queue that is there without a worker: at once.
PICTURES = {"QUEUE_NAME": "default"}

# What browsers may do; the desk's pages have policies of their own, see desk/site.py.
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
    if (
        HTTPS
    ):  # such a name is taken from this very host alone, over HTTPS; see RFC 6265bis, 4.1.3.2
        SESSION_COOKIE_NAME = "__Host-sessionid"
        CSRF_COOKIE_NAME = "__Host-csrftoken"
        LANGUAGE_COOKIE_NAME = "__Host-language"
        LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
    SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
    SECURE_HSTS_PRELOAD = HTTPS
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# To standard error, live too: Django would only write to ADMINS by mail, and there are none.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO"},
        "django.tasks": {"level": "WARNING"},  # only those that failed
    },
}

TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a review with all its rows is one form
