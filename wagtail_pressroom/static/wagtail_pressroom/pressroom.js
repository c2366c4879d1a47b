// Comfort only: every page works without this file.

const search = document.querySelector("[data-pressroom-search]");
if (search) {
  const toggle = search.querySelector("button[aria-controls]");
  const form = search.querySelector("form");
  const field = form.querySelector("input[type=search]");
  const show = (open) => {
    form.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  };
  toggle.hidden = false;
  // A reader who came by the skip link, or has searched, finds it open.
  show(field.value !== "" || document.activeElement === field);
  toggle.addEventListener("click", () => {
    show(form.hidden);
    if (!form.hidden) field.focus();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !form.hidden) {
      show(false);
      toggle.focus();
    }
  });
  for (const link of document.querySelectorAll("[data-pressroom-open-search]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(true);
      field.focus();
    });
  }
}

for (const disclosure of document.querySelectorAll("[data-pressroom-disclosure]")) {
  const summary = disclosure.querySelector("summary");
  disclosure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && disclosure.open) {
      disclosure.open = false;
      summary.focus();
    }
  });
  disclosure.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !disclosure.contains(event.relatedTarget)) disclosure.open = false;
  });
}
