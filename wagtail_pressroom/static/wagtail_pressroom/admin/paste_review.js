// The second step of pasting a release: the corrections of all rows travel in one field.

const root = document.querySelector("[data-paste-review]");
const packed = document.querySelector("input[name=rows]");
const status = root.querySelector("[data-paste-status]");
const scroll = root.querySelector("[data-paste-scroll]");
const lines = [...root.querySelectorAll("[data-paste-line]")];
const counts = [...root.querySelectorAll("[data-paste-count]")];
const countedAs = JSON.parse(root.dataset.countedAs);

const rows = [...root.querySelectorAll("[data-paste-row]")].map((box) => ({
  box,
  kind: box.querySelector("[data-paste-kind]"),
  marker: box.querySelector("[data-paste-marker]"),
  text: box.querySelector("[data-paste-row-text]"),
  plain: box.querySelector("[data-paste-plain]"),
  reason: box.querySelector("[data-paste-reason]"),
  name: box.querySelector("[data-paste-name]").textContent,
}));
const rowOf = new Map(rows.map((row) => [row.box, row]));
const rowAt = (target) => rowOf.get(target.closest("[data-paste-row]"));

const pack = () => {
  packed.value = JSON.stringify(
    rows.map((row) => ({ kind: row.kind.value, marker: row.marker.value, text: row.text.value })),
  );
};

const count = () => {
  const found = {};
  for (const row of rows) {
    const key = countedAs[row.kind.value];
    found[key] = (found[key] || 0) + 1;
  }
  for (const place of counts) place.textContent = found[place.dataset.pasteCount] || 0;
};

const show = (row) => {
  row.box.dataset.kind = row.kind.value;
  row.reason.textContent = row.kind.value === "aside" ? row.reason.dataset.pasteReason : "";
  row.plain.textContent = row.text.value;
};

const say = (row) => {
  status.textContent = `${row.name}: ${row.kind.selectedOptions[0].textContent}`;
};

// There is one headline: the row that was it before is set aside.
const makeHeadline = (chosen) => {
  for (const row of rows) {
    if (row !== chosen && row.kind.value === "headline") {
      row.kind.value = "aside";
      show(row);
    }
  }
  const title = document.querySelector("input[name=title]");
  title.value = chosen.text.value;
  title.dispatchEvent(new Event("input", { bubbles: true }));
};

root.addEventListener("change", (event) => {
  const row = rowAt(event.target);
  if (!row) return;
  if (event.target === row.kind) {
    if (row.kind.value === "headline") makeHeadline(row);
    show(row);
    count();
    say(row);
  }
  pack();
});
root.addEventListener("input", (event) => {
  if (rowAt(event.target)) pack();
});

// Browsers put typed values back after a reload, and what is sent has to be what is seen.
for (const row of rows) show(row);
count();
pack();

let current = [];
root.addEventListener("focusin", (event) => {
  const row = rowAt(event.target);
  if (!row) return;
  for (const line of current) line.removeAttribute("data-current");
  current = lines.slice(row.box.dataset.first - 1, row.box.dataset.last);
  for (const line of current) line.setAttribute("data-current", "");
  const first = current[0];
  if (!first) return;
  const top = first.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  if (top < 0 || top > scroll.clientHeight - first.offsetHeight) {
    scroll.scrollTop += top - scroll.clientHeight / 3;
  }
});

// A second press of a button would send the form twice.
let isSent = false;
packed.form.addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});
window.addEventListener("pageshow", () => {
  isSent = false;
});

const problem =
  root.querySelector("[aria-invalid=true]") || root.querySelector(".error-message[tabindex]");
problem?.focus();
