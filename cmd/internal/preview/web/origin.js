// A click on the page tells which cells of the workbook stand behind it.

import { copy, h, icon } from "./dom.js";
import * as text from "./text.js";

export class Origin {
  constructor(view) {
    this.view = view;
    view.column.addEventListener("pointerdown", (e) => { this.from = [e.clientX, e.clientY]; });
    view.column.addEventListener("click", (e) => this.click(e));
  }

  click(e) {
    const moved = this.from && Math.hypot(e.clientX - this.from[0], e.clientY - this.from[1]) > 4;
    const selected = String(getSelection()) !== "";
    if (moved || selected || e.target.closest(".origin-card, a")) return;
    this.close();
    const el = e.target.closest(".page");
    const page = el && this.view.pages.find((p) => p.el === el);
    if (!page?.layer) return;
    const r = el.getBoundingClientRect();
    const t = text.at(page.layer, (e.clientX - r.left) / page.scale, (e.clientY - r.top) / page.scale);
    if (t) this.show(page, text.block(page.layer, t));
  }

  show(page, { text: words, box, src }) {
    page.mark(box, "origin");
    const list = src.length
      ? h("ul", {}, ...src.map((cell) => h("li", {}, h("button", { title: "点按复制；粘贴到 Excel 或 WPS 左上角的名称框，回车就到这一格", onclick: () => copy(cell) }, cell))))
      : h("p", { class: "quiet" }, "固定文字或由全表得出，不来自某一格");
    const close = h("button", { class: "icon close", "aria-label": "关闭", onclick: () => this.close() }, icon("M5 5l10 10M15 5L5 15"));
    const title = words.length > 40 ? `${words.slice(0, 40)}…` : words;
    this.card = h("div", { class: "origin-card", role: "dialog", "aria-label": "数据来源" },
      h("h3", {}, title), src.length > 0 && h("p", { class: "quiet" }, src.length > 1 ? "来自工作簿的这些单元格：" : "来自工作簿的单元格："), list, close);
    this.view.column.append(this.card);
    this.card.style.position = "absolute";
    const top = page.el.offsetTop + (box.y + box.h) * page.scale + 8;
    const left = page.el.offsetLeft + box.x * page.scale;
    const low = this.view.el.scrollTop + this.view.el.clientHeight - this.card.offsetHeight - 8;
    const above = page.el.offsetTop + box.y * page.scale - this.card.offsetHeight - 8;
    this.card.style.top = `${top > low && above > this.view.el.scrollTop ? above : top}px`;
    const right = this.view.el.scrollLeft + this.view.el.clientWidth - this.card.offsetWidth - 12;
    this.card.style.left = `${Math.max(8, Math.min(left, right))}px`;
  }

  close() {
    if (!this.card) return false;
    this.card.remove();
    this.card = null;
    this.view.clear("origin");
    return true;
  }
}
