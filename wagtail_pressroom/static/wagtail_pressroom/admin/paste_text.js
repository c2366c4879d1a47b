// The first step of pasting a release: drop a file, and refuse what is too long before it is sent.

const root = document.querySelector("[data-paste-text]");
const text = root.querySelector("textarea");
const file = root.querySelector("input[type=file]");
const status = root.querySelector("[data-paste-status]");
const said = root.dataset;
const endings = file.accept.split(",");

// Wagtail's fields have a place for errors, which describes the field once there is one.
const complain = (field, message) => {
  const box = field.closest("[data-field]");
  const place = box.querySelector("[data-field-errors]");
  const paragraph = document.createElement("p");
  paragraph.className = "error-message";
  paragraph.textContent = message;
  place.id ||= `${field.id}-errors`;
  place.replaceChildren(...(message ? [paragraph] : []));
  box.classList.toggle("w-field--error", message !== "");
  field.removeAttribute("aria-invalid");
  if (message) {
    field.setAttribute("aria-invalid", "true");
    const described = new Set((field.getAttribute("aria-describedby") || "").split(" "));
    described.add(place.id);
    field.setAttribute("aria-describedby", [...described].filter(Boolean).join(" "));
    field.focus();
  }
};

const isTooLong = () => {
  const value = text.value;
  // Characters outside the basic plane count twice in "length".
  if (value.length > 2 * said.maxCharacters) return true;
  return [...value].length > said.maxCharacters || value.split("\n").length > said.maxLines;
};

const checkFile = () => {
  const chosen = file.files[0];
  if (!chosen) return true;
  const known = endings.some((ending) => chosen.name.toLowerCase().endsWith(ending));
  const problem = chosen.size > said.maxBytes ? said.tooLarge
    : known ? "" : `${said.otherKind} ${endings.join(", ")}`;
  complain(file, problem);
  status.textContent = problem ? "" : `${said.chosen} ${chosen.name}`;
  if (problem) file.value = "";
  return !problem;
};

file.addEventListener("change", checkFile);

// Before Wagtail's own listener, which would take the form for sent.
root.closest("form").addEventListener(
  "submit",
  (event) => {
    const tooLong = isTooLong();
    if (tooLong || text.getAttribute("aria-invalid")) complain(text, tooLong ? said.tooLong : "");
    if (!tooLong && checkFile()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  { capture: true },
);

// Anywhere on the page: elsewhere the browser would leave the page and open the file.
const hasFile = (event) => [...event.dataTransfer.types].includes("Files");
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    root.toggleAttribute("data-dropping", true);
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) root.toggleAttribute("data-dropping", false);
});
document.addEventListener("drop", (event) => {
  root.toggleAttribute("data-dropping", false);
  if (!hasFile(event)) return;
  event.preventDefault();
  const one = new DataTransfer();
  if (event.dataTransfer.files[0]) one.items.add(event.dataTransfer.files[0]);
  file.files = one.files;
  file.dispatchEvent(new Event("change", { bubbles: true }));
});

root.querySelector("[aria-invalid=true]")?.focus();
