"""Include these once, outside ``i18n_patterns`` and before Wagtail's own::

path("pressroom/", include("wagtail_pressroom.urls")),
"""

from .hits.urls import urlpatterns as hits
from .releases.plain_text.urls import urlpatterns as plain_text

app_name = "wagtail_pressroom"

# Not included one in the other: each level takes its time of every hit.
urlpatterns = [*hits, *plain_text]
