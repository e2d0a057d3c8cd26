"""What the widget costs a council's page, and how fast it opens: `python -m benchmarks.widget`. Needs Chromium.

A page of a council on one port and the real assistant on another, as on two sites, with the network of one machine.
Each figure is the median of VISITS visits, in turns without and with the widget, none with anything kept from another.
Machines are noisy: compare in one run.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from bot.quiet import quiet

VISITS = 9
QUESTION = "What is an EHC plan?"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A council</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"></head>
<body><main><h1>Special educational needs</h1>{}</main>{}</body></html>"""
WORDS = "<p>Words of the council's own page, as many as a page has.</p>" * 12

# What the browser itself sees, from before the page is read.
WATCH = """
window.seen = {lcp: 0, cls: 0};
const watch = (type, note) => {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
};
watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { seen.cls += entry.value; });
"""
# From the press to the end of the frame in which the panel is open.
OPEN = """() => new Promise((done) => {
    const start = performance.now();
    document.querySelector("send-chat").shadowRoot.getElementById("launcher").click();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
# From the press of Enter to the end of the frame that shows the answer.
ANSWER = """() => new Promise((done) => {
    const shadow = document.querySelector("send-chat").shadowRoot, start = performance.now();
    new MutationObserver(() => {
        if (shadow.querySelectorAll(".assistant").length > 1) {
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
        }
    }).observe(shadow.getElementById("newest"), {childList: true});
    shadow.getElementById("send").click();
})"""

FIGURES = {
    "requests": "requests, the page itself included",
    "kilobytes": "transferred, KB",
    "lcp": "largest contentful paint, ms",
    "main_thread": "main thread busy until loaded, ms",
    "script": "of it, script, ms",
    "opening": "from the press to open and painted, ms",
    "answer": "from Send to the answer painted, ms",
    "cls": "layout shift (CLS), all of it",
}


@contextmanager
def sites() -> Iterator[dict[str, str]]:
    """Addresses of the same page, without the widget and with it."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import HTMLResponse
    from starlette.routing import Route

    from bot.assistant import Assistant, load_agent
    from bot.settings import read_settings
    from bot.train import train
    from bot.web.app import create_app
    from tests.bot.web.client import served

    pages: dict[str, str] = {}

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(pages[request.path_params["name"]])

    assistant = Assistant(load_agent(train()))
    with served(Starlette(routes=[Route("/{name}", page)])) as council:
        settings = replace(read_settings(), allowed_origins=(council.rstrip("/"),))
        with served(create_app(assistant, settings)) as address:
            pages["without"] = PAGE.format(WORDS, "")
            pages["with"] = PAGE.format(WORDS, f'<script src="{address}send-chat.js" async></script>')
            yield {name: f"{council}{name}" for name in pages}


def visit(browser: Any, address: str, with_widget: bool) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    transferred: list[float] = []
    for domain in ("Network", "Performance"):
        session.send(f"{domain}.enable")
    session.on("Network.loadingFinished", lambda event: transferred.append(event["encodedDataLength"]))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(200)
    spent = {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}
    taken = {
        "requests": len(transferred),
        "kilobytes": sum(transferred) / 1024,
        "main_thread": 1000 * spent["TaskDuration"],
        "script": 1000 * spent["ScriptDuration"],
        "lcp": page.evaluate("seen.lcp"),
    }
    if with_widget:
        taken["opening"] = page.evaluate(OPEN)
        page.fill("#text", QUESTION)
        taken["answer"] = page.evaluate(ANSWER)
    taken["cls"] = page.evaluate("seen.cls")
    context.close()
    return taken


def main() -> None:
    from playwright.sync_api import sync_playwright

    rows: dict[str, list[dict[str, float]]] = {"without": [], "with": []}
    with sites() as addresses, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for _ in range(VISITS + 1):
            for name, address in addresses.items():
                rows[name].append(visit(browser, address, name == "with"))
        browser.close()
    print(f"{'':<45}{'without':>10}{'with':>10}")
    for key, label in FIGURES.items():
        # The first visit of each also starts the browser's processes.
        without, with_widget = (_median([row[key] for row in rows[name][1:] if key in row]) for name in rows)
        print(f"{label:<45}{without:>10}{with_widget:>10}")
    print(f"{VISITS} visits each; cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} when done")


def _median(values: list[float]) -> str:
    return f"{statistics.median(values):.4g}" if values else "–"


if __name__ == "__main__":
    quiet()
    main()
