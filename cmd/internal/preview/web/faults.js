// What the checks found, gravest first; a click goes to the page and marks the
// place.

import { $, copy, h, icon } from "./dom.js";

const WORDS = { error: "错误", warning: "警告", hint: "提示" };
const AT_ONCE = 150; // cards made before one asks for more

/** card shows one fault. */
export function card(f, onclick, current) {
  return h("button", { onclick, "aria-current": current && "true" },
    h("span", { class: "top" },
      h("span", { class: "kind" }, WORDS[f.severity]),
      h("span", { class: "at" }, f.place.text || "整份文件"),
      f.rule && h("span", { class: "rule", title: f.title }, f.rule)),
    h("div", { class: "message" }, f.message),
    f.expected && h("div", { class: "more" }, `应为${f.expected}`),
    ...f.hints.map((t) => h("div", { class: "more" }, t)),
    ...f.related.map((r) => h("div", { class: "more" }, `参见 ${r.place.text}${r.message ? `：${r.message}` : ""}`)),
    f.accepted && h("div", { class: "more" }, `说明：${f.accepted.reason}`));
}

export class Faults {
  constructor(view) {
    this.view = view;
    this.el = $("fault-list");
    this.off = new Set(); // severities not shown
    this.list = [];
    this.chosen = null;
    this.limit = AT_ONCE;
  }

  set(state) {
    this.list = state.faults;
    this.accepted = state.accepted;
    this.ready = state.source.ready;
    const key = this.chosen && keyOf(this.chosen);
    this.chosen = key ? this.list.find((f) => keyOf(f) === key) ?? null : null;
    const r = state.rules;
    $("rules").textContent = r && r.passed + r.failed + r.explained > 0
      ? `${r.passed} 条规则通过` + (r.failed ? `，${r.failed} 条有问题` : "") + (r.explained ? `，${r.explained} 条已说明` : "") + (r.unchecked ? `，${r.unchecked} 条没有核对` : "")
      : "";
    this.draw();
    this.mark();
    const errors = this.list.filter((f) => f.severity === "error").length;
    const badge = $("show-faults");
    if (this.list.length) badge.dataset.count = errors || this.list.length; else delete badge.dataset.count;
  }

  draw() {
    const counts = { error: 0, warning: 0, hint: 0 };
    for (const f of this.list) counts[f.severity]++;
    $("filter").replaceChildren(...Object.keys(WORDS).filter((s) => counts[s]).map((s) => h("button", {
      class: s, "aria-pressed": String(!this.off.has(s)),
      onclick: () => { if (!this.off.delete(s)) this.off.add(s); this.draw(); },
    }, `${WORDS[s]} ${counts[s]}`)));
    const shown = this.list.filter((f) => !this.off.has(f.severity));
    const items = shown.slice(0, this.limit).map((f) => this.item(f));
    if (shown.length > this.limit) {
      items.push(h("li", {}, h("button", { class: "more-button", onclick: () => { this.limit = Infinity; this.draw(); } }, `显示全部 ${shown.length} 处`)));
    }
    if (this.list.length === 0 && this.ready) items.push(h("li", { class: "none" }, icon("M4 10.5l4 4 8-9"), h("p", {}, "没有发现问题")));
    if (this.accepted.length) {
      items.push(h("li", {}, h("details", { class: "accepted" }, h("summary", {}, `已说明的 ${this.accepted.length} 处`),
        h("ol", {}, ...this.accepted.map((f) => this.item(f))))));
    }
    this.el.replaceChildren(...items);
  }

  item(f) {
    const pages = [...new Set((f.spots ?? []).map((s) => s.page))].sort((a, b) => a - b).slice(0, 12);
    const li = h("li", { class: `fault ${f.severity}` }, card(f, () => this.choose(f), f === this.chosen));
    li.append(row(...(pages.length > 1 ? pages : []).map((p) =>
      h("button", { onclick: () => this.choose(f, p) }, `第 ${p + 1} 页`)),
      f.place.sheet && f.place.cell && h("button", { class: "copy", title: "粘贴到 Excel 或 WPS 左上角的名称框，回车就到这一格", onclick: () => copy(f.place.text) }, "复制位置")));
    if (f === this.chosen && !(f.spots ?? []).length) li.append(h("p", { class: "quiet" }, nowhere(f)));
    return li;
  }

  /** choose marks a fault and goes to it, on one page of several if told. */
  choose(f, page) {
    this.chosen = f;
    this.draw();
    this.mark(true);
    const spot = (f.spots ?? []).find((s) => page === undefined || s.page === page);
    if (spot) this.view.show(spot.page, spot);
    this.closed?.();
    this.el.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  /** next goes from fault to fault. */
  next(step) {
    const shown = this.list.filter((f) => !this.off.has(f.severity));
    if (!shown.length) return;
    const n = shown.indexOf(this.chosen);
    this.choose(shown[(n < 0 ? (step > 0 ? 0 : shown.length - 1) : n + step + shown.length) % shown.length]);
  }

  mark(arrive) {
    this.view.clear("of-fault");
    for (const s of this.chosen?.spots ?? []) {
      const el = this.view.pages[s.page]?.mark(s, `of-fault ${this.chosen.severity}`);
      if (arrive) el?.classList.add("arrive");
    }
  }

  /** drop takes the mark away. */
  drop() {
    if (!this.chosen) return false;
    this.chosen = null;
    this.draw();
    this.mark();
    return true;
  }
}

/** nowhere says why a fault has no place on the pages. */
const nowhere = (f) => f.place.cell ? `${f.place.text} 的内容没有印在页上，请在工作簿里改` : "页上没有单独的一处，请在工作簿里改";

const row = (...children) => h("div", { class: "spots" }, ...children);

const keyOf = (f) => `${f.severity} ${f.rule} ${f.place.text} ${f.message}`;
