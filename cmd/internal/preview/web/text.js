// The text of a page: fetched once for each content, laid over the picture as
// transparent text, and asked what stands at a point.
//
// A layer is {src, text, links}; a row of text is
// [x, baseline, width, size, string, node, src, turn], lengths in points.

import { h, place } from "./dom.js";

export const X = 0, Y = 1, W = 2, SIZE = 3, S = 4, NODE = 5, SRC = 6, TURN = 7;
const ASCENT = 0.88; // of a type size above its baseline, as layout reckons it

const known = new Map(); // layer name → promise of a layer

/** load fetches a layer. Layers that no page uses any more are forgotten. */
export function load(name) {
  let p = known.get(name);
  if (!p) {
    p = fetch(`layer/${name}`).then((r) => {
      if (r.status !== 200) throw new Error(`layer: ${r.status}`);
      return r.json();
    });
    p.catch(() => known.delete(name));
    known.set(name, p);
  }
  return p;
}

export function forgetExcept(names) {
  for (const name of known.keys()) if (!names.has(name)) known.delete(name);
}

// Widths of characters at 100 px in the face of the text layer.
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

function natural(text, family) {
  let sum = 0;
  for (const c of text) {
    let w = widths.get(c);
    if (w === undefined) {
      pen.font = `100px ${family}`;
      w = pen.measureText(c).width / 100;
      widths.set(c, w);
    }
    sum += w;
  }
  return sum;
}

/** fill lays the text over a page. Runs on one line of one block share an
 *  element, so that the browser's own search and selection see whole lines. */
export function fill(el, layer, onLink) {
  const family = getComputedStyle(el).fontFamily;
  const out = document.createDocumentFragment();
  let line = null, last = null, end = 0;
  layer.text.forEach((t) => {
    const turned = t.length > TURN;
    const joins = line && !turned && last.length <= TURN && last[NODE] === t[NODE] &&
      Math.abs(last[Y] - t[Y]) < 0.6 && t[X] >= end - 1 && t[X] - end < 4 * t[SIZE];
    if (!joins) {
      line = document.createElement("div");
      line.style.left = `${t[X]}px`;
      line.style.top = `${t[Y] - ASCENT * t[SIZE]}px`;
      line.style.fontSize = `${t[SIZE]}px`;
      if (turned) line.style.transform = `rotate(${t[TURN]}deg)`;
      out.append(line);
      end = t[X];
    }
    const span = document.createElement("span");
    span.textContent = t[S];
    const n = [...t[S]].length;
    span.style.letterSpacing = `${((t[W] - natural(t[S], family) * t[SIZE]) / n).toFixed(3)}px`;
    if (t[X] - end > 0.05 || t[X] - end < -0.05) span.style.marginLeft = `${(t[X] - end).toFixed(2)}px`;
    line.append(span);
    end = t[X] + t[W];
    last = t;
  });
  for (const [x, y, w, height, page, at] of layer.links) {
    const a = h("a", { href: `#page-${page + 1}`, "aria-label": `到第 ${page + 1} 页`, tabindex: "-1" });
    place(a, x, y, w, height);
    a.addEventListener("click", (e) => { e.preventDefault(); e.stopPropagation(); onLink(page, at); });
    out.append(a);
  }
  el.replaceChildren(out);
}

/** boxOf is the box of a row of text. */
export function boxOf(t) {
  if (t.length <= TURN) return { x: t[X], y: t[Y] - ASCENT * t[SIZE], w: t[W], h: t[SIZE] };
  const a = (t[TURN] * Math.PI) / 180, c = Math.cos(a), s = Math.sin(a);
  const xs = [], ys = [];
  for (const [dx, dy] of [[0, -ASCENT * t[SIZE]], [t[W], -ASCENT * t[SIZE]], [0, 0.12 * t[SIZE]], [t[W], 0.12 * t[SIZE]]]) {
    xs.push(t[X] + dx * c - dy * s);
    ys.push(t[Y] + dx * s + dy * c);
  }
  const x = Math.min(...xs), y = Math.min(...ys);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

export function union(a, b) {
  if (!a) return b;
  const x = Math.min(a.x, b.x), y = Math.min(a.y, b.y);
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

/** at finds the text nearest to a point, within a finger's breadth. */
export function at(layer, x, y) {
  let best = null, least = 9;
  for (const t of layer.text) {
    const b = boxOf(t);
    const dx = Math.max(b.x - x, 0, x - b.x - b.w), dy = Math.max(b.y - y, 0, y - b.y - b.h);
    const d = Math.hypot(dx, dy * 1.5);
    if (d < least) { least = d; best = t; }
  }
  return best;
}

/** block gathers what belongs to the same block with the same sources. */
export function block(layer, t) {
  const same = t[NODE] === 0 ? [t] : layer.text.filter((o) => o[NODE] === t[NODE] && o[SRC] === t[SRC]);
  return { text: same.map((o) => o[S]).join(""), box: same.map(boxOf).reduce(union, null), src: t[SRC] < 0 ? [] : layer.src[t[SRC]] };
}

/** changes finds the boxes of what a layer has that an earlier one had not. */
export function changes(before, after) {
  const key = (t) => `${t[X]} ${t[Y]} ${t[SIZE]} ${t[S]}`;
  const old = new Map();
  for (const t of before.text) old.set(key(t), (old.get(key(t)) ?? 0) + 1);
  const boxes = new Map();
  for (const t of after.text) {
    const n = old.get(key(t)) ?? 0;
    if (n > 0) { old.set(key(t), n - 1); continue; }
    if (t[NODE] === 0) continue; // page numbers and repeated heads
    boxes.set(t[NODE], union(boxes.get(t[NODE]), boxOf(t)));
  }
  return [...boxes.values()];
}
