// A meeting as it goes on. The server rules the clock and every screen; this counts down for show between two answers,
// fetches the part that changes when the meeting has moved on, and gives commands without leaving the page. Without it
// every page works by loading it again. A text that somebody is typing is never replaced.
"use strict";

(() => {
  const root = document.getElementById("meeting");
  if (!root) return;
  const status = document.getElementById("status");
  let seq = Number(root.dataset.seq);
  let ahead = Date.parse(root.dataset.at) - Date.now(); // how far the server's clock is before this one
  let busy = false;
  let again = false;
  let later = 0; // the timer of the next fetch that waits for its time
  let soon = 0; // the timer of the fetch for a number that was heard
  let spread = [0, 300]; // milliseconds over which to spread; the server knows how many watch

  const say = (words) => {
    if (status && words && status.textContent !== words) status.textContent = words;
  };

  // The clock, for show

  const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  const tick = () => {
    const digits = root.querySelector(".digits[data-ends]");
    if (!digits) return;
    const left = Math.max(0, Math.ceil((Date.parse(digits.dataset.ends) - Date.now() - ahead) / 1000));
    const words = shown(Math.min(left, Number(digits.dataset.seconds)));
    if (digits.textContent !== words) digits.textContent = words;
    digits.parentElement.classList.toggle("over", left === 0);
  };
  setInterval(tick, 200);
  tick();

  // The part that changes

  const dirty = (form) =>
    form.contains(document.activeElement) ||
    [...form.elements].some((field) =>
      field.options
        ? [...field.options].some((each) => each.selected !== each.defaultSelected && field.selectedIndex > 0)
        : field.type === "checkbox"
          ? field.checked !== field.defaultChecked
          : ["text", "textarea", "datetime-local", "file"].includes(field.type) && field.value !== field.defaultValue,
    );

  // While something is pressed the part stays as it is: a click that has begun is never lost

  let pressed; // is kept when what was pressed has been let go, and its click told

  root.addEventListener("pointerdown", () => {
    pressed = new Promise((resolve) => {
      setTimeout(resolve, 5000); // the page is not held for longer, whatever the pointer does
      for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => setTimeout(resolve), { once: true });
    });
  });

  const put = (html) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const focused = document.activeElement;
    const focus = root.contains(focused) ? focused.id : "";
    const key = root.contains(focused) ? focused.dataset.key : "";
    const caret = focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null;
    for (const form of root.querySelectorAll("form[id]")) {
      const there = fresh.content.getElementById(form.id);
      if (!there || !form.querySelector("input:not([type=hidden]), textarea, select") || !dirty(form)) continue;
      form.querySelector("[name=seen]").value = there.querySelector("[name=seen]").value;
      there.replaceWith(form);
    }
    for (const open of root.querySelectorAll("details[id]")) {
      const there = fresh.content.getElementById(open.id);
      if (there) there.open = open.open;
    }
    const before = [cues(), signals()];
    root.replaceChildren(fresh.content);
    const back = (focus && document.getElementById(focus)) || (key && root.querySelector(`[data-key="${key}"]`));
    if (back) {
      back.focus({ preventScroll: true });
      if (caret && "setSelectionRange" in back && back.type !== "datetime-local") back.setSelectionRange(...caret);
    }
    tick();
    tell(...before);
  };

  const cues = () => ["#my-turn", ".floor .speaker", "#cue"].map((each) => root.querySelector(each)?.textContent.trim());

  // What cues.js may sound, by kind and turn: "warning 12", "over 12", "turn 12"

  const signals = () => [...root.querySelectorAll("[data-cue]")].map((each) => each.dataset.cue).filter(Boolean);

  const tell = (words, sounded) => {
    const changed = cues().filter((now, place) => now && now !== words[place]);
    say(changed.join(". "));
    const fresh = signals().find((each) => !sounded.includes(each));
    if (fresh) root.dispatchEvent(new CustomEvent("hiwar:cue", { detail: fresh.split(" ")[0] }));
  };

  // In so many milliseconds, and no earlier than anybody else's browser on average

  const fetchIn = (wait, jitter) => {
    clearTimeout(later);
    if (wait < 2 ** 31 - jitter) later = setTimeout(fetchNow, wait + Math.random() * jitter);
  };

  const fetchAt = (moment) => {
    const wait = Date.parse(moment) - Date.now() - ahead;
    if (wait > 0) fetchIn(wait, 500);
  };

  // At a random moment of the time over which all who watch spread, so that they do not all ask at once

  const fetchSoon = () => {
    if (!soon) soon = setTimeout(fetchNow, spread[0] + Math.random() * (spread[1] - spread[0]));
  };

  const fetchNow = async () => {
    clearTimeout(soon);
    soon = 0;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    clearTimeout(later);
    try {
      const response = await fetch(root.dataset.now, { headers: { Accept: "text/html" } });
      if (!response.ok) throw new Error(String(response.status));
      const at = response.headers.get("X-Hiwar-At");
      if (at) ahead = Date.parse(at) - Date.now();
      const number = Number(response.headers.get("X-Hiwar-Seq")) || 0;
      spread = (response.headers.get("X-Hiwar-Spread") || "0-0").split("-").map(Number);
      const until = response.headers.get("X-Hiwar-Until");
      const html = await response.text();
      await pressed;
      put(html);
      root.dataset.seq = number; // what the page shows
      found();
      if (number < seq) fetchIn(300, 300); // made by a process that had not heard of the newest event yet
      else if (until) fetchAt(until);
      seq = Math.max(seq, number);
    } catch {
      lost();
      fetchIn(2000, 1000);
    } finally {
      busy = false;
      if (again) {
        again = false;
        fetchNow();
      }
    }
  };

  const lost = () => {
    document.body.classList.add("lost");
    say(root.dataset.lost);
  };

  const found = () => {
    if (document.body.classList.replace("lost", "found")) say(root.dataset.back);
  };

  // Numbers only come here; after a loss the browser asks again by itself, from the last number that it has. Where it
  // was answered that there is no stream, or none now, it would never ask again

  const listen = () => {
    const live = new EventSource(root.dataset.live);
    live.addEventListener("open", found);
    live.addEventListener("error", () => {
      lost();
      if (live.readyState === EventSource.CLOSED) setTimeout(listen, 2000 + Math.random() * 3000);
    });
    live.addEventListener("message", (event) => {
      const number = Number(event.data);
      if (number > seq) {
        seq = number;
        fetchSoon();
      }
    });
  };
  listen();
  const ends = root.querySelector(".digits[data-ends]")?.dataset.ends;
  if (ends) fetchAt(ends);

  // Commands

  const refused = document.getElementById("refused");

  const say_no = (words) => {
    const line = document.createElement("p");
    line.className = "notice wrong";
    line.textContent = words;
    refused.replaceChildren(line);
    refused.scrollIntoView({ block: "nearest" });
  };

  // What one has done oneself one has seen, where nobody did anything before: it shall not refuse one's next command

  const saw = (since, number) => {
    for (const seen of root.querySelectorAll("[name=seen]")) if (Number(seen.value) === since) seen.value = number;
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-act]");
    if (!form || form.querySelector("[name=make_secret]")) return;
    event.preventDefault();
    const told = new FormData(form, event.submitter);
    const buttons = [...form.querySelectorAll("button")];
    for (const button of buttons) button.disabled = true;
    try {
      const response = await fetch(form.action, { method: "POST", body: told, headers: { Accept: "application/json" } });
      const answer = (response.headers.get("Content-Type") || "").startsWith("application/json") ? await response.json() : {};
      if (response.ok) {
        refused.replaceChildren();
        saw(answer.since, answer.seq);
        form.reset();
        if (form.contains(document.activeElement)) document.activeElement.blur();
      } else if (answer.detail) say_no(answer.detail);
      else if (response.status < 500) {
        HTMLFormElement.prototype.submit.call(form); // nothing was done; the page then says what is wrong
        return;
      } else throw new Error(String(response.status));
    } catch {
      say_no(root.dataset.unsure); // what was sent may have arrived: it must not be sent again by itself
    } finally {
      await fetchNow();
      for (const button of buttons) button.disabled = false;
    }
  });

  // A passage that is selected in a text is the recommendation to be marked

  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const text = chosen.anchorNode?.parentElement?.closest("[data-text]");
    if (!text || chosen.isCollapsed || !text.contains(chosen.focusNode)) return;
    const fields = `[data-passage="${text.id}"]`;
    const field = document.querySelector(`details[open] > form > ${fields}`) || document.querySelector(`.act > ${fields}:not(details *)`);
    if (field) field.value = chosen.toString();
  });

  // Keys: they press what stands on the page; whoever has turned the keys of the site off has turned these off too

  const off = () => {
    try {
      return localStorage.getItem("hiwar.keys") === "off";
    } catch {
      return false; // storage may be forbidden
    }
  };

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || off()) return;
      if (event.target.closest("input, textarea, select, summary, dialog, a")) return;
      const button = root.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!button || button.disabled) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "p") button.focus();
      else button.click();
    },
    true,
  );
})();
