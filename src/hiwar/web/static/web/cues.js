// Sound and vibration for what a meeting tells its viewers: the time is nearly over, it is over, your turn has come. Both
// are off until somebody turns them on, and for this session only. Each says nothing that is not also text on the page.
// A browser lets no page sound before it was touched: after a new page the sound waits for the next key or click.
"use strict";

(() => {
  const panel = document.getElementById("cues");
  const root = document.getElementById("meeting");
  if (!panel || !root) return;

  const TONES = { warning: [660], over: [440, 440], turn: [523, 659, 784] }; // hertz, one after the other
  const BUZZES = { warning: [150], over: [300, 100, 300], turn: [200, 100, 200, 100, 200] }; // milliseconds on and off
  const TONE = 0.18; // seconds

  const kept = (name) => {
    try {
      return sessionStorage.getItem(`hiwar.cue.${name}`) === "on";
    } catch {
      return false; // storage may be forbidden: then what was turned on lasts as long as the page
    }
  };
  const keep = (name, on) => {
    try {
      sessionStorage.setItem(`hiwar.cue.${name}`, on ? "on" : "off");
    } catch {
      // as above
    }
  };

  const on = { sound: kept("sound"), vibration: kept("vibration") };
  let audio = null;

  const play = (kind) => {
    if (!audio || audio.state !== "running") return;
    TONES[kind].forEach((hertz, place) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const start = audio.currentTime + place * (TONE + 0.06);
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.2, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + TONE);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + TONE);
    });
  };

  const wake = async () => {
    audio ??= new AudioContext();
    await audio.resume();
    show();
  };

  const buttons = [...panel.querySelectorAll("button[data-kind]")];
  const note = panel.querySelector("[role=status]");

  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(on[button.dataset.kind]));
    const waits = on.sound && audio?.state !== "running";
    if (note.textContent !== (waits ? note.dataset.waits : "")) note.textContent = waits ? note.dataset.waits : "";
  };

  for (const button of buttons) {
    const kind = button.dataset.kind;
    button.hidden = kind === "sound" ? !("AudioContext" in window) : !("vibrate" in navigator);
    button.addEventListener("click", async () => {
      on[kind] = !on[kind];
      keep(kind, on[kind]);
      show();
      if (!on[kind]) return;
      if (kind === "vibration") navigator.vibrate(BUZZES.warning);
      else {
        await wake();
        play("warning");
      }
    });
  }

  // What was on before this page was loaded goes on with the first touch of it

  const touched = () => {
    if (on.sound && audio?.state !== "running") wake();
  };
  for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, touched, { capture: true });

  root.addEventListener("hiwar:cue", (event) => {
    const kind = event.detail;
    if (on.sound) play(kind);
    if (on.vibration) navigator.vibrate?.(BUZZES[kind]);
  });

  panel.hidden = buttons.every((button) => button.hidden);
  show();
})();
