// The pages: layout, zoom, scrolling, drawing what comes into view.

import { $ } from "./dom.js";
import { Page } from "./page.js";
import { forgetExcept } from "./text.js";

const ROOM = 18;           // around and between pages, as in the style sheet
const PIXELS = 96 / 72;    // CSS pixels a point at 100%
const WIDEST = 1.5;        // no wider than this when fitted to the width
export const STEPS = [0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const LEAST = STEPS[0], MOST = STEPS.at(-1);

export class View extends EventTarget {
  constructor() {
    super();
    this.el = $("view");
    this.column = $("pages");
    this.pages = [];
    this.zoom = recall("zoom", "width");
    this.current = 0;
    this.online = true;
    this.watcher = new IntersectionObserver((entries) => this.approach(entries), { root: this.el, rootMargin: "100% 0px" });
    this.el.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.el.addEventListener("wheel", (e) => this.wheel(e), { passive: false });
    new ResizeObserver(() => this.keeping(() => this.layout())).observe(this.el);
    this.watchDensity();
  }

  watchDensity() { // the window may move to a sharper screen
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", () => {
      this.keeping(() => this.layout());
      this.watchDensity();
    }, { once: true });
  }

  /** set shows other pages, keeping place and zoom. It returns the pages that
   *  look another now. */
  set(list) {
    const first = this.pages.length === 0;
    const before = new Set(this.pages.map((p) => p.data.picture));
    const changed = [];
    this.keeping(() => {
      while (this.pages.length > list.length) {
        const p = this.pages.pop();
        this.watcher.unobserve(p.el);
        p.el.remove();
      }
      list.forEach((data, i) => {
        let p = this.pages[i];
        if (!p) {
          p = new Page(this);
          this.pages.push(p);
          this.column.append(p.el);
          this.watcher.observe(p.el);
          p.set(data, i);
          if (!first && !before.has(data.picture)) changed.push(p);
        } else if (p.set(data, i) && !before.has(data.picture)) changed.push(p);
      });
      this.layout();
    });
    forgetExcept(new Set(list.map((d) => d.layer)));
    // What is in view is drawn now, before a frame has to pass for the watcher
    // to tell; text can wait until it is.
    const seen = this.pages.filter((p) => this.sees(p));
    for (const p of seen) p.near = true;
    Promise.allSettled(seen.map((p) => p.draw())).then(() => this.loadTexts(changed));
    this.scrolled();
    return changed;
  }

  /** loadTexts lays the text over all pages when there is time: those in view
   *  first, so that a search of the browser finds everything. */
  async loadTexts(changed) {
    const run = (this.run = {});
    const flashing = new Set(changed);
    const order = [...this.pages].sort((a, b) => Math.abs(a.index - this.current) - Math.abs(b.index - this.current));
    for (const p of order) {
      if (this.run !== run) return;
      if (!p.stale) continue;
      try {
        const boxes = await p.loadText();
        if (flashing.has(p) && this.run === run) p.flash(boxes);
      } catch { /* replaced meanwhile, or offline: the next state brings it */ }
      await idle();
    }
    if (this.run === run) this.dispatchEvent(new Event("texts"));
  }

  /** layout gives every page its size. */
  layout() {
    if (!this.el.clientWidth) return;
    const room = this.el.clientWidth - 2 * ROOM, height = this.el.clientHeight - 2 * ROOM;
    for (const p of this.pages) {
      let scale = this.zoom * PIXELS;
      if (this.zoom === "width") scale = Math.min(room / p.data.w, WIDEST * PIXELS);
      if (this.zoom === "page") scale = Math.min(room / p.data.w, height / p.data.h);
      p.resize(Math.max(scale, 0.1));
    }
    clearTimeout(this.redraw);
    this.redraw = setTimeout(() => this.draw(), this.zooming ? 140 : 0);
    if (!this.zooming) this.draw();
  }

  draw() {
    this.zooming = false;
    const seen = this.pages.filter((p) => p.near);
    seen.sort((a, b) => this.sees(b) - this.sees(a));
    for (const p of seen) p.draw();
  }

  approach(entries) {
    for (const e of entries) {
      const p = this.pages.find((q) => q.el === e.target);
      if (!p) continue;
      p.near = e.isIntersecting;
      if (!p.near) p.want = ""; // a picture on its way is dropped when it comes
    }
    this.draw();
  }

  sees(p) {
    const top = p.el.offsetTop - this.el.scrollTop;
    return top < this.el.clientHeight && top + p.height > 0;
  }

  /** keeping changes the layout and puts what was under a point of the window
   *  (a third from its top, unless told otherwise) back to it. */
  keeping(change, px = this.el.clientWidth / 2, py = this.el.clientHeight / 3) {
    const p = this.at(this.el.scrollTop + py);
    const name = p?.data.picture;
    const fx = p && (this.el.scrollLeft + px - p.el.offsetLeft) / p.width;
    const fy = p && (this.el.scrollTop + py - p.el.offsetTop) / p.height;
    const atTop = this.el.scrollTop < 2;
    change();
    if (!p || atTop && py === this.el.clientHeight / 3) return;
    const same = this.pages[p.index]?.data.picture === name ? null : this.pages.find((q) => q.data.picture === name);
    const now = same ?? this.pages[Math.min(p.index, this.pages.length - 1)];
    if (!now) return;
    this.el.scrollTop = now.el.offsetTop + fy * now.height - py;
    this.el.scrollLeft = now.el.offsetLeft + fx * now.width - px;
  }

  /** at finds the page at a height of the column. */
  at(y) {
    let low = 0, high = this.pages.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.pages[mid].el.offsetTop - ROOM <= y) low = mid; else high = mid - 1;
    }
    return this.pages[low];
  }

  scrolled() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      const p = this.at(this.el.scrollTop + this.el.clientHeight * 0.4);
      const bottom = this.el.scrollTop + this.el.clientHeight;
      this.current = p ? p.index : 0;
      this.dispatchEvent(new CustomEvent("move", { detail: { page: this.current, y: p ? (this.el.scrollTop + 120 - p.el.offsetTop) / p.scale : 0, bottom } }));
    });
  }

  /** go scrolls to a height of a page in points. */
  go(index, y = 0, share = 0.04) {
    const p = this.pages[Math.max(0, Math.min(index, this.pages.length - 1))];
    if (!p) return;
    const top = y > 0 ? p.el.offsetTop + y * p.scale - this.el.clientHeight * share - 10 : p.el.offsetTop - ROOM;
    const near = Math.abs(top - this.el.scrollTop) < 1.5 * this.el.clientHeight;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.el.scrollTo({ top, behavior: near && !calm ? "smooth" : "instant" });
  }

  /** show scrolls to a box on a page and returns the page. */
  show(index, box) {
    const p = this.pages[index];
    if (!p) return null;
    this.go(index, Math.max(box.y, 1), 0.33);
    const left = p.el.offsetLeft + box.x * p.scale, right = left + box.w * p.scale;
    if (left < this.el.scrollLeft || right > this.el.scrollLeft + this.el.clientWidth) this.el.scrollLeft = left - 40;
    return p;
  }

  /** zoomTo sets "width", "page" or a factor; px, py stay where they are. */
  zoomTo(zoom, px, py) {
    this.keeping(() => {
      this.zoom = typeof zoom === "number" ? Math.min(Math.max(zoom, LEAST), MOST) : zoom;
      this.layout();
    }, px, py);
    remember("zoom", this.zoom);
    this.dispatchEvent(new Event("zoom"));
  }

  /** resume goes back to where the reader was before the page was reloaded. */
  resume() {
    addEventListener("pagehide", () => {
      const p = this.pages[this.current];
      try {
        sessionStorage.setItem("place", JSON.stringify(p ? [p.index, (this.el.scrollTop - p.el.offsetTop) / p.height] : []));
      } catch { /* not kept */ }
    });
    try {
      const [index, share] = JSON.parse(sessionStorage.getItem("place") ?? "[]");
      const p = this.pages[index];
      if (p && index + share > 0) this.el.scrollTop = p.el.offsetTop + share * p.height;
    } catch { /* not kept */ }
  }

  /** factor is the zoom of the current page in figures. */
  get factor() {
    const p = this.pages[this.current];
    return p ? p.scale / PIXELS : 1;
  }

  step(direction) {
    const now = this.factor;
    const next = direction > 0 ? STEPS.find((s) => s > now + 0.01) : STEPS.findLast((s) => s < now - 0.01);
    if (next) this.zoomTo(next);
  }

  wheel(e) {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    const r = this.el.getBoundingClientRect();
    this.zooming = true;
    const lines = e.deltaMode === 1 ? 16 : 1;
    this.zoomTo(this.factor * Math.exp(-Math.max(-120, Math.min(120, e.deltaY * lines)) * 0.0022), e.clientX - r.left, e.clientY - r.top);
  }

  clear(kind) { for (const p of this.pages) p.clear(kind); }
}

const idle = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 200 }));

// Preferences are kept in the browser, if it lets us.

export function remember(name, value) {
  try { localStorage.setItem(`yugong.${name}`, JSON.stringify(value)); } catch { /* private window */ }
}

export function recall(name, otherwise) {
  try { return JSON.parse(localStorage.getItem(`yugong.${name}`)) ?? otherwise; } catch { return otherwise; }
}
