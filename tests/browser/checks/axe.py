"""Layer 1: axe-core, every rule it has, through axe-selenium-python."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_selenium_python import Axe
from selenium.webdriver import Chrome

from tests.browser.allowed import Allowed

SCRIPT = Path(__file__).resolve().parents[2] / "tools/npm/node_modules/axe-core/axe.min.js"
OLDEST_VERSION = (4, 10)
KINDS = ("violations", "incomplete")

MATCHES = """
return arguments[0].map(([target, selector]) => {
  try { return document.querySelector(target).matches(selector); } catch { return false; }
});
"""


@dataclass(frozen=True)
class Finding:
    """An element and the rule it breaks, or may break.

    Attributes:
        rule: id of the rule.
        kind: ``violations`` or ``incomplete``.
        target: a selector of the element.
        html: the beginning of the element.
        reason: what axe says.
    """

    rule: str
    kind: str
    target: str
    html: str
    reason: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.rule}: {self.html[:160]} – {self.reason}"


def version(driver: Chrome) -> str:
    """Return the version of the axe-core that has been injected."""
    return str(driver.execute_script("return axe.version"))


def findings(driver: Chrome) -> list[Finding]:
    """Run every rule on the page at hand.

    Raises:
        RuntimeError: when axe-core is too old to know the current rules.
    """
    axe = Axe(driver, script_url=str(SCRIPT))
    axe.inject()
    if tuple(int(part) for part in version(driver).split(".")[:2]) < OLDEST_VERSION:
        raise RuntimeError(f"axe-core {version(driver)} is too old")
    rules = driver.execute_script("return axe.getRules().map((rule) => rule.ruleId)")
    # JSON, because the package writes its options into JavaScript as they are.
    options = json.dumps({"runOnly": {"type": "rule", "values": rules}, "resultTypes": list(KINDS)})
    answer = axe.run(options=options)
    return [
        Finding(rule["id"], kind, _target(node), node["html"], _reason(node))
        for kind in KINDS
        for rule in answer[kind]
        for node in rule["nodes"]
    ]


def problems(
    driver: Chrome,
    allowed: Iterable[Allowed] = (),
    used: set[Allowed] | None = None,
    mode: str = "",
) -> list[Finding]:
    """Return what axe finds on the page at hand, but for what is allowed.

    Args:
        driver: the browser.
        allowed: entries of the allow-list.
        used: entries that were needed are added to it.
        mode: name of the mode the page is shown in.
    """
    found = findings(driver)
    pairs = [
        (number, entry)
        for number, finding in enumerate(found)
        for entry in allowed
        if (entry.rule, entry.kind) == (finding.rule, finding.kind) and entry.mode in ("", mode)
    ]
    question = [(found[number].target, entry.selector) for number, entry in pairs]
    excused: set[int] = set()
    for (number, entry), matches in zip(
        pairs, driver.execute_script(MATCHES, question), strict=True
    ):
        if matches:
            excused.add(number)
            if used is not None:
                used.add(entry)
    return [finding for number, finding in enumerate(found) if number not in excused]


def _target(node: dict[str, Any]) -> str:
    target = node["target"][0]
    return target if isinstance(target, str) else " ".join(target)


def _reason(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)
