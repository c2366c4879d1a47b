"""Where a request comes from: only a trusted proxy is believed, and IPv6 counts by /64."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.test import RequestFactory

from wagtail_pressroom.hits import client_address
from wagtail_pressroom.hits.client_address import client_network, in_ignored_network
from wagtail_pressroom.hits.once import Once

PROXY = "10.0.0.2"
READER = "203.0.113.7"


@pytest.fixture(autouse=True)
def nothing_told_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_address, "_told", Once())


@pytest.fixture
def proxies(settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_TRUSTED_PROXIES": ["10.0.0.0/24", "2001:db8:1::/48"]}


def network(remote: str | None, chain: str | None = None, **meta: str) -> str:
    """Return the network of a request over a connection from an address."""
    request = RequestFactory().post("/", **meta)
    request.META.pop("REMOTE_ADDR")
    if remote is not None:
        request.META["REMOTE_ADDR"] = remote
    if chain is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = chain
    return client_network(request)


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:0:7::1", "2001:db8:0:7::/64"),
        ("2001:DB8:0:7:ffff::2%eth0", "2001:db8:0:7::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("64:ff9b::203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "127.0.0.1"),
        ("", "unknown"),
        (None, "unknown"),
        ("unix:", "unknown"),
        ("localhost", "unknown"),
    ],
)
def test_the_connection_says_where_a_reader_is(remote: str | None, expected: str) -> None:
    assert network(remote) == expected


def test_a_64_is_one_reader_and_two_are_two() -> None:
    assert network("2001:db8:0:7::1") == network("2001:db8:0:7:ffff:ffff:ffff:ffff")
    assert network("2001:db8:0:7::1") != network("2001:db8:0:8::1")


@pytest.mark.parametrize("header", ["X_FORWARDED_FOR", "FORWARDED", "X_REAL_IP", "CLIENT_IP"])
def test_a_thousand_spoofed_addresses_are_one_reader(header: str) -> None:
    seen = {
        network("8.8.8.8", **{f"HTTP_{header}": f"198.51.100.{number % 250}, 1.2.{number}.4"})
        for number in range(1000)
    }
    assert seen == {"8.8.8.8"}


@pytest.mark.usefixtures("proxies")
def test_a_thousand_spoofed_addresses_through_a_proxy_are_one_reader() -> None:
    # The proxy adds the address it saw on the right of what the reader has written.
    seen = {network(PROXY, f"198.51.100.{n % 250}, 9.9.9.{n}, {READER}") for n in range(1000)}
    assert seen == {READER}


@pytest.mark.usefixtures("proxies")
@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (READER, READER),
        (f"1.1.1.1, {READER}, 10.0.0.9, 10.0.0.8", READER),
        (f"1.1.1.1,{READER} ,\t10.0.0.9", READER),
        (f"{READER},2001:db8:1::5", READER),
        (f"{READER}:1234", READER),
        (f"{READER}:1234, 10.0.0.9:80", READER),
        ("[2001:db8::1]:443", "2001:db8::/64"),
        ("[2001:db8::1]", "2001:db8::/64"),
        ("2001:db8::1", "2001:db8::/64"),
        ('"[2001:db8::1]:443"', "2001:db8::/64"),
        (f"::ffff:{READER}", READER),
        (f"[::ffff:{READER}]:99, ::ffff:10.0.0.9", READER),
        (f"64:ff9b::{READER}", READER),
        (f"for={READER};proto=https;by=10.0.0.2", READER),
        ('for=1.1.1.1, proto=https;For="[2001:db8::1]:4711"', "2001:db8::/64"),
        (f"{READER}, , ,", READER),
        # What is no address: the nearest hop that is known.
        ("", PROXY),
        (" , ", PROXY),
        ("unknown", PROXY),
        ("for=_hidden", PROXY),
        (f"{READER}, unknown", PROXY),
        (f"{READER}, unknown, 10.0.0.9", "10.0.0.9"),
        ("999.1.1.1", PROXY),
        ("1.2.3", PROXY),
        ("16909060", PROXY),
        ("[", PROXY),
        ("[[::1]]", PROXY),
        ("\x00\xff", PROXY),
        ("１.2.3.4", PROXY),
        ("x" * 100_000, PROXY),
        # Readers within the trusted networks.
        ("10.0.0.77", "10.0.0.77"),
        ("10.0.0.77, 10.0.0.9", "10.0.0.77"),
    ],
)
def test_a_trusted_proxy_says_where_a_reader_is(chain: str, expected: str) -> None:
    assert network(PROXY, chain) == expected


@pytest.mark.usefixtures("proxies")
def test_a_chain_without_end_is_not_walked_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = client_address._read_hop
    monkeypatch.setattr(client_address, "_read_hop", lambda hop: (read.append(hop), real(hop))[1])
    assert network(PROXY, f"{READER}," + "10.0.0.9," * 5000 + "10.0.0.8") == "10.0.0.9"
    assert len(read) == client_address.MOST_HOPS
    assert network(PROXY, f"{READER}, " + ", ".join(["10.0.0.9"] * 15)) == READER


@pytest.mark.usefixtures("proxies")
def test_an_untrusted_neighbour_is_not_believed() -> None:
    assert network("10.0.1.2", READER) == "10.0.1.2"


def test_a_proxy_on_a_socket_has_to_be_named(settings: Any) -> None:
    assert network("", READER) == "unknown"
    settings.WAGTAIL_PRESSROOM = {"HIT_TRUSTED_PROXIES": ["10.0.0.2/32"]}
    assert network("", READER) == "unknown"
    settings.WAGTAIL_PRESSROOM = {"HIT_TRUSTED_PROXIES": ["unix"]}
    assert network("", READER) == READER
    assert network(None, READER) == READER
    assert network("", "nonsense") == "unknown"
    assert network(PROXY, READER) == PROXY


def test_networks_may_be_written_as_mapped_ones(settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_TRUSTED_PROXIES": ["::ffff:10.0.0.0/120"]}
    assert network(PROXY, READER) == READER
    assert network("10.0.1.2", READER) == "10.0.1.2"


def test_another_header_can_be_named(settings: Any) -> None:
    options = {"HIT_TRUSTED_PROXIES": [PROXY], "HIT_CLIENT_IP_HEADER": "CF-Connecting-IP"}
    settings.WAGTAIL_PRESSROOM = options
    assert network(PROXY, "1.1.1.1", HTTP_CF_CONNECTING_IP=READER) == READER


@pytest.mark.usefixtures("proxies")
def test_several_header_lines_are_one_chain() -> None:
    lines = [(b"x-forwarded-for", b"1.1.1.1"), (b"x-forwarded-for", READER.encode())]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": lines}
    request = ASGIRequest({**scope, "client": (PROXY, 1)}, None)
    assert client_network(request) == READER


@pytest.mark.parametrize(
    ("remote", "to_write"),
    [
        ("127.0.0.1", "['127.0.0.1']"),
        ("::1", "['::1']"),
        ("", "['unix']"),
        ("172.18.0.5", "['172.18.0.0/24']"),
        ("fd00::5", "['fd00::/64']"),
    ],
)
def test_a_forgotten_setting_is_named_once(
    caplog: pytest.LogCaptureFixture, remote: str, to_write: str
) -> None:
    for _ in range(50):
        network(remote, READER)
    (message,) = warnings(caplog)
    assert f"WAGTAIL_PRESSROOM['HIT_TRUSTED_PROXIES'] = {to_write}" in message
    assert READER not in message
    assert "172.18.0.5" not in message


def test_nothing_is_said_where_nothing_is_wrong(
    caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    network("8.8.8.8", READER)
    network("127.0.0.1")
    settings.WAGTAIL_PRESSROOM = {"HIT_TRUSTED_PROXIES": [PROXY]}
    network(PROXY, READER)
    assert warnings(caplog) == []


@pytest.mark.usefixtures("proxies")
def test_a_proxy_that_names_nobody_is_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(50):
        assert network(PROXY) == PROXY
    (message,) = warnings(caplog)
    assert "X-Forwarded-For" in message
    assert "HIT_CLIENT_IP_HEADER" in message


@pytest.mark.parametrize(
    ("remote", "is_ignored"),
    [
        ("192.0.2.9", True),
        ("::ffff:192.0.2.9", True),
        ("2001:db8:9::1", True),
        ("192.0.3.9", False),
        ("2001:db8:8::1", False),
        ("", False),
    ],
)
def test_networks_that_are_not_counted(settings: Any, remote: str, is_ignored: bool) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_IGNORED_NETWORKS": ["192.0.2.0/24", "2001:db8:9::/48"]}
    assert in_ignored_network(RequestFactory().get("/", REMOTE_ADDR=remote)) is is_ignored
    settings.WAGTAIL_PRESSROOM = {}
    assert not in_ignored_network(RequestFactory().get("/", REMOTE_ADDR=remote))


def test_ignoring_one_address_of_a_64_spares_its_neighbours(settings: Any) -> None:
    settings.WAGTAIL_PRESSROOM = {"HIT_IGNORED_NETWORKS": ["2001:db8::5/128"]}
    assert in_ignored_network(RequestFactory().get("/", REMOTE_ADDR="2001:db8::5"))
    assert not in_ignored_network(RequestFactory().get("/", REMOTE_ADDR="2001:db8::6"))
