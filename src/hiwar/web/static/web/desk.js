/* Keys at the desk. Everything they do can be done without them: j and k go from text to text, the others press the
   button or follow the link of the text that has the focus, and do nothing where none has; u takes back what was done
   last. A key typed into a field is left to the field, but for Escape, which leaves it; whoever has turned the keys of the
   site off has turned these off too. They come first, before those of other pages. */
"use strict";

(() => {
  const texts = [...document.querySelectorAll("[data-card]")];
  const current = () => document.activeElement.closest("[data-card]");

  const off = () => {
    try {
      return localStorage.getItem("hiwar.keys") === "off";
    } catch {
      return false; // storage may be forbidden
    }
  };

  const go = (step) => {
    const at = texts.indexOf(current());
    texts[at < 0 ? 0 : Math.min(Math.max(at + step, 0), texts.length - 1)]?.focus();
  };

  const press = (key) => {
    const within = key === "u" ? document : current();
    const wanted = within?.querySelector(`[data-key="${key}"]`);
    if (!wanted) return;
    const details = wanted.closest("details");
    if (details) {
      details.open = true;
      details.querySelector("[name=reason]").focus();
    } else {
      wanted.click();
    }
  };

  const leave = (field) => {
    field.closest("details").open = false;
    field.closest("[data-card]").focus();
  };

  const actions = { j: () => go(1), k: () => go(-1), ...Object.fromEntries([..."acru"].map((key) => [key, () => press(key)])) };

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || off()) return;
      if (event.key === "Escape" && event.target.matches("[name=reason]")) leave(event.target);
      if (event.target.closest("input, textarea, select, dialog") || !Object.hasOwn(actions, event.key)) return;
      event.preventDefault();
      actions[event.key]();
    },
    true,
  );

  for (const mark of document.querySelectorAll(".beside-source .source mark:first-of-type")) {
    const box = mark.closest(".source");
    box.scrollTop = mark.offsetTop - box.offsetTop - box.clientHeight / 3;
  }

  const refused = document.querySelector("details.reason[open] [name=reason]");
  const named = location.hash && document.getElementById(location.hash.slice(1));
  (refused || named)?.focus();
})();
