/* Keys at the desk. Everything they do can be done without them: j and k go from text to text, the others press the
   button or follow the link of the text that has the focus. A key typed into a field is left to the field, and whoever has
   turned the keys of the site off has turned these off too. They come first, before those of other pages. */
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
    const within = key === "u" ? document : current() || texts[0];
    const wanted = within?.querySelector(`[data-key="${key}"]`);
    if (!wanted) return;
    wanted.click();
    if (key === "r") wanted.parentElement.querySelector("input").focus();
  };

  const actions = { j: () => go(1), k: () => go(-1), ...Object.fromEntries([..."acru"].map((key) => [key, () => press(key)])) };

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || off()) return;
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

  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named || location.search.includes("done=")) (named || texts[0])?.focus();
})();
