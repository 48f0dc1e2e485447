"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const at = (id) => document.getElementById(id);
  const WORDS = ["mention", "cue", "medium", "addressee", "rival"];
  const tags = all("button.tag");
  const chosen = at("chosen");
  const rows = at("clues")?.content.querySelectorAll("tr"); // the heading, then each clue
  tags.forEach((tag) => tag.setAttribute("aria-expanded", "false"));
  let current = null;
  document.documentElement.classList.add("script");

  // Choosing a quote: its evidence beside the text, its words underlined in the text.

  const underlined = (key, kind) => all(`[data-words~="${key}-${kind}"]`);

  function leave() {
    if (!current) return;
    all(`[data-quotes~="${current.id}"]`).forEach((run) => run.classList.remove("chosen"));
    WORDS.forEach((kind) => underlined(current.id, kind).forEach((run) => run.classList.remove(`on-${kind}`)));
    current.setAttribute("aria-expanded", "false");
    current = null;
  }

  function choose(tag, block = "nearest") {
    leave();
    current = tag;
    all(`[data-quotes~="${tag.id}"]`).forEach((run) => run.classList.add("chosen"));
    WORDS.forEach((kind) => underlined(tag.id, kind).forEach((run) => run.classList.add(`on-${kind}`)));
    tag.setAttribute("aria-expanded", "true");
    at("why").replaceChildren(at(`${tag.id}-evidence`).content.cloneNode(true));
    const table = at("why").querySelector("table");
    table?.append(...["0", ...table.dataset.rows.split(" ")].map((row) => rows[row].cloneNode(true)));
    chosen.hidden = false;
    document.documentElement.classList.add("choosing");
    at("why").querySelector("h2").focus({ preventScroll: true });
    tag.scrollIntoView({ block });
  }

  function close() {
    const tag = current;
    leave();
    chosen.hidden = true;
    document.documentElement.classList.remove("choosing");
    if (tag) tag.focus();
  }

  function step(by, among = tags) {
    const here = among.filter((tag) => !tag.hidden);
    if (!here.length) return;
    const place = here.indexOf(current);
    choose(here[place < 0 ? 0 : (place + by + here.length) % here.length], "center");
  }

  document.addEventListener("click", (event) => {
    const tag = event.target.closest("button.tag");
    if (tag) return choose(tag);
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      event.preventDefault(); // in a notebook's frame the browser would load the notebook itself
      if (link.dataset.jump) return step(1, tags.filter((one) => one.dataset.speakers.split(" ").includes(link.dataset.jump)));
      const target = at(link.getAttribute("href").slice(1));
      target.tabIndex = -1;
      target.focus();
      return target.scrollIntoView();
    }
    const run = event.target.closest("[data-quotes]:not(.off)");
    if (run && getSelection().isCollapsed) choose(at(run.dataset.quotes.split(" ").pop()));
  });

  document.addEventListener("keydown", (event) => {
    if (!current || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, select")) return;
    const move = { Escape: close, ArrowLeft: () => step(-1), ArrowRight: () => step(1) }[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  });

  at("before").addEventListener("click", () => step(-1));
  at("next").addEventListener("click", () => step(1));
  at("close").addEventListener("click", close);

  // Filters: the quotes that are not asked for lose colour and tag, the text stays.

  const runs = new Map(tags.map((tag) => [tag.id, []]));
  all("[data-quotes]").forEach((run) => runs.get(run.dataset.quotes.split(" ").pop())?.push(run));
  const wanted = new Map(all("article").map((article) => [article, new Set()]));

  function filter() {
    const limit = Number(at("limit").value);
    const below = at("side").value === "below";
    let shown = 0;
    for (const tag of tags) {
      const only = wanted.get(tag.closest("article"));
      const asked = !only.size || tag.dataset.speakers.split(" ").some((key) => only.has(key));
      tag.hidden = !asked || (Number(tag.dataset.percent) < limit) !== below;
      runs.get(tag.id).forEach((run) => run.classList.toggle("off", tag.hidden));
      shown += !tag.hidden;
    }
    if (current?.hidden) close();
    at("shown").value = `${limit} % sure: ${shown} of ${tags.length} quotes`;
  }

  all("button.only").forEach((button) => button.addEventListener("click", () => {
    const only = wanted.get(button.closest("article"));
    const add = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", String(add));
    add ? only.add(button.dataset.only) : only.delete(button.dataset.only);
    filter();
  }));
  at("limit").addEventListener("input", filter);
  at("side").addEventListener("change", () => {
    if (at("limit").value === "0") at("limit").value = "80"; // nothing is below 0
    filter();
  });
  filter();
})();
