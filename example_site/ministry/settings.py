"""Settings of the example site. For a demonstration on one's own computer, not for the internet."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything the site writes goes here.
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

# A fixed key is fine for a site that only its own computer can reach. Never copy it.
SECRET_KEY = "only-for-the-demo-of-wagtail-pressroom"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
# Off, so that visitors see the site's own pages for errors.
DEBUG = False

ROOT_URLCONF = "ministry.urls"
WSGI_APPLICATION = "ministry.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "ministry",
    # Before Wagtail and Django, whose translations of the same words would win otherwise.
    "wagtail_pressroom.pages",
    "wagtail_pressroom.hits",
    "wagtail_pressroom",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "ministry.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
# The admin shows previews of pages in a frame.
X_FRAME_OPTIONS = "SAMEORIGIN"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "db.sqlite3",
        "OPTIONS": {
            # Readers and the hit counter don't wait for each other.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}

# Korean is the language the ministry writes in, and what a visitor gets by default.
USE_I18N = True
FORMAT_MODULE_PATH = "ministry.formats"
LANGUAGE_CODE = "ko"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("ko", "Korean"),
    ("en", "English"),
    ("ar", "Arabic"),
    ("fr", "French"),
]
WAGTAIL_I18N_ENABLED = True
# A page is not published in another language before its translation is done.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_TZ = True
TIME_ZONE = "Asia/Seoul"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

WAGTAIL_PRESSROOM = {
    "HIT_SPOOL_PATH": VAR_DIR / "hits",
    # One site, four languages: Wagtail keeps a single name.
    "SITE_NAMES": {
        "ko": "해온공화국 해안부",
        "en": "Ministry of Coastal Affairs, Republic of Haeon",
        "ar": "وزارة الشؤون الساحلية – جمهورية هايون",
        "fr": "Ministère du Littoral – République de Haéon",
    },
}

WAGTAIL_SITE_NAME = "Ministry of Coastal Affairs"
# The command serve_demo puts its own port here.
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAIL_FRONTEND_LOGIN_TEMPLATE = "ministry/login.html"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# The demo asks no other computer for anything.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
