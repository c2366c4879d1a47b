"""Readers who have not agreed are not counted, on sites that ask."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.http import HttpRequest

from wagtail_pressroom.hits import consent
from wagtail_pressroom.hits.checks import check_consent
from wagtail_pressroom.hits.once import Once
from wagtail_pressroom.hits.reasons import BOT, NO_CONSENT
from wagtail_pressroom.hits.refusal import refusal_reason

from .readers import FROM_OUR_PAGE, another_address

HERE = "tests.hits.test_consent."
NOT_CALLABLE = "x"


def by_cookie(request: HttpRequest) -> bool:
    return request.COOKIES.get("may-count") == "yes"


def text_of_cookie(request: HttpRequest) -> str:
    return request.COOKIES.get("may-count", "")


def failing(request: HttpRequest) -> bool:
    raise RuntimeError("the consent service is down")


async def asynchronous(request: HttpRequest) -> bool:
    return True


class Asker:
    def __call__(self, request: HttpRequest) -> bool:
        return True


an_object = Asker()


@pytest.fixture(autouse=True)
def nothing_told_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consent, "_told", Once())


def reason(rf: Any, cookie: str = "") -> str | None:
    request = rf.post("/", **FROM_OUR_PAGE, REMOTE_ADDR=another_address())
    if cookie:
        request.COOKIES["may-count"] = cookie
    return refusal_reason(request)


def use(settings: Any, path: str) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_CONSENT": path}


def test_without_a_setting_nobody_is_asked(rf: Any) -> None:
    assert reason(rf) is None


def test_the_sites_own_function_decides(rf: Any, settings: Any) -> None:
    use(settings, HERE + "by_cookie")
    assert reason(rf) == NO_CONSENT
    assert reason(rf, "no") == NO_CONSENT
    assert reason(rf, "yes") is None


def test_an_object_can_be_asked_too(rf: Any, settings: Any) -> None:
    use(settings, HERE + "an_object")
    assert reason(rf) is None
    assert check_consent() == []


def test_a_failing_function_is_no_consent_and_logged_once(
    rf: Any, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    use(settings, HERE + "failing")
    assert [reason(rf) for _ in range(20)] == [NO_CONSENT] * 20
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert "the consent service is down" in caplog.text


@pytest.mark.filterwarnings("ignore:coroutine")
@pytest.mark.parametrize("name", ["text_of_cookie", "asynchronous"])
def test_an_answer_that_is_not_true_is_no_consent(
    rf: Any, settings: Any, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    # "no" is true to Python, and so is a coroutine.
    use(settings, HERE + name)
    assert [reason(rf, "no-thanks") for _ in range(20)] == [NO_CONSENT] * 20
    assert len(caplog.records) == 1
    assert "no-thanks" not in caplog.text


@pytest.mark.parametrize("path", ["nowhere.at.all", "nodots", HERE + "missing"])
def test_what_can_not_be_imported_is_no_consent(
    rf: Any, settings: Any, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    use(settings, path)
    assert [reason(rf) for _ in range(5)] == [NO_CONSENT] * 5
    assert len(caplog.records) == 1


def test_robots_are_not_asked_about(rf: Any, settings: Any) -> None:
    use(settings, HERE + "failing")
    request = rf.post("/", **{**FROM_OUR_PAGE, "HTTP_USER_AGENT": "curl/8.5.0"})
    assert refusal_reason(request) == BOT


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("nowhere.at.all", "can't be imported"),
        ("nodots", "can't be imported"),
        (HERE + "missing", "can't be imported"),
        (HERE + "NOT_CALLABLE", "can't be called"),
        (HERE + "asynchronous", "is asynchronous"),
    ],
)
def test_a_check_names_what_is_wrong(settings: Any, path: str, what: str) -> None:
    use(settings, path)
    (problem,) = check_consent()
    assert problem.id == "wagtail_pressroom.E007"
    assert what in problem.msg
    assert path in problem.msg


@pytest.mark.parametrize("path", ["", HERE + "by_cookie"])
def test_the_check_is_content(settings: Any, path: str) -> None:
    use(settings, path)
    assert check_consent() == []


def test_the_check_is_run_with_all_others(settings: Any) -> None:
    use(settings, "nowhere.at.all")
    with pytest.raises(SystemCheckError, match="E007"):
        call_command("check")
