// Searching the text of all pages. White space, width and case do not matter,
// and a match may run over the end of a line.

import { $ } from "./dom.js";
import { NODE, S, W, boxOf } from "./text.js";

const MOST = 2000; // matches shown

export class Search {
  constructor(view) {
    this.view = view;
    this.hits = [];
    this.now = -1;
    $("search").addEventListener("submit", (e) => { e.preventDefault(); this.step(1); });
    $("query").addEventListener("input", () => this.find(true));
    $("query").addEventListener("keydown", (e) => {
      if (e.key === "Enter" && e.shiftKey) { e.preventDefault(); this.step(-1); }
    });
    $("find-previous").addEventListener("click", () => this.step(-1));
    $("find-close").addEventListener("click", () => this.close());
    view.addEventListener("texts", () => { if (!$("search").hidden) this.find(false); });
  }

  open() {
    const chosen = String(getSelection()).trim();
    $("search").hidden = false;
    if (chosen && chosen.length < 40 && !chosen.includes("\n")) $("query").value = chosen;
    $("query").focus();
    $("query").select();
    if ($("query").value) this.find(true);
  }

  close() {
    if ($("search").hidden) return false;
    $("search").hidden = true;
    this.view.clear("hit");
    this.hits = [];
    this.view.el.focus({ preventScroll: true });
    return true;
  }

  /** find looks for the query; jump goes to the first match from here on. */
  find(jump) {
    const query = fold($("query").value).text;
    const before = this.now;
    this.view.clear("hit");
    this.hits = [];
    this.now = -1;
    if (query) for (const p of this.view.pages) if (p.layer) this.page(p, query);
    for (const hit of this.hits) hit.marks = hit.boxes.map((b) => hit.page.mark(b, "hit", 0.8));
    if (this.hits.length && jump) {
      const n = this.hits.findIndex((m) => m.page.index >= this.view.current);
      this.to(Math.max(n, 0));
    } else { // after a save: the same match in the order, without scrolling
      this.now = Math.min(Math.max(before, 0), this.hits.length - 1);
      this.hits[this.now]?.marks.forEach((m) => m.classList.add("current"));
      this.tell();
    }
  }

  page(p, query) {
    for (const block of blocks(p.layer)) {
      for (let i = block.text.indexOf(query); i >= 0 && this.hits.length < MOST; i = block.text.indexOf(query, i + query.length)) {
        this.hits.push({ page: p, boxes: boxes(block.at.slice(i, i + query.length)) });
      }
    }
  }

  step(by) {
    if (!this.hits.length) return this.find(true);
    this.to((this.now + by + this.hits.length) % this.hits.length);
  }

  to(n) {
    this.hits[this.now]?.marks.forEach((m) => m.classList.remove("current"));
    this.now = n;
    const hit = this.hits[n];
    hit.marks.forEach((m) => m.classList.add("current"));
    this.view.show(hit.page.index, hit.boxes[0]);
    this.tell();
  }

  tell() {
    const more = this.hits.length === MOST ? "+" : "";
    $("found").textContent = !$("query").value ? "" : this.hits.length === 0 ? "没有找到" : `${this.now + 1} / ${this.hits.length}${more}`;
  }
}

/** fold drops what does not matter and tells where each character stood. */
function fold(s) {
  let text = "";
  const from = [];
  let i = 0;
  for (const c of s) {
    const folded = c.normalize("NFKC").toLowerCase().replace(/[\s\u00a0]/g, "");
    for (const u of folded) for (let k = 0; k < u.length; k++) from.push(i);
    text += folded;
    i++;
  }
  return { text, from };
}

/** blocks joins the runs of each block of a page. */
function blocks(layer) {
  if (layer.blocks) return layer.blocks;
  const list = new Map();
  layer.text.forEach((t, i) => {
    const key = t[NODE] || `artifact ${i}`;
    if (!list.has(key)) list.set(key, { text: "", at: [] });
    const b = list.get(key), { text, from } = fold(t[S]);
    b.text += text;
    for (const c of from) b.at.push([t, c]);
  });
  layer.blocks = [...list.values()];
  return layer.blocks;
}

const share = (c) => (c.codePointAt(0) < 0x2e80 && c !== "—" && c !== "…" ? 0.54 : 1);

/** boxes covers characters of runs; the width of a run is shared out among its
 *  characters, wide and narrow. */
function boxes(at) {
  const out = [];
  for (let i = 0; i < at.length; ) {
    const run = at[i][0];
    let j = i;
    while (j < at.length && at[j][0] === run) j++;
    const chars = [...run[S]], shares = chars.map(share);
    const sum = (a, b) => shares.slice(a, b).reduce((x, y) => x + y, 0);
    const unit = run[W] / sum(0, chars.length), box = boxOf(run);
    if (run.length > 7) out.push(box); // turned: the whole run
    else out.push({ x: box.x + sum(0, at[i][1]) * unit, y: box.y, w: sum(at[i][1], at[j - 1][1] + 1) * unit, h: box.h });
    i = j;
  }
  return out;
}
