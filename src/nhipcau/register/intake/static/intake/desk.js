// The review desk: choose a finding here or in the paper, judge them by keyboard, add from a selection.
(() => {
  "use strict";
  const desk = document.getElementById("desk");
  const paper = () => document.getElementById("sheet");
  const picker = document.getElementById("picker");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const marks = (number) => document.querySelectorAll(`[data-f="${number}"]`);
  const behavior = calm ? "auto" : "smooth";

  // Where the paper stands beside the list it scrolls in its own box, and the list stays where it is.
  const box = desk.querySelector(".scroll");
  const beside = () => box.scrollHeight > box.clientHeight;
  const showWords = (words) => {
    if (!words) return;
    if (!beside()) return words.scrollIntoView({ block: "center", behavior });
    const below = words.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTo({ top: box.scrollTop + below - box.clientHeight / 3, behavior });
  };

  // On a narrow window one side is seen at a time.
  const sides = document.getElementById("sides");
  const show = (side) => {
    desk.dataset.show = side;
    sides.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", one.dataset.side === side));
  };
  sides.addEventListener("click", (event) => event.target.dataset.side && show(event.target.dataset.side));
  sides.hidden = false;
  document.getElementById("jumps")?.remove();
  show("findings");

  // The picture of the page on which the chosen finding stands.
  const turnTo = (page) => {
    const picture = document.getElementById("scan-picture");
    const number = document.getElementById("scan-number");
    if (!picture || !page || number.textContent === page) return;
    const address = picture.dataset.pages.replace(/0\/$/, `${page}/`);
    picture.alt = picture.alt.replace(number.textContent, page);
    picture.src = picture.parentElement.href = address;
    number.textContent = page;
    document.getElementById("scan-ways")?.remove();
  };

  const choose = (number, { card = true, sentence = true, focus = false } = {}) => {
    desk.querySelectorAll(".is-chosen").forEach((element) => element.classList.remove("is-chosen"));
    marks(number).forEach((element) => element.classList.add("is-chosen"));
    const finding = document.getElementById(`finding-${number}`);
    turnTo(finding?.dataset.page);
    if (focus) finding?.focus({ preventScroll: true });
    if (sentence) showWords(document.getElementById(`f${number}`));
    if (card) finding?.scrollIntoView({ block: "nearest", behavior });
  };

  // Whoever speaks to the computer turns single letters off; the browser remembers it.
  const on = () => localStorage.getItem("desk-keys") !== "off";
  desk.addEventListener("change", (event) => {
    if (event.target.id === "keys-on") localStorage.setItem("desk-keys", event.target.checked ? "on" : "off");
  });

  // Words inside a real link cannot be selected with the mouse: here they only act as one.
  const prepare = () => {
    const keys = document.getElementById("keys");
    if (keys) {
      keys.hidden = false;
      document.getElementById("keys-on").checked = on();
    }
    paper().querySelectorAll("a[href]").forEach((link) => {
      link.removeAttribute("href");
      link.setAttribute("role", "link");
      link.tabIndex = 0;
    });
  };

  const follow = (event) => {
    const inPaper = event.target.closest("#sheet a");
    const number = (inPaper ?? event.target.closest('[data-f] a[href^="#f"]')?.closest("[data-f]"))?.dataset.f;
    if (!number || (inPaper && !getSelection().isCollapsed)) return;
    event.preventDefault();
    show(inPaper ? "findings" : "paper");
    choose(number, { card: inPaper, sentence: !inPaper, focus: inPaper });
  };
  desk.addEventListener("click", follow);

  const cards = () => [...desk.querySelectorAll("article.finding")];
  const at = (focused) => cards().indexOf(focused?.closest?.("article.finding") ?? desk.querySelector("article.is-chosen"));
  const press = (card, what) => card?.querySelector(what)?.click();
  const step = (by) => {
    const all = cards();
    const next = all[Math.min(Math.max(at(document.activeElement) + by, 0), all.length - 1)];
    if (next) choose(next.dataset.f, { sentence: beside(), focus: true });
  };
  const confirm = (card) => (card?.querySelector("[data-confirm]") ? press(card, "[data-confirm]") : step(1));
  const turn = (card) => {
    if (document.activeElement.closest("#sheet")) return choose(card.dataset.f, { sentence: false, focus: true });
    show("paper");
    choose(card.dataset.f, { card: false });
    document.getElementById(`f${card.dataset.f}`)?.focus({ preventScroll: true });
  };
  const open = () => {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
  };
  const deeds = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    a: confirm,
    Enter: confirm,
    e: (card) => press(card, "[data-edit]"),
    x: (card) => press(card, "[data-remove]"),
    s: (card) => card && turn(card),
    u: () => desk.querySelector("[data-undo]")?.click(),
    A: () => desk.querySelector("[data-clear]")?.click(),
    "?": open,
  };

  // A key pressed while the answer to the one before is under way waits for it.
  let busy = false;
  const waiting = [];
  const act = (key) => {
    const focused = document.activeElement.closest("#sheet a");
    const card = focused ? document.getElementById(`finding-${focused.dataset.f}`) : cards()[at(document.activeElement)];
    deeds[key](card);
  };
  const flush = () => {
    busy = false;
    while (!busy && waiting.length) act(waiting.shift());
  };
  const inForm = (event) => {
    const form = event.target.closest("form.unfold");
    if (form && event.key === "Escape") form.querySelector("[data-cancel]").click();
    else if (form && event.key === "Enter" && event.ctrlKey) form.querySelector("[type=submit]").click();
    else return;
    event.preventDefault();
  };
  // Arrows and Enter belong to what has the focus, except where that is a card or nothing.
  const ours = (event) => {
    if (!Object.hasOwn(deeds, event.key) || event.ctrlKey || event.metaKey || event.altKey || !on()) return false;
    if (event.target.matches("input, textarea, select")) return false;
    const nothing = event.target === document.body;
    if (!nothing && !desk.contains(event.target)) return false;
    const card = event.target.matches("article.finding");
    if (event.key === "Enter") return card;
    return !event.key.startsWith("Arrow") || card || (nothing && !getSelection().toString() && beside());
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("#sheet a")) return follow(event);
    if (event.target.matches("input, textarea, select")) return inForm(event);
    if (!ours(event)) return;
    event.preventDefault();
    if (busy) waiting.push(event.key);
    else act(event.key);
  });
  document.addEventListener("htmx:beforeRequest", () => (busy = true));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful || event.detail.xhr.status === 422 || flush());

  // Offsets count characters as Python does: code points of the raw text before the selection.
  const offset = (node, at) => {
    const before = document.createRange();
    before.selectNodeContents(paper());
    before.setEnd(node, at);
    return [...before.toString()].length;
  };

  const offer = () => {
    if (!picker) return;
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const inPaper = range && paper().contains(range.startContainer) && paper().contains(range.endContainer);
    picker.hidden = !(inPaper && range.toString().trim());
    if (picker.hidden) return;
    const at = `${offset(range.startContainer, range.startOffset)}-${offset(range.endContainer, range.endOffset)}`;
    picker.querySelectorAll("a").forEach((link) => {
      const address = new URL(link.href);
      address.searchParams.set("at", at);
      link.href = address.href;
    });
  };
  document.addEventListener("selectionchange", offer);
  offer();
  // Keep the selection while a kind is being chosen.
  picker?.addEventListener("mousedown", (event) => event.preventDefault());

  // Signed out meanwhile, or sent elsewhere: go there instead of swapping a part of another page into this one.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.xhr.responseText.includes('id="findings"')) return;
    detail.shouldSwap = false;
    if (detail.xhr.status < 400) location.assign(detail.xhr.responseURL);
  });
  // What htmx cannot swap (refused, down) is shown as the page it is.
  document.addEventListener("htmx:responseError", (event) => {
    const { elt } = event.detail;
    if (elt instanceof HTMLFormElement) elt.submit();
    else if (elt.href) location.assign(elt.href);
  });
  prepare();
  // Said once for each part that was swapped; the findings speak for all of them.
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (target.id !== "findings") return;
    prepare();
    const form = desk.querySelector(".finding form.unfold");
    const card = form?.closest("article") ?? desk.querySelector("article.is-chosen");
    const field = form?.querySelector("[aria-invalid]") ?? form?.querySelector("input:not([type=hidden]), select");
    if (card) choose(card.dataset.f, { sentence: beside() });
    (field ?? card)?.focus({ preventScroll: true });
    flush();
  });
})();
