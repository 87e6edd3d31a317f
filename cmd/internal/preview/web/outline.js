// The contents: a click scrolls, scrolling moves the mark.

import { $, h } from "./dom.js";

export class Outline {
  constructor(view) {
    this.view = view;
    this.el = $("outline").querySelector(".tree");
    this.entries = [];
    this.rows = [];
    view.addEventListener("move", (e) => this.follow(e.detail));
  }

  /** set lists the entries with the page numbers that the pages print, as the
   *  printed contents do. */
  set(entries, pages) {
    const key = JSON.stringify([entries, pages.map((p) => p.number)]);
    if (key === this.key) return;
    this.key = key;
    this.entries = entries;
    this.rows = entries.map((e) => h("li", {}, h("button", {
      class: `level-${Math.min(e.level, 3)}`,
      onclick: () => { this.view.go(e.page, e.y); this.closed?.(); },
    }, h("span", { class: "title" }, e.title), h("span", { class: "at" }, String(pages[e.page]?.number || "")))));
    this.el.replaceChildren(...this.rows);
  }

  follow({ page, y }) {
    const n = this.entries.findLastIndex((e) => e.page < page || e.page === page && e.y <= Math.max(y, 90));
    if (n === this.at) return;
    this.rows[this.at]?.firstChild.removeAttribute("aria-current");
    this.at = n;
    const row = this.rows[n];
    if (!row) return;
    row.firstChild.setAttribute("aria-current", "location");
    row.scrollIntoView({ block: "nearest" });
  }
}
