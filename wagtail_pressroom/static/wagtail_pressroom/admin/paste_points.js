// Typed points, pasted into the body of a release, become points. Whenever something this needs is
// missing, a paste goes its usual way.

(() => {
  const PATIENCE = 5000;
  const SLOW = 700;
  // After the focus that Wagtail itself sets when it splits a block.
  const AFTER_WAGTAIL = 120;
  const FEWEST_MARKERS = 2;
  // Generous: whether something is a marker is for the server to say.
  const MARKED = new RegExp(
    "^\\s*(?:" +
      [
        "[^\\p{L}\\p{N}\\s\"'“”‘’«»「」『』¿¡]",
        "[(（〔\\[]?[\\p{L}\\p{N}]{1,5}[.．、)）〕\\]]",
        "[\\p{Nd}oOοоＯ]{1,3}\\s",
        "[ㅇᄋ\\p{No}\\p{Nl}]",
      ].join("|") +
      ")",
    "u",
  );
  const COPIED_HERE = /data-draftjs-conductor-fragment|data-editor=/;
  const TYPES = ["text/plain", "text/html"];

  const parts = window.pressroomPaste;
  // Pastes that go their usual way after all.
  const released = new WeakSet();

  // Paste what was copied, formatted as it may be, as if nobody had looked at it.
  function pasteAsUsual(place, copied) {
    const data = new DataTransfer();
    for (const [type, value] of Object.entries(copied)) if (value) data.setData(type, value);
    const options = { clipboardData: data, bubbles: true, cancelable: true };
    const event = new ClipboardEvent("paste", options);
    released.add(event);
    const editable = place.wrapper.querySelector("[contenteditable=true]");
    // Not every browser lets a script fill the clipboard of an event.
    if (editable && event.clipboardData?.getData(TYPES[0])) editable.dispatchEvent(event);
    else parts.type(place, copied[TYPES[0]]);
  }

  const focusLater = (one) => window.setTimeout(() => one?.focus({ soft: true }), AFTER_WAGTAIL);

  async function ask(place, text, signal) {
    const form = place.field.closest("form");
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    body.append("address", window.location.pathname);
    body.append("field", place.field.id.replace(/-root$/, ""));
    body.append("text", text);
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const response = await fetch(place.options.url, { method: "POST", body, headers, signal });
    // A body on a page that is no release: nothing is asked about it again.
    if (response.status === 422) {
      delete place.field.dataset.pressroomPaste;
      return { blocks: [] };
    }
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }

  // Ask, but not for ever; null means that there is no answer. Whoever saves the page meanwhile
  // keeps the text, too: `undefined` means that it stands there already.
  async function answerFor(place, text) {
    const { texts } = place.options;
    const form = place.field.closest("form");
    const waiting = new AbortController();
    const limit = window.setTimeout(() => waiting.abort(), PATIENCE);
    const slow = window.setTimeout(() => parts.tell(place.child, texts, texts.reading), SLOW);
    let isTyped = false;
    const typeNow = () => {
      isTyped = true;
      parts.type(place, text);
      parts.store(place);
      waiting.abort();
    };
    form.addEventListener("submit", typeNow, { capture: true, once: true });
    try {
      const answer = await ask(place, text, waiting.signal);
      return isTyped ? undefined : answer;
    } catch {
      return isTyped ? undefined : null;
    } finally {
      window.clearTimeout(limit);
      window.clearTimeout(slow);
      form.removeEventListener("submit", typeNow, { capture: true });
      if (parts.isShown(texts.reading)) parts.hide();
    }
  }

  async function convert(place, copied) {
    const { texts } = place.options;
    const text = copied[TYPES[0]];
    const answer = await answerFor(place, text);
    if (answer === undefined || !parts.isThere(place)) return;
    if (answer?.blocks.length === 0) {
      pasteAsUsual(place, copied);
      return;
    }
    let done = null;
    try {
      done = answer && parts.insert(place, answer.blocks);
    } catch (error) {
      console.error(error);
    }
    if (!done) {
      parts.type(place, text);
      parts.tell(place.child, texts, texts.failed);
      return;
    }
    const before = parts.textsIn(done);
    const keep = parts.button(texts.keep, () => {
      if (parts.textsIn(done) !== before && !window.confirm(texts.changed)) return;
      parts.hide();
      focusLater(parts.takeBack(done, text));
      parts.say(texts.kept);
    });
    parts.tell(done.first, texts, answer.message, keep);
    focusLater(done.first);
  }

  function looksLikePoints(text, { longest, mostLines }) {
    if (text.length > longest) return false;
    const lines = text.split(/\r\n|\r|\n/);
    return lines.length <= mostLines && lines.filter((l) => MARKED.test(l)).length >= FEWEST_MARKERS;
  }

  function onPaste(event) {
    const text = event.clipboardData?.getData(TYPES[0]);
    if (!text || released.has(event)) return;
    const copied = Object.fromEntries(TYPES.map((t) => [t, event.clipboardData.getData(t)]));
    if (COPIED_HERE.test(copied["text/html"])) return;
    const place = parts.placeOf(event.target);
    if (!place || !looksLikePoints(text, place.options)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    convert(place, copied);
  }

  // Before the editor's own listener.
  if (parts?.tell && parts.insert) document.addEventListener("paste", onPaste, true);
})();
