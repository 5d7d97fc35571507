"use strict";
// Without this script the page still shows everything: each mark is a link to its card, and each card to its mark.
(() => {
  const byId = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".card")];
  const numberOf = (card) => card.id.slice(1);
  const pieces = [...document.querySelectorAll("[data-f]")];
  const numbersOf = (piece) => piece.dataset.f.split(" ");
  const note = byId("note");
  const where = byId("where");
  let current = null;
  let shown = cards;
  const piecesOf = new Map(cards.map((card) => [numberOf(card), []]));
  for (const piece of pieces) for (const number of numbersOf(piece)) piecesOf.get(number).push(piece);

  // Filters: a card is hidden, and a piece of text shows the first of its findings that is not.

  const looks = new Map(cards.map((card) => [numberOf(card), [...card.classList].filter((name) => name !== "card")]));
  const ranks = { low: 0, medium: 1, high: 2 };

  function isWanted(card, rules, least) {
    return rules.has(card.dataset.rule) && ranks[card.dataset.confidence] >= least;
  }

  function filter() {
    const rules = new Set([...document.querySelectorAll("[name=rule]:checked")].map((box) => box.value));
    const least = ranks[document.querySelector("[name=confidence]:checked").value];
    for (const card of cards) card.hidden = !isWanted(card, rules, least);
    for (const piece of pieces) {
      const number = numbersOf(piece).find((one) => !byId(`f${one}`).hidden);
      const kind = piece.classList[0];
      piece.className = [kind, ...(number ? looks.get(number) : ["off"])].join(" ");
      if (piece.localName === "a") {
        if (number) piece.href = `#f${number}`;
        else piece.removeAttribute("href");
      }
    }
    shown = cards.filter((card) => !card.hidden);
    choose(current && !current.hidden ? current : null);
  }

  function count() {
    const place = current ? `${shown.indexOf(current) + 1} of ` : "";
    where.textContent = `${place}${shown.length} finding${shown.length === 1 ? "" : "s"}`;
  }

  // The current finding: its card and every piece of text that belongs to it.

  function choose(card) {
    const belonging = (one) => (one ? [one, ...piecesOf.get(numberOf(one))] : []);
    for (const element of belonging(current)) element.classList.remove("now");
    current = card;
    for (const element of belonging(current)) element.classList.add("now");
    count();
  }

  function reveal(card) {
    choose(card);
    card.closest(".document > details").open = true;
    const places = [...card.querySelectorAll(".places a")].map((link) => byId(link.hash.slice(1)));
    for (const place of places.slice(1)) bringTo(place, place.closest(".source"));
    const panel = card.closest("aside");
    if (panel.scrollHeight > panel.clientHeight) bringTo(card, panel);
    const target = places[0] || card;
    if (target.localName !== "a") target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    showNote(target);
  }

  // Scrolls one pane and leaves the page where it is.
  function bringTo(element, pane) {
    const offset = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += offset - pane.clientHeight / 3;
  }

  function step(by) {
    if (!shown.length) return;
    const at = shown.indexOf(current);
    reveal(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  // The note beside a mark says what its card says.

  function showNote(piece) {
    if (!piece.dataset.f) return hideNote();
    const found = numbersOf(piece).map((one) => byId(`f${one}`)).filter((card) => !card.hidden);
    if (!found.length) return hideNote();
    note.replaceChildren(...found.map((card, place) => told(card, place === 0)));
    note.hidden = false;
    const box = piece.getClientRects()[0] || piece.getBoundingClientRect();
    const above = box.top - byId("next").getBoundingClientRect().bottom - 20;
    const below = window.innerHeight - box.bottom - 14;
    const isBelow = below >= Math.min(above, 320);
    note.style.maxHeight = `${Math.min(isBelow ? below : above, 400)}px`;
    note.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - note.offsetWidth - 8))}px`;
    note.style.top = `${isBelow ? box.bottom + 6 : box.top - note.offsetHeight - 6}px`;
  }

  function told(card, withEvidence) {
    const copy = document.createElement("div");
    copy.className = [...card.classList].filter((name) => name !== "card" && name !== "now").join(" ");
    copy.append(card.querySelector(".rule").cloneNode(true), card.querySelector(".what").cloneNode(true));
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    for (const details of copy.querySelectorAll("details")) {
      if (withEvidence) details.replaceWith(details.querySelector("dl"));
      else details.remove();
    }
    return copy;
  }

  function hideNote() {
    note.hidden = true;
  }

  // Events.

  const pieceAt = (event) => event.target.closest("[data-f]:not(.off)");
  const canHover = matchMedia("(hover: hover)").matches;

  document.addEventListener("mouseover", (event) => {
    const piece = pieceAt(event);
    if (piece && canHover) showNote(piece);
    else if (!event.target.closest("#note") && !(document.activeElement && document.activeElement.dataset.f)) hideNote();
  });
  document.addEventListener("focusin", (event) => {
    const piece = pieceAt(event);
    if (piece) showNote(piece);
    else hideNote();
  });
  document.addEventListener("click", (event) => {
    const piece = pieceAt(event);
    const link = event.target.closest(".places a");
    const column = event.target.closest("[data-to]");
    if (piece) {
      event.preventDefault();
      reveal(byId(`f${numbersOf(piece).find((one) => !byId(`f${one}`).hidden)}`));
    } else if (link) {
      event.preventDefault();
      reveal(link.closest(".card"));
    } else if (column && byId(column.dataset.to)) {
      byId(column.dataset.to).scrollIntoView({ block: "center" });
    } else if (!event.target.closest("#note")) hideNote();
  });
  document.addEventListener("scroll", (event) => {
    if (event.target !== note && !note.hidden && document.activeElement.dataset.f) showNote(document.activeElement);
    else if (event.target !== note) hideNote();
  }, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideNote();
    if (!byId("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox], [type=radio])")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  for (const box of document.querySelectorAll("[name=rule], [name=confidence]")) box.addEventListener("change", filter);
  for (const [id, state] of [["all", true], ["none", false]]) {
    byId(id).addEventListener("click", () => {
      for (const box of document.querySelectorAll("[name=rule]")) box.checked = state;
      filter();
    });
  }

  // On paper nothing can be opened; documents that are closed stay away.
  let closed = [];
  addEventListener("beforeprint", () => {
    hideNote();
    closed = [...document.querySelectorAll(":is(.card, .rules) details:not([open]), .scores:not([open]), .clean:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });

  document.querySelector(".tools").hidden = false;
  filter();
})();
