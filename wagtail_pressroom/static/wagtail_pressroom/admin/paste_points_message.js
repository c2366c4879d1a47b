// What an editor is told after a paste: shown in the form, and said to screen readers.

(() => {
  const live = document.createElement("div");
  live.className = "pressroom-paste-status w-sr-only";
  live.setAttribute("role", "status");

  let shown = null;

  function say(text) {
    // Emptied first: the same text again would not be said.
    live.textContent = "";
    window.setTimeout(() => (live.textContent = text), 50);
  }

  function hide() {
    const box = shown?.box;
    if (!box) return;
    const { child } = shown;
    const hadFocus = box.contains(document.activeElement);
    box.remove();
    shown = null;
    if (hadFocus) child.focus({ soft: true });
  }

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-small button-secondary";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  // Say a message, and show it at the top of a block, where Shift and Tab lead from its first field.
  function tell(child, texts, message, ...buttons) {
    hide();
    say(buttons.length ? `${message} ${texts.keepHint}` : message);
    const box = document.createElement("div");
    box.className = "pressroom-paste";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", texts.label);
    const told = document.createElement("p");
    told.textContent = message;
    box.append(told, ...buttons, button(texts.close, hide));
    const heading = child.element.querySelector("[data-panel-toggle]");
    const content = document.getElementById(heading?.getAttribute("aria-controls"));
    (content ?? child.element).prepend(box);
    shown = { box, child, message };
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (shown?.box.closest("[data-pressroom-paste]")?.contains(event.target)) hide();
  });

  const start = () => document.body.append(live);
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);

  const isShown = (message) => shown?.message === message;
  window.pressroomPaste = { ...window.pressroomPaste, button, hide, isShown, say, tell };
})();
