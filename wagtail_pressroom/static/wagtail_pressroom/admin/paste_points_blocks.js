// Where a paste goes in the body of a release, and how blocks get there and back.
//
// Of Wagtail this uses what its own scripts use: `rootBlock` on the element of a StreamField, and
// `insert`, `deleteBlock` and `split` of its blocks; `draftailEditor` on the input of a rich text.

(() => {
  const DEEPEST = 3;

  const elementOf = (block) => block.element ?? block.container?.[0];
  const contains = (block, target) => elementOf(block)?.contains(target);
  const indexOf = (child) => child.sequence.children.indexOf(child);

  // Return the place of a paste: the editor, the block of the body around it, the points around it,
  // and where in the state of the block its text is. Null where a paste is to go its usual way.
  function placeOf(target) {
    const field = target.closest?.("[data-pressroom-paste]");
    const wrapper = target.closest?.("[data-draftail-editor-wrapper]");
    const editor = wrapper && [...wrapper.parentNode.children].find((e) => e.draftailEditor);
    const child = field?.rootBlock?.children?.find((c) => c.element?.contains(target));
    if (!editor || !child || !window.DraftJS || !window.draftail?.splitState) {
      return null;
    }
    const options = JSON.parse(field.dataset.pressroomPaste);
    const place = { field, options, wrapper, input: editor, child, items: [], keys: ["value"] };
    let block = child.block;
    while (block && !block.widget) {
      if (block.childBlocks) {
        const found = Object.entries(block.childBlocks).find(([, b]) => contains(b, target));
        place.keys.push(found?.[0]);
        block = found?.[1];
      } else {
        const item = block.children?.find((c) => c.element.contains(target));
        place.keys.push(block.children?.indexOf(item), "value");
        place.items.push(item);
        block = item?.block;
      }
    }
    const isPoint = options.points.includes(child.type) && place.items.length > 0;
    const isText = place.keys.length === 1;
    return block?.widget.input === editor && (isPoint || isText) ? place : null;
  }

  // Blocks that are taken away stay in the document, hidden.
  const isThere = (place) => [place.child, ...place.items].every((one) => indexOf(one) >= 0);

  const stateOf = (place) => place.input.draftailEditor.getEditorState();
  const setState = (place, state) => place.input.draftailEditor.onChange(state);
  const isBlank = (state) =>
    state
      .getCurrentContent()
      .getBlocksAsArray()
      .every((block) => block.getType() !== "atomic" && !block.getText().trim());

  // What is selected gives way to what is pasted.
  function withoutSelection(state) {
    const { EditorState, Modifier } = window.DraftJS;
    if (state.getSelection().isCollapsed()) return state;
    const content = Modifier.removeRange(
      state.getCurrentContent(),
      state.getSelection(),
      "backward",
    );
    return EditorState.push(state, content, "remove-range");
  }

  function withText(state, text) {
    const { ContentState, EditorState, Modifier } = window.DraftJS;
    const content = Modifier.replaceWithFragment(
      state.getCurrentContent(),
      state.getSelection(),
      ContentState.createFromText(text).getBlockMap(),
    );
    // Not as a fragment: Draftail would take some of the markers off, and make lists of them.
    return EditorState.push(state, content, "insert-characters");
  }

  function type(place, text) {
    setState(place, withText(withoutSelection(stateOf(place)), text));
  }

  // A rich text hands over its changes a moment later: too late for a form that is on its way.
  function store({ input }) {
    const raw = window.Draftail.serialiseEditorStateToRaw(input.draftailEditor.getEditorState());
    for (const block of raw.blocks) {
      block.inlineStyleRanges = block.inlineStyleRanges.filter((r) => !r.style.startsWith("COMMENT"));
    }
    input.value = JSON.stringify(raw);
  }

  const put = (sequence, state, index) =>
    "type" in state
      ? sequence.insert(state, index)
      : sequence.insert(state.value, index, { id: state.id });

  function remove(child) {
    const index = indexOf(child);
    if (index >= 0) child.sequence.deleteBlock(index);
  }

  const depthOf = (items) =>
    Math.max(0, ...items.map((item) => 1 + depthOf(item.value.points ?? [])));

  // A block or a point with nothing in it but the empty text of the place.
  const isEmptyAround = (element, state) =>
    isBlank(state) && element.querySelectorAll("[data-draftail-editor-wrapper]").length === 1;

  // Insert blocks, or points, at a place; return what is needed to take them back.
  function insert(place, blocks) {
    // A text that is split forgets that it had the focus, and would look focused for ever.
    if (place.wrapper.contains(document.activeElement)) document.activeElement.blur();
    const state = withoutSelection(stateOf(place));
    const point = place.items.at(-1);
    let { child: anchor, keys } = place;
    let states = blocks;
    if (point && !isEmptyAround(place.child.element, state)) {
      const items = blocks.flatMap((block) => block.value.points ?? []);
      const arePoints = blocks.every((block) => place.options.points.includes(block.type));
      if (arePoints && depthOf(items) + place.items.length - 1 <= DEEPEST) {
        [anchor, states] = [point, items];
        keys = keys.slice(keys.lastIndexOf("value"));
      }
    }
    const done = { place, state, made: [], whole: null };
    const { sequence } = anchor;
    let index = indexOf(anchor) + 1;
    if (isEmptyAround(anchor.element, state)) {
      done.whole = { sequence, state: anchor.getState(), keys };
      remove(anchor);
      index -= 1;
    } else if (point) {
      setState(place, state);
    } else {
      index -= makeRoom(place, state, done.made);
    }
    const inserted = states.map((one, offset) => put(sequence, one, index + offset));
    done.first = inserted[0];
    done.made.push(...inserted);
    return done;
  }

  // Split a text at the caret; return 1 if everything of it comes after what is inserted, else 0.
  function makeRoom(place, state, made) {
    const halves = window.draftail.splitState(state);
    const isAtStart = isBlank(halves.stateBefore);
    if (isAtStart || isBlank(halves.stateAfter)) {
      setState(place, state);
      return isAtStart ? 1 : 0;
    }
    place.child.split(halves.stateBefore, halves.stateAfter, halves.shouldMoveCommentFn);
    made.push(place.child.sequence.children[indexOf(place.child) + 1]);
    return 0;
  }

  // What is in a place now, to tell later whether it has been changed.
  const textsIn = (done) =>
    [...done.made, ...(done.whole ? [] : [done.place.child])]
      .flatMap((child) => [...child.element.querySelectorAll("input, textarea, select")])
      .filter((input) => !input.name.endsWith("-order"))
      .map((input) => {
        const state = input.draftailEditor?.getEditorState();
        return state ? state.getCurrentContent().getPlainText() : input.value;
      })
      .join("\n");

  // Undo an insertion and type the text; return what to focus, or null if the place is gone.
  function takeBack({ place, state, made, first, whole }, text) {
    if (!whole && !isThere(place)) return null;
    const typed = withText(state, text);
    const index = Math.max(indexOf(first), 0);
    made.forEach(remove);
    if (!whole) {
      setState(place, typed);
      return place.input.draftailEditor;
    }
    const last = whole.keys.at(-1);
    const holder = whole.keys.slice(0, -1).reduce((value, key) => value[key], whole.state);
    holder[last] = typed;
    return put(whole.sequence, whole.state, index);
  }

  const parts = { insert, isThere, placeOf, store, takeBack, textsIn, type };
  window.pressroomPaste = { ...window.pressroomPaste, ...parts };
})();
