// Comfort for readers whose browser runs scripts; every page works without. Lists change in place (htmx), what changed
// is said aloud, and a few keys lead through results. Nothing is stored but whether the keys are used.
"use strict";

(() => {
  const list = () => document.getElementById("list");
  const count = () => document.querySelector("#list .said-count");

  // Lists in place

  document.addEventListener("change", (event) => {
    const form = event.target.closest("#list form");
    if (form && event.target.matches("select")) form.requestSubmit();
  });

  document.addEventListener("htmx:configRequest", (event) => {
    const { formData, path } = event.detail;
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    event.detail.path = path.split("#")[0] || location.pathname; // an anchor would make the page jump
  });

  document.addEventListener("htmx:beforeRequest", () => list()?.setAttribute("aria-busy", "true"));

  document.addEventListener("htmx:afterSettle", () => {
    const said = count();
    document.getElementById("status").textContent = said ? said.textContent.trim() : "";
    if (said && (document.activeElement === document.body || !document.activeElement)) {
      said.focus({ preventScroll: true }); // what had the focus is gone, as a filter that was taken away
    }
  });

  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:swapError"]) {
    document.addEventListener(failure, (event) => {
      const path = event.detail.pathInfo?.finalRequestPath;
      if (path) location.assign(path);
    });
  }

  // Keys

  const KEYS = "hiwar.keys";
  const dialog = document.getElementById("keys");
  const opener = document.getElementById("keys-open");
  const box = document.getElementById("keys-on");
  const stored = () => {
    try {
      return localStorage.getItem(KEYS);
    } catch {
      return null; // storage may be forbidden
    }
  };
  const results = () => [
    ...document.querySelectorAll("main table.matrix th[scope=row] a, main .results > li > .line > a:first-child"),
  ];

  const step = (by) => {
    const links = results();
    const at = links.indexOf(document.activeElement);
    const next = links[at < 0 && by < 0 ? links.length - 1 : Math.min(Math.max(at + by, 0), links.length - 1)];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const search = () => {
    const field = document.querySelector("main input[type=search]");
    if (field) field.focus();
    else document.querySelector('.nav a[href$="/search"]')?.click();
  };

  const help = () => dialog.showModal();
  const actions = { "/": search, "?": help, "؟": help, j: () => step(1), k: () => step(-1) };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (target.closest("input, textarea, select, [contenteditable], dialog") || dialog.open) return;
    if (!Object.hasOwn(actions, key) || stored() === "off") return;
    event.preventDefault();
    actions[key]();
  });

  box.checked = stored() !== "off";
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEYS, box.checked ? "on" : "off");
    } catch {
      // then it holds for this page only
    }
  });
  opener.hidden = false;
  opener.addEventListener("click", help);
})();
