"""Write the pictures of ``docs/how-to/report.md`` (with the extra browser): ``python -m benchmarks.screenshots``."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen
from playwright.sync_api import sync_playwright

from benchmarks import ROOT
from quoteattr.cli.app import run

IMAGES = ROOT / "docs" / "images"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@frozen
class Picture:
    """A picture of a page after a click on ``chosen``, in a window of this size."""

    name: str
    page: str
    width: int
    height: int
    chosen: str | None = None
    dark: bool = False


PICTURES = (
    Picture("report", "report.html", 1360, 860, "#a1q3"),
    Picture("report-dark", "report.html", 1360, 860, "#a1q3", dark=True),
    Picture("report-telephone", "report.html", 360, 720, "#a1q2"),
    Picture("errors", "errors.html", 1200, 640),
)


def main() -> None:
    """Make the pages as a user would, take the pictures, and say what was written."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.chdir(ROOT)  # the pages show the paths that they were given
        run(["report", "docs/examples/airstrikes.txt", "-o", f"{folder}/report.html"])
        run(["evaluate", "tests/gold/news.jsonl", "--report", f"{folder}/errors.html"])
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for picture in PICTURES:
            page = browser.new_page(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme="dark" if picture.dark else "light",
            )
            page.goto(Path(folder, picture.page).as_uri())
            if picture.chosen:
                page.click(picture.chosen)
            file = IMAGES / f"{picture.name}.png"
            page.screenshot(path=file)
            print(file)
        browser.close()


if __name__ == "__main__":
    main()
