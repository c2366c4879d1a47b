"""What this package knows of user agents beyond the list of crawler-user-agents.

Regular expressions, with upper and lower case as written. A change here comes with the agent it is
about, in the lists of ``tests/hits/data``.
"""

from __future__ import annotations

# Robots that the list lacks.
ROBOTS: tuple[str, ...] = (
    # What robots call themselves. The phones of Cubot are no robots.
    r"(?<!CU)(?<!Cu)[Bb]ot\b|[Cc]rawl|[Ss]pider|[Ss]craper",
    # An address for complaints, which no browser has.
    r"\+ ?https?://",
    # Korean ones, and previews of links.
    r"Blueno/|Daumoa|kakaostory-og-reader|Cardyb/",
    # Monitors of machines and sites, and what looks for faults in them.
    r"^Datadog|^Prometheus/|HealthChecker/|Health-Check-Service|^kube-probe/|^GoogleHC/",
    r"LinkChecker/|projectdiscovery|DejaClick/|GomezAgent|PTST[ /]|evaliant",
    # Libraries and tools.
    r"[Hh][Tt][Tt][Pp][ _-]?[Cc]lient|[Ww]in[Hh]ttp|cpp-httplib|lua-resty-http|fasthttp|http\.rb/",
    r"[Cc](?:url|URL)\b|^Java|\) Java/\d",
    r"^(?:PHP|Ruby|Dart|Deno|Bun|Faraday|GuzzleHttp|hackney|hyper|reqwest|ureq)\b",
    r"^(?:node|undici)$|ReactorNetty/|RestSharp/|CFNetwork/",
    r"PowerShell/|Microsoft URL Control|^PostmanRuntime/|^insomnia/|^aria2/",
    r"^k6/|JMeter/|ApacheBench/|^hey/|^wrk/|^[Ll]ocust",
    # Browsers that no person looks at.
    r"SlimerJS/|HtmlUnit|\bjsdom/|wkhtmlto|Rendertron|Prerender|Cypress/|^selenium/",
)

# What people's browsers say and the list takes for a robot's name: passed over, so that the rest
# of the user agent decides.
PEOPLE: tuple[str, ...] = (
    r"Build/AP3A\.240617\.008",  # Android 15 as several makers ship it
    r"MetaIAB Facebook",  # the browser inside Facebook's apps
    r" Viber/[\d.]+",  # and inside Viber; its fetcher says "Viber" alone
    r" Blackboard/[\d.]+",
    r"Opera Mini/[\d.]+/[\d.]+",  # a version may end in 008
    r"Sogou(?:MobileBrowser|MSE|Search)\b",
    r"Fluid(?:App\b|/\d)",  # one site as a program, on a Mac
    r"SynapseWorkstation",
    r"CHANNEL_m\.mail\.ru",
    r"AskTbBW/",
    r"\b(?:Sonic|Chirp|Spider)[\w .+-]* Build/",  # telephones
)
