"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const errors = all(".error");
  const buttons = all("button.only");
  document.documentElement.classList.add("script");

  function filter() {
    const kinds = buttons.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.kind);
    for (const error of errors) error.hidden = kinds.length > 0 && !kinds.some((kind) => error.dataset.kinds.split(" ").includes(kind));
    document.getElementById("shown").value = `${errors.filter((error) => !error.hidden).length} of ${errors.length}`;
  }

  buttons.forEach((button) => button.addEventListener("click", () => {
    button.ariaPressed = String(button.ariaPressed === "false");
    filter();
  }));

  // From error to error with the arrow keys, left and right: those up and down scroll.
  document.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    const shown = errors.filter((error) => !error.hidden);
    const place = shown.indexOf(document.activeElement.closest(".error"));
    const next = shown[Math.max(0, Math.min(place + by, shown.length - 1))];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView();
  });
  filter();
})();
