"""Tokens: which page, or why not."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.core import signing

from wagtail_pressroom.hits.reasons import BAD_TOKEN, EXPIRED_TOKEN
from wagtail_pressroom.hits.tokens import SALT, make_token, read_token

DAY = 86400


def signed(page_id: object, days_ago: int = 0, salt: str = SALT) -> str:
    """Sign a token by hand."""
    day = int(time.time()) // DAY - days_ago
    return signing.Signer(salt=salt).sign(f"{page_id}.{day}")


@pytest.mark.parametrize("page_id", [1, 12345, 2**63 - 1])
def test_a_token_says_its_page(page_id: int) -> None:
    assert read_token(make_token(page_id)) == (page_id, None)


@pytest.mark.parametrize("page_id", [0, -1, 2**63, 10**30, "x", "", "1.2", "1e5", "٣x"])
def test_a_number_that_no_page_has_is_bad(page_id: object) -> None:
    assert read_token(signed(page_id)) == (None, BAD_TOKEN)


@pytest.mark.parametrize(
    "token",
    ["", ":", "1.20000", "1.20000:", "1.20000:forged", "\x00", "\udcff", "x" * 100_000, "١:٢"],
)
def test_what_we_did_not_sign_is_bad(token: str) -> None:
    assert read_token(token) == (None, BAD_TOKEN)


def test_a_token_for_something_else_is_bad() -> None:
    assert read_token(signed(7, salt="something.else")) == (None, BAD_TOKEN)
    other, mine = make_token(8), make_token(7)
    forged = mine.rpartition(":")[0] + ":" + other.rpartition(":")[2]
    assert read_token(forged) == (None, BAD_TOKEN)


@pytest.mark.parametrize(
    ("days_ago", "answer"),
    [
        (30, (7, None)),
        (31, (None, EXPIRED_TOKEN)),
        (10_000, (None, EXPIRED_TOKEN)),
        # Another machine of the site may be a little ahead; nobody is by two days.
        (-1, (7, None)),
        (-2, (None, BAD_TOKEN)),
        (-10_000, (None, BAD_TOKEN)),
    ],
)
def test_a_token_has_its_time(days_ago: int, answer: tuple[int | None, str | None]) -> None:
    assert read_token(signed(7, days_ago)) == answer


def test_the_setting_says_how_long(settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_TOKEN_DAYS": 90}
    assert read_token(signed(7, 90)) == (7, None)
    assert read_token(signed(7, 91)) == (None, EXPIRED_TOKEN)


def test_an_old_bad_token_is_bad() -> None:
    assert read_token(signed("x", 100)) == (None, BAD_TOKEN)
    assert read_token(signed(7, 100) + "x") == (None, BAD_TOKEN)


def test_a_rotated_key_is_known_while_it_is_a_fallback(settings: Any) -> None:
    old = make_token(7)
    before, settings.SECRET_KEY = settings.SECRET_KEY, "a-new-secret-key"
    assert read_token(old) == (None, BAD_TOKEN)
    settings.SECRET_KEY_FALLBACKS = [before]
    assert read_token(old) == (7, None)
