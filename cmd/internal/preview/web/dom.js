// Small helpers for making and finding elements.

export const $ = (id) => document.getElementById(id);

/** h("li", {class: "a", onclick: f}, "text", child) makes an element. */
export function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children.filter((c) => c !== undefined && c !== null && c !== false));
  return el;
}

/** icon makes a line drawing on a 20 × 20 grid. */
export function icon(path) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const p = document.createElementNS(ns, "path");
  p.setAttribute("d", path);
  svg.append(p);
  return svg;
}

/** place sets the box of an absolutely placed element, in pixels. */
export function place(el, x, y, w, h) {
  el.style.left = `${x}px`;
  el.style.top = `${y}px`;
  el.style.width = `${w}px`;
  el.style.height = `${h}px`;
}

let timer;

/** toast says something in passing; action is [label, function]. */
export function toast(text, action, milliseconds = 5000) {
  const el = $("toast");
  clearTimeout(timer);
  el.replaceChildren(h("span", {}, text));
  if (action) {
    el.append(h("button", { onclick: () => { el.hidden = true; action[1](); } }, action[0]));
  }
  el.hidden = false;
  timer = setTimeout(() => { el.hidden = true; }, milliseconds);
}

/** dialog shows a message that has to be closed. */
export function dialog(title, ...body) {
  $("dialog-title").textContent = title;
  $("dialog-body").replaceChildren(...body);
  $("dialog").showModal();
}

export const closeDialog = () => $("dialog").close();

/** copy puts a cell's name on the clipboard: pasted into the name box of a
 *  spreadsheet, it leads to the cell. */
export async function copy(cell) {
  try {
    await navigator.clipboard.writeText(cell);
    toast(`已复制 ${cell}，可粘贴到 Excel 或 WPS 左上角的名称框`, null, 3000);
  } catch {
    toast(`没能复制，请手工记下：${cell}`);
  }
}
