// Marks words of a rich text with their language: a list of the site's languages in a dialog, opened
// with the toolbar's button, from the "/" menu or with Ctrl+Shift+L.

(() => {
  const TYPE = "PRESSROOM_LANGUAGE";
  const PREFIX = "LANGUAGE-";
  const { EditorState, Modifier, SelectionState } = window.DraftJS;
  const { Children, Component, createElement } = window.React;

  const languageAt = (block, offset) =>
    block.getInlineStyleAt(offset).find((style) => style.startsWith(PREFIX));

  // The words selected; with nothing selected, the marked words in which the cursor stands.
  function wordsAt(editorState) {
    const selection = editorState.getSelection();
    if (!selection.isCollapsed()) return selection;
    const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
    const offset = selection.getStartOffset();
    let found = null;
    eachMark(block, (style, start, end) => {
      if (start <= offset && offset <= end) found = { anchorOffset: start, focusOffset: end };
    });
    return found && SelectionState.createEmpty(block.getKey()).merge(found);
  }

  function eachMark(block, report) {
    let style;
    block.findStyleRanges(
      (character) => {
        style = character.getStyle().find((name) => name.startsWith(PREFIX));
        return Boolean(style);
      },
      (start, end) => {
        // Words in two languages may stand next to each other.
        for (let from = start, to; from < end; from = to) {
          style = languageAt(block, from);
          for (to = from + 1; to < end && languageAt(block, to) === style; to += 1);
          report(style, from, to);
        }
      },
    );
  }

  // Puts one mark, or none, in the place of whatever marks the words have.
  function marked(editorState, words, style) {
    let content = editorState.getCurrentContent();
    const old = new Set();
    content.getBlockMap().forEach((block) => eachMark(block, (name) => old.add(name)));
    old.forEach((name) => (content = Modifier.removeInlineStyle(content, words, name)));
    if (style) content = Modifier.applyInlineStyle(content, words, style);
    const changed = EditorState.push(editorState, content, "change-inline-style");
    return EditorState.forceSelection(changed, editorState.getSelection());
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  function choice(value, current, ...label) {
    const radio = element("input", { type: "radio", name: "language", value });
    radio.checked = value === current;
    return element("label", { class: "pressroom-marks__language" }, radio, ...label);
  }

  function listOf({ languages, texts }, current) {
    const choices = languages.map(({ style, lang, dir, autonym, name }) =>
      choice(style, current, element("bdi", { lang, dir }, autonym), ` – ${name}`),
    );
    const list = element("div", { class: "pressroom-marks__languages", role: "radiogroup" });
    list.setAttribute("aria-label", texts.title);
    list.append(choice("", current, texts.none), ...choices);
    return list;
  }

  function dialogFor(options, words, current) {
    const { texts } = options;
    const close = element("button", { type: "button", class: "button button-secondary" }, texts.close);
    const buttons = element("div", { class: "pressroom-marks__buttons" });
    if (words) buttons.append(element("button", { class: "button" }, texts.mark));
    buttons.append(close);
    const title = element("h2", { id: "pressroom-marks-title", class: "w-h3" }, texts.title);
    const form = element("form", { method: "dialog" }, title);
    form.append(element("p", {}, words ? texts.help : texts.nothing));
    if (words) form.append(listOf(options, current));
    form.append(buttons);
    const dialog = element("dialog", { class: "pressroom-marks" }, form);
    dialog.setAttribute("aria-labelledby", title.id);
    close.addEventListener("click", () => dialog.close());
    return { dialog, form };
  }

  // What Draftail shows while a language is chosen: nothing in its own place.
  class LanguageSource extends Component {
    componentDidMount() {
      const { editorState, entityType, onComplete } = this.props;
      const words = wordsAt(editorState);
      const content = editorState.getCurrentContent();
      const block = words && content.getBlockForKey(words.getStartKey());
      const current = (block && languageAt(block, words.getStartOffset())) || "";
      const { dialog, form } = dialogFor(entityType, words, current);
      let chosen = null;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        chosen = new FormData(form).get("language") ?? current;
        dialog.close();
      });
      dialog.addEventListener("close", () => {
        dialog.remove();
        // Without a state Draftail changes nothing, and puts the cursor back.
        onComplete(chosen === null ? null : marked(editorState, words, chosen));
      });
      document.body.append(dialog);
      dialog.showModal();
      (form.querySelector("input:checked") ?? form.querySelector("button")).focus();
      this.dialog = dialog;
    }

    componentWillUnmount() {
      this.dialog.remove();
    }

    render() {
      return null;
    }
  }

  // "ㅣ" is what this key types with a Korean keyboard switched on.
  const isShortcut = ({ key, code, shiftKey, altKey, ctrlKey, metaKey }) =>
    shiftKey && !altKey && (ctrlKey || metaKey) &&
    (/^[a-z]$/i.test(key) ? key.toLowerCase() === "l" : code === "KeyL");

  window.draftail.registerPlugin({ type: TYPE, source: LanguageSource }, "entityTypes");
  window.draftail.registerPlugin(
    { type: TYPE, keyBindingFn: (event) => (isShortcut(event) ? TYPE : undefined) },
    "plugins",
  );
  window.draftail.registerPlugin(
    {
      type: TYPE,
      strategy: (block, report) => eachMark(block, (style, start, end) => report(start, end)),
      component: ({ children }) => {
        // Draft.js tells a decorator neither block nor offset: its leaves know their styles.
        const [leaf] = Children.toArray(children);
        const style = leaf?.props.styleSet?.find((name) => name.startsWith(PREFIX)) ?? PREFIX;
        const lang = style.slice(PREFIX.length);
        const attributes = { className: "pressroom-mark", lang, "data-lang": lang };
        return createElement("span", attributes, children);
      },
    },
    "decorators",
  );
})();
