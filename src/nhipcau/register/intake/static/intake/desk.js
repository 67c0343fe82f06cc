// The review desk: choose a finding here or in the paper, walk with j and k, add from a selection.
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

  const choose = (number, { card = true, sentence = true, focus = false } = {}) => {
    desk.querySelectorAll(".is-chosen").forEach((element) => element.classList.remove("is-chosen"));
    marks(number).forEach((element) => element.classList.add("is-chosen"));
    const finding = document.getElementById(`finding-${number}`);
    if (focus) finding?.focus({ preventScroll: true });
    if (sentence) showWords(document.getElementById(`f${number}`));
    if (card) finding?.scrollIntoView({ block: "nearest", behavior });
  };

  // Words inside a real link cannot be selected with the mouse: here they only act as one.
  const prepare = () => {
    document.getElementById("keys")?.removeAttribute("hidden");
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
    choose(number, { card: inPaper, sentence: !inPaper, focus: inPaper });
  };
  desk.addEventListener("click", follow);

  desk.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("#sheet a")) return follow(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    const cards = [...desk.querySelectorAll("article.finding")];
    const here = cards.indexOf(event.target.closest("article.finding") ?? desk.querySelector("article.is-chosen"));
    const step = { j: 1, k: -1 }[event.key];
    if (step && cards.length) {
      const next = cards[Math.min(Math.max(here + step, 0), cards.length - 1)];
      choose(next.dataset.f, { sentence: beside(), focus: true });
    } else if (event.key === "e" && here >= 0) {
      cards[here].querySelector("[data-edit]")?.click();
    } else return;
    event.preventDefault();
  });

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
  document.addEventListener("htmx:afterSettle", () => {
    prepare();
    const form = desk.querySelector(".finding form.unfold");
    const card = form?.closest("article") ?? desk.querySelector("article.is-chosen");
    const field = form?.querySelector("[aria-invalid]") ?? form?.querySelector("input:not([type=hidden]), select");
    if (card) choose(card.dataset.f, { sentence: beside() });
    (field ?? card)?.focus({ preventScroll: true });
  });
})();
