"""The rule of repeats: at most one hit per reader and page in any sliding window.

Follows the double-click rule of the COUNTER Code of Practice (30 seconds), as a sliding window:
each repeat begins the time anew, so that a page that reloads itself is counted once.
"""

from __future__ import annotations


def judge(at: float, last: float | None, window: int) -> tuple[bool, float]:
    """Tell whether a display is a repeat, and when the reader last saw the page from now on.

    Two displays less than ``window`` apart are repeats whichever comes first: workers may report
    them out of order. A display long before the last one means that the clock was set back: it is a
    repeat too, so that setting a clock never adds hits, but time goes on from there.

    Args:
        at: Unix time of the display in seconds.
        last: when the reader last saw the page, or ``None``.
        window: length of the window in seconds; 0 makes every display a hit.

    Returns:
        Whether it is a repeat, and the new time of last sight.
    """
    if window == 0 or last is None or at - last >= window:
        return False, at
    set_back = last - at >= window
    return True, at if set_back else max(at, last)
