"""The page in a real browser: filters, jumps, how it fits a screen and paper, and that nothing of a draft runs."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govlint import check_text
from govlint.finding import Checked, Finding, Place, Severity
from govlint.reporters.html import render
from govlint.source import Source, Span

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("needs chromium and chromedriver", allow_module_level=True)

from selenium import webdriver  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402

pytestmark = pytest.mark.long

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
)
FAULTY = (Path(__file__).parent.parent.parent / "examples" / "faulty.txt").read_text("utf-8")
RESULT = check_text(FAULTY, name="draft.txt")
DIAGNOSED = next(number for number, each in enumerate(RESULT.findings, 1) if each.code == "GL301")
HOSTILE = '<script>window.broken = 1</script><img src=x onerror="window.broken=2">'


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the pages that are looked at."""
    folder = tmp_path_factory.mktemp("pages")
    text = f"{HOSTILE}\n一、总体情况\n{HOSTILE}\t{HOSTILE}\n甲\t乙\n{'长' * 300}{'w' * 300}\n"
    place = Place(Span(0, 30), f"甲：{HOSTILE}", HOSTILE)
    hostile = Finding(HOSTILE, HOSTILE, Severity.ERROR, Span(3, 20), HOSTILE, (place,), None, HOSTILE)
    results = {"faulty": [RESULT], "hostile": [Checked(Source(text, HOSTILE), (hostile,))], "empty": []}
    for name, each in results.items():
        (folder / f"{name}.html").write_text(render(each), "utf-8", errors="backslashreplace")
    return {name: (folder / f"{name}.html").as_uri() for name in results}


@pytest.fixture
def opened(browser: webdriver.Chrome, pages: dict[str, str]) -> Iterator[Callable[..., webdriver.Chrome]]:
    """Open a page at a width in pixels; afterwards nothing may have been complained of."""

    def open_page(name: str, width: int = 1280, media: str = "", fragment: str = "") -> webdriver.Chrome:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
        browser.get("about:blank")
        browser.get(pages[name] + fragment)
        browser.execute_script("document.documentElement.style.scrollBehavior = 'auto'")
        return browser

    yield open_page
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def within(browser: webdriver.Chrome, selector: str) -> bool:
    """Whether an element is within what is seen of the page."""
    script = (
        "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;"
    )
    found: bool = browser.execute_script(script, selector)
    return found


def wait(condition: Callable[[], Any]) -> None:
    until = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)


def entries(browser: webdriver.Chrome, severity: str) -> list[WebElement]:
    return browser.find_elements(By.CSS_SELECTOR, f".finding.{severity}")


Open = Callable[..., webdriver.Chrome]


def test_filters_hide_and_show(opened: Open) -> None:
    browser = opened("faulty")
    box = browser.find_element(By.CSS_SELECTOR, ".filter.error input")
    mark = browser.find_element(By.CSS_SELECTOR, "mark.error")
    line, washed = "text-decoration-line", mark.value_of_css_property("background-color")
    assert mark.value_of_css_property(line) == "underline"
    box.click()
    assert [each.is_displayed() for each in entries(browser, "error")] == [False] * 5
    assert all(each.is_displayed() for each in (*entries(browser, "warning"), *entries(browser, "info")))
    assert mark.is_displayed(), "the draft itself is not filtered"
    assert mark.value_of_css_property(line) == "none"
    assert mark.value_of_css_property("background-color") != washed
    assert not browser.find_element(By.CSS_SELECTOR, ".ref.error").is_displayed()
    assert browser.find_element(By.CSS_SELECTOR, ".shown").text == "显示2项，共7项"
    box.send_keys(Keys.SPACE)
    assert all(each.is_displayed() for each in entries(browser, "error"))
    assert browser.find_element(By.CSS_SELECTOR, ".shown").text == "共7项"


@pytest.mark.parametrize("width", [390, 1280])
def test_jumps_go_to_the_mark_and_back(opened: Open, width: int) -> None:
    browser = opened("faulty", width)
    last = f"#m{len(RESULT.findings)}"
    assert not within(browser, last)
    browser.find_element(By.CSS_SELECTOR, f'.go[href="{last}"]').click()
    wait(lambda: within(browser, last))
    top = browser.execute_script("return scrollY")
    browser.find_element(By.CSS_SELECTOR, f"{last} .ref").click()
    wait(lambda: within(browser, f"#f{len(RESULT.findings)} .head"))
    if width == 1280:
        assert browser.execute_script("return scrollY") == top, "beside its list the draft stays where it is"
    assert browser.switch_to.active_element.get_attribute("class") == "go"


def test_everything_is_reached_by_keyboard(opened: Open) -> None:
    browser = opened("faulty")
    target = browser.find_element(By.CSS_SELECTOR, f'.go[href="#m{DIAGNOSED}"]')
    browser.execute_script("arguments[0].focus()", target)
    assert "on" in (browser.find_element(By.ID, f"m{DIAGNOSED}").get_attribute("class") or "").split()
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    wait(lambda: within(browser, f"#m{DIAGNOSED}"))


def test_jumps_need_no_script(opened: Open) -> None:
    browser = opened("faulty")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.refresh()
        assert not browser.find_element(By.CSS_SELECTOR, ".filter input").is_displayed()
        browser.find_element(By.CSS_SELECTOR, f'.go[href="#m{DIAGNOSED}"]').click()
        wait(lambda: 0 <= browser.find_element(By.ID, f"m{DIAGNOSED}").rect["y"] - _scrolled(browser) < 900)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def _scrolled(browser: webdriver.Chrome) -> float:
    view: float = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssVisualViewport"]["pageY"]
    return view


def test_the_equations_of_a_finding_are_drawn_while_one_looks_at_it(opened: Open) -> None:
    browser = opened("faulty")

    def cells(name: str) -> list[str]:
        return [each.text for each in browser.find_elements(By.CSS_SELECTOR, f"td.{name}, th.{name}")]

    assert cells("in-row") == cells("in-column") == cells("wrong") == []
    browser.find_element(By.CSS_SELECTOR, f'.go[href="#m{DIAGNOSED}"]').click()
    assert cells("wrong") == ["9"]
    assert cells("related") == ["8", "39"]
    assert cells("in-row") == ["1.本机关不掌握相关政府信息", "9", "0", "0", "1", "1", "0", "8"]
    assert len(cells("in-column")) == 26
    related = browser.find_elements(By.CSS_SELECTOR, "td.related .place")
    script = "return getComputedStyle(arguments[0], '::after').content"
    assert [browser.execute_script(script, each) for each in related] == [
        '"各列之和11，与总计8不一致，相差3"',
        '"（一）至（六）各分项之和42，与总计39不一致，相差3"',
    ]
    browser.find_element(By.CSS_SELECTOR, "h1").click()
    assert cells("in-row") == cells("wrong") == []


def test_an_address_chooses_a_finding(opened: Open) -> None:
    browser = opened("faulty", fragment=f"#f{DIAGNOSED}")
    assert [each.text for each in browser.find_elements(By.CSS_SELECTOR, "td.wrong")] == ["9"]


@pytest.mark.parametrize("name", ["faulty", "hostile", "empty"])
@pytest.mark.parametrize("width", [320, 390, 1023, 1280, 1920])
def test_nothing_is_wider_than_the_screen(opened: Open, name: str, width: int) -> None:
    browser = opened(name, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.execute_script("return innerWidth") == width


def test_the_list_stands_beside_the_draft_or_above_it(opened: Open) -> None:
    def places(width: int) -> tuple[dict[str, int], dict[str, int]]:
        browser = opened("faulty", width)
        sheet, findings = (browser.find_element(By.CSS_SELECTOR, each).rect for each in (".sheet", ".findings"))
        return sheet, findings

    sheet, findings = places(1280)
    assert findings["x"] >= sheet["x"] + sheet["width"]
    assert sheet["width"] > 750
    sheet, findings = places(390)
    assert findings["y"] + findings["height"] <= sheet["y"]
    assert sheet["width"] == 390


def test_on_paper_the_list_stands_below_the_draft_without_filters(opened: Open) -> None:
    browser = opened("faulty", media="print")
    sheet, findings = (browser.find_element(By.CSS_SELECTOR, each).rect for each in (".sheet", ".findings"))
    assert findings["y"] >= sheet["y"] + sheet["height"]
    assert not browser.find_element(By.CSS_SELECTOR, ".filters").is_displayed()
    styles = [
        browser.find_element(By.CSS_SELECTOR, f"mark.{each}").value_of_css_property("text-decoration-style")
        for each in ("error", "warning", "info")
    ]
    assert styles == ["double", "wavy", "dotted"]
    script = "return getComputedStyle(document.querySelector('.ref.error'), '::after').content"
    assert "错" in browser.execute_script(script)


def test_a_draft_of_script_is_shown_as_text_and_runs_nothing(opened: Open) -> None:
    browser = opened("hostile")
    assert browser.find_element(By.CSS_SELECTOR, ".sheet").text.count(HOSTILE) == 3
    assert browser.execute_script("return [window.broken, document.scripts.length, document.images.length]") == [
        *(None, 1, 0)
    ]


def test_the_policy_keeps_out_what_would_be_added(opened: Open) -> None:
    browser = opened("faulty")
    browser.execute_script(
        "const added = document.createElement('script'); added.textContent = 'window.broken = 3';"
        "document.body.append(added);"
    )
    assert browser.execute_script("return window.broken") is None
    (refused,) = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert "Content Security Policy" in refused["message"]
