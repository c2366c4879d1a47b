"""Which topics an editor is offered."""

from django.urls import reverse

from tests.factories import PressRoom
from wagtail_pressroom.models import Topic


def offered(response) -> set[str]:
    return {str(topic) for topic in response.context["form"].fields["topics"].queryset}


def test_a_new_release_offers_the_topics_of_its_language(press_room: PressRoom, admin_client):
    for language, name in (("en", "Ferries"), ("ko", "여객선")):
        Topic.objects.create(name=name, locale=press_room.homes[language].locale)
    address = reverse(
        "wagtailadmin_pages:add",
        args=["wagtail_pressroom_pages", "pressreleasepage", press_room.indexes["ko"].pk],
    )
    assert offered(admin_client.get(address)) == {"여객선"}


def test_a_topic_in_the_language_of_the_source_stays_chosen(press_room: PressRoom, admin_client):
    english = Topic.objects.create(name="Ferries", locale=press_room.homes["en"].locale)
    release = press_room.release("ko", title="결과")
    release.topics = [english]
    release.save()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[release.pk]))
    assert offered(response) == {"Ferries"}
