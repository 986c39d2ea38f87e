"use strict";
// Filters, and what belongs to a finding shown while one looks at it. Without this script the page still reads, and its
// links still jump. Plain on purpose: offices use browsers that are years behind.
(function () {
  const root = document.documentElement;
  const find = (selector) => Array.from(document.querySelectorAll(selector));
  const wide = window.matchMedia("(min-width: 64rem)");
  let chosen = "";
  let shown = "";

  // The number of the finding that an element belongs to, "" if to none; of marks within marks the innermost counts.
  function numberOf(element) {
    const owner = element instanceof Element ? element.closest("[data-finding]") : null;
    return owner ? owner.dataset.finding : "";
  }

  // The entry, the marks, the cells and the equations of one finding stand out; "" is none.
  function show(number) {
    if (number === shown) return;
    shown = number;
    const signs = ["on", "wrong", "related", "in-row", "in-column"];
    find(signs.map((sign) => "." + sign).join()).forEach((each) => each.classList.remove(...signs));
    if (!number) return;
    find('[data-finding="' + number + '"]').forEach((each) => {
      each.classList.add("on");
      const cell = each.closest("td, th");
      if (cell) cell.classList.add(each.matches("mark") ? "wrong" : "related");
    });
    find('[data-row~="' + number + '"]').forEach((each) => each.classList.add("in-row"));
    find('[data-column~="' + number + '"]').forEach((each) => each.classList.add("in-column"));
  }

  function choose(number) {
    chosen = number;
    show(number);
  }

  // Scrolls the list and, if need be, the page; a plain jump would move the draft away from under the reader's eyes.
  function reveal(number) {
    document.getElementById("f" + number).scrollIntoView({ block: "nearest" });
  }

  function fromAddress() {
    const match = /^#[fm](\d+)/.exec(location.hash);
    choose(match ? match[1] : "");
  }

  document.addEventListener("mouseover", (event) => show(numberOf(event.target) || chosen));
  document.addEventListener("focusin", (event) => show(numberOf(event.target) || chosen));
  document.addEventListener("click", (event) => {
    const number = numberOf(event.target);
    if (event.target.closest(".filters")) return;
    choose(number);
    if (!number) return;
    const back = event.target.closest(".ref");
    if (back) {
      event.preventDefault();
      history.replaceState(null, "", back.hash);
      reveal(number);
      document.querySelector("#f" + number + " .go").focus({ preventScroll: true });
    } else if (event.target.closest(".sheet") && wide.matches) {
      reveal(number);
    } else if (event.target.closest(".finding") && !event.target.closest("a, summary") && !String(getSelection())) {
      location.hash = "m" + number;
    }
  });
  window.addEventListener("hashchange", fromAddress);

  function filter() {
    const boxes = find(".filters input");
    boxes.forEach((box) => root.classList.toggle("hide-" + box.value, !box.checked));
    const hidden = boxes.filter((box) => !box.checked).map((box) => ".finding." + box.value);
    find(".shown").forEach((status) => {
      const total = status.closest(".findings").querySelectorAll(".finding").length;
      const left = hidden.length ? status.closest(".findings").querySelectorAll(hidden.join()).length : 0;
      status.textContent = left ? "显示" + (total - left) + "项，共" + total + "项" : "共" + total + "项";
    });
  }

  find(".filters input").forEach((box) => box.addEventListener("change", filter));
  root.classList.add("scripted");
  filter(); // a browser may keep the boxes as they were before a reload
  fromAddress();
})();
