"""Include these once, outside ``i18n_patterns`` and before Wagtail's own::

path("pressroom/", include("wagtail_pressroom.urls")),
"""

from django.urls import include, path

app_name = "wagtail_pressroom"

urlpatterns = [
    path("", include("wagtail_pressroom.hits.urls")),
    path("", include("wagtail_pressroom.releases.plain_text.urls")),
]
