// One page: its picture, its text, the marks on it.

import { h, place } from "./dom.js";
import * as text from "./text.js";

const MAX_PIXELS = 11_900_000; // of one picture, a little below the server's bound
const MAX_WIDTH = 8000;

export class Page {
  constructor(view) {
    this.view = view;
    this.text = h("div", { class: "layer text" });
    this.marks = h("div", { class: "layer marks", "aria-hidden": "true" });
    this.img = h("img", { alt: "", draggable: "false" });
    this.el = h("section", { class: "page" }, this.img, this.text, this.marks);
    this.near = false; // near enough to be worth drawing
    this.want = "";    // picture that is being fetched
    this.shown = "";
    this.layer = null;
  }

  /** set gives the page another content; it returns whether it looks another. */
  set(data, index) {
    const changed = this.data !== undefined && this.data.picture !== data.picture;
    const otherLayer = this.data?.layer !== data.layer;
    this.data = data;
    this.index = index;
    this.el.id = `page-${index + 1}`;
    this.el.setAttribute("aria-label", `第 ${index + 1} 页`);
    for (const layer of [this.text, this.marks]) place(layer, 0, 0, data.w, data.h);
    if (otherLayer) this.stale = true; // until the new text is there
    return changed;
  }

  /** resize sets the scale in CSS pixels a point. */
  resize(scale) {
    const ratio = window.devicePixelRatio || 1;
    const { w, h: height } = this.data;
    const device = Math.round(w * scale * ratio);
    this.width = device / ratio;
    this.height = Math.ceil((height * device) / w - 1e-6) / ratio;
    this.scale = this.width / w;
    this.el.style.width = `${this.width}px`;
    this.el.style.height = `${this.height}px`;
    for (const layer of [this.text, this.marks]) layer.style.transform = `scale(${this.scale})`;
    this.pixels = Math.max(16, Math.min(device, MAX_WIDTH, Math.floor(Math.sqrt((MAX_PIXELS * w) / height))));
  }

  /** draw fetches the picture if the one that is shown is not the right one.
   *  The old one stays until the new one is ready, so nothing flickers. */
  async draw() {
    const src = `picture/${this.data.picture}?w=${this.pixels}`;
    if (!this.near || src === this.shown || src === this.want) return;
    this.want = src;
    const img = h("img", { alt: "", draggable: "false", fetchpriority: this.view.sees(this) ? "high" : "low" });
    img.src = src;
    try {
      await img.decode();
    } catch {
      if (this.want !== src) return;
      this.want = "";
      if (this.view.online) this.fail(src);
      return;
    }
    if (this.want !== src) return; // something newer is wanted
    this.img.replaceWith(img);
    this.img = img;
    this.shown = src;
    this.want = "";
    this.note?.remove();
  }

  async fail(src) {
    const r = await fetch(src).catch(() => null);
    if (!r || r.ok) return; // replaced meanwhile
    const message = await r.text();
    this.note?.remove();
    this.note = h("p", { class: "failed", role: "alert" }, message.trim());
    this.el.append(this.note);
  }

  /** loadText fetches the text and lays it over; it returns what changed. */
  async loadText() {
    const name = this.data.layer;
    if (!this.stale && this.layer) return null;
    const layer = await text.load(name);
    if (this.data.layer !== name) return null;
    const before = this.layer;
    this.layer = layer;
    this.stale = false;
    text.fill(this.text, layer, (page, y) => this.view.go(page, y));
    return before ? text.changes(before, layer) : null;
  }

  /** mark puts a box over the page. */
  mark(box, kind, room = 1.5) {
    const el = h("div", { class: `mark ${kind}` });
    place(el, box.x - room, box.y - room, box.w + 2 * room, box.h + 2 * room);
    this.marks.append(el);
    return el;
  }

  /** flash shows for a moment what changed: boxes, or the whole page. */
  flash(boxes) {
    const all = boxes && boxes.length > 0 && boxes.length < 200 ? boxes : [{ x: 0, y: 0, w: this.data.w, h: this.data.h }];
    for (const b of all) {
      const el = this.mark(b, "flash", 2);
      el.addEventListener("animationend", () => el.remove());
    }
  }

  clear(kind) {
    for (const el of [...this.marks.getElementsByClassName(kind)]) el.remove();
  }
}
