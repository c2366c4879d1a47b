"""Where a request comes from, as far as somebody trustworthy says so.

Nothing here is kept longer than the request it belongs to.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Sequence
from functools import lru_cache

from django.http import HttpRequest

from ..conf import SETTING_NAME, get_settings
from ..conf.validators import UNIX_SOCKET
from .once import Once

logger = logging.getLogger(__name__)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

UNKNOWN = "unknown"
# A chain of trusted proxies is short; a longer one was written to keep us busy.
MOST_HOPS = 16
FORWARDING_HEADERS = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
# One reader of IPv6 owns at least a /64 and may take a new address of it for every request.
READER_BITS = 64
MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
# An IPv4 address in the clothes of IPv6: mapped, or translated (NAT64).
IPV4_PREFIXES = {int(ipaddress.IPv6Address(start)) >> 32 for start in ("::ffff:0:0", "64:ff9b::")}
IPV4_BITS = 0xFFFFFFFF

_REQUEST_ATTRIBUTE = "_wagtail_pressroom_client_address"

_told = Once()


def client_network(request: HttpRequest) -> str:
    """Return where a request comes from: an IPv4 address, or the /64 network of an IPv6 one.

    The address is that of the connection, unless a proxy of ``HIT_TRUSTED_PROXIES`` holds it.
    Then the header ``HIT_CLIENT_IP_HEADER`` is read from its right end, where the nearest proxy
    writes, up to the first address that is no trusted proxy's. What lies further left anybody may
    have written.

    Args:
        request: any request, with whatever headers.

    Returns:
        Text such as ``203.0.113.7`` or ``2001:db8::/64``. When a trusted proxy names no address,
        its own; when not even that is known, ``unknown``.
    """
    address = _client_address(request)
    if address is None:
        return UNKNOWN
    return str(address) if isinstance(address, ipaddress.IPv4Address) else _slash_64(address)


def in_ignored_network(request: HttpRequest) -> bool:
    """Tell whether a request comes from one of ``HIT_IGNORED_NETWORKS``."""
    networks = _networks(tuple(get_settings().hit_ignored_networks))
    return bool(networks) and _lies_in(_client_address(request), networks)


def _client_address(request: HttpRequest) -> Address | None:
    if not hasattr(request, _REQUEST_ATTRIBUTE):
        setattr(request, _REQUEST_ATTRIBUTE, _find_address(request))
    found: Address | None = getattr(request, _REQUEST_ATTRIBUTE)
    return found


def _find_address(request: HttpRequest) -> Address | None:
    options = get_settings()
    trusted = tuple(options.hit_trusted_proxies)
    networks = _networks(trusted)
    hop = _read_address(request.META.get("REMOTE_ADDR") or "")
    if not (UNIX_SOCKET in trusted if hop is None else _lies_in(hop, networks)):
        _warn_of_unnamed_proxy(request, hop)
        return hop
    header = options.hit_client_ip_header
    chain = request.META.get(_key_in_meta(header), "")
    if not chain:
        _warn_of_silent_proxy(header)
    for entry in chain.rsplit(",", MOST_HOPS)[: -MOST_HOPS - 1 : -1]:
        if not entry.strip():
            continue
        address = _read_hop(entry)
        if address is None:
            return hop
        hop = address
        if not _lies_in(hop, networks):
            return hop
    return hop


def _key_in_meta(header: str) -> str:
    return f"HTTP_{header.upper().replace('-', '_')}"


def _read_hop(entry: str) -> Address | None:
    """Read one entry of ``X-Forwarded-For`` or of ``Forwarded`` (RFC 7239)."""
    for part in entry.split(";"):
        name, _equals, value = part.partition("=")
        if name.strip().lower() == "for":
            return _read_address(value)
    return _read_address(entry)


def _read_address(text: str) -> Address | None:
    """Read an address, with or without port, brackets, quotes and zone."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    text = text.partition("%")[0]
    try:
        if ":" not in text:
            return ipaddress.IPv4Address(text)
        address = ipaddress.IPv6Address(text)
    except ValueError:
        return None
    number = int(address)
    return ipaddress.IPv4Address(number & IPV4_BITS) if number >> 32 in IPV4_PREFIXES else address


def _slash_64(address: ipaddress.IPv6Address) -> str:
    start = ipaddress.IPv6Address(int(address) >> READER_BITS << READER_BITS)
    return f"{start}/{128 - READER_BITS}"


def _lies_in(address: Address | None, networks: Sequence[Network]) -> bool:
    if address is None or not networks:
        return False
    return any(address in network for network in networks)


@lru_cache(maxsize=8)
def _networks(names: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(_read_network(name) for name in names if name != UNIX_SOCKET)


def _read_network(name: str) -> Network:
    network = ipaddress.ip_network(name)
    if isinstance(network, ipaddress.IPv6Network) and network.subnet_of(MAPPED):
        start = int(network.network_address) & IPV4_BITS
        return ipaddress.IPv4Network((start, network.prefixlen - MAPPED.prefixlen))
    return network


def _warn_of_unnamed_proxy(request: HttpRequest, address: Address | None) -> None:
    own = _key_in_meta(get_settings().hit_client_ip_header)
    if not any(key in request.META for key in (own, *FORWARDING_HEADERS)):
        return
    # A reader may write such a header too, but does not come from a private address.
    if (address is None or not address.is_global) and _told.is_first("unnamed"):
        logger.warning(
            "Requests seem to come through a proxy that HIT_TRUSTED_PROXIES does not name, so all "
            "readers look like one and most are not counted. If it is your proxy, write "
            "%s['HIT_TRUSTED_PROXIES'] = ['%s'].",
            SETTING_NAME,
            _name_of_proxy(address),
        )


def _name_of_proxy(address: Address | None) -> str:
    """Return what to write for a proxy: its network, for it may be a reader's address after all."""
    if address is None:
        return UNIX_SOCKET
    if address.is_loopback:
        return str(address)
    if isinstance(address, ipaddress.IPv6Address):
        return _slash_64(address)
    return str(ipaddress.IPv4Network((int(address), 24), strict=False))


def _warn_of_silent_proxy(header: str) -> None:
    if _told.is_first("silent"):
        logger.warning(
            "A proxy of HIT_TRUSTED_PROXIES sent no header %s, so its readers look like one and "
            "most are not counted. Let it send the header, or name the one that it does send in "
            "%s['HIT_CLIENT_IP_HEADER'].",
            header,
            SETTING_NAME,
        )
