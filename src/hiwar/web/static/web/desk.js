/* Keys at the desk. Everything they do can be done without them: j and k go from text to text, the others press the
   button or follow the link of the text that has the focus. A key typed into a field is left to the field. */
"use strict";
const cards = [...document.querySelectorAll("[data-card]")];

function current() {
  return document.activeElement.closest("[data-card]");
}

function go(step) {
  const at = cards.indexOf(current());
  const card = cards[at < 0 ? 0 : Math.min(Math.max(at + step, 0), cards.length - 1)];
  if (card) card.focus();
}

function press(key) {
  const within = key === "u" ? document : current() || cards[0];
  const wanted = within && within.querySelector(`[data-key="${key}"]`);
  if (!wanted) return;
  wanted.click();
  if (key === "r") wanted.parentElement.querySelector("input").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=hidden]), textarea, select")) return;
  if (event.key === "j" || event.key === "k") go(event.key === "j" ? 1 : -1);
  else if (event.key === "?") document.querySelector(".keys").toggleAttribute("open");
  else if ("acru".includes(event.key)) press(event.key);
  else return;
  event.preventDefault();
});

const named = location.hash && document.getElementById(location.hash.slice(1));
if (named || location.search.includes("done=")) (named || cards[0])?.focus();
