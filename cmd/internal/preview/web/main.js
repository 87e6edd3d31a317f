// The page: receives states from the server and hands them to its parts.

import { $, dialog, h, toast } from "./dom.js";
import { Faults } from "./faults.js";
import { Files } from "./files.js";
import { Origin } from "./origin.js";
import { Outline } from "./outline.js";
import { Search } from "./search.js";
import { View } from "./view.js";

const view = new View();
const outline = new Outline(view);
const faults = new Faults(view);
const search = new Search(view);
const origin = new Origin(view);
const files = new Files(faults);
let state = null;

// States.

function show(next) {
  const before = state;
  state = next;
  const switched = !before || before.source.name !== next.source.name || chosenUnit(before) !== chosenUnit(next);
  const { source } = next;
  document.title = next.title ? `${next.title} · 预览` : "预公 · 预览";
  $("title").textContent = next.title || "预公";
  document.body.classList.toggle("empty", source.kind === "none");
  $("welcome").hidden = !(source.ready && source.kind === "none");
  if (source.ready && next.pages.length === 0) document.documentElement.classList.add("settled");
  $("nothing").hidden = !(source.ready && source.kind !== "none" && next.pages.length === 0);
  showUnits(source);
  $("go-home").hidden = !source.home;
  origin.close();
  const changed = view.set(next.pages);
  if (switched && before) view.el.scrollTo(0, 0);
  if (!before?.source.ready && source.ready) view.resume();
  outline.set(next.outline, next.pages);
  faults.set(next);
  files.set(next);
  $("page-count").textContent = next.pages.length || "–";
  banner();
  tell(before, switched, changed);
}

const chosenUnit = (s) => s.source.units?.find((u) => u.chosen)?.id;

function showUnits({ units }) {
  $("unit-field").hidden = !units?.length;
  const key = JSON.stringify(units);
  if (!units || showUnits.key === key) return;
  showUnits.key = key;
  $("units").replaceChildren(...units.map((u) => {
    const o = h("option", { value: u.id }, u.name);
    o.selected = Boolean(u.chosen);
    return o;
  }));
  if (!units.some((u) => u.chosen)) $("units").selectedIndex = -1;
}

const kinds = { file: "保存后自动更新", folder: "保存后自动更新", shelf: "保存后自动更新", memory: "只在内存里打开；再次保存后请重新拖进来" };

function tell(before, switched, changed) {
  const { source } = state;
  if (!source.ready) return;
  const time = new Date().toLocaleTimeString("zh-CN", { hour12: false });
  $("source").textContent = source.kind === "none" ? "由一份工作簿生成单位预算公开文件"
    : before?.source.ready && !switched ? `${source.name} · ${time} 更新`
    : `${source.name} · ${files.followed === source.name ? kinds.file : kinds[source.kind]}`;
  if (switched || !changed.length) return;
  const pages = changed.map((p) => p.index + 1);
  const names = pages.length > 6 ? `${pages.slice(0, 6).join("、")} 等 ${pages.length}` : pages.join("、");
  const away = changed.find((p) => view.sees(p)) ? null : ["去看看", () => view.go(changed[0].index)];
  toast(`第 ${names} 页有变化`, away);
}

function banner() {
  const el = $("banner");
  let text = "", gentle = false, action = null;
  if (!view.online) [text, gentle] = [gone ? "预览已经结束。要继续，请重新启动，并打开新的地址。" : "和预览程序的连接断了，正在重新连接…", true];
  else if (state?.stale) {
    const first = state.faults.find((f) => f.severity === "error");
    text = `刚才保存的内容有错误，下面还是上一次的页面。${first ? `${first.place.text ? `${first.place.text}：` : ""}${first.message}` : ""}`;
    if (first) action = h("button", { onclick: () => faults.choose(first) }, "查看");
  }
  el.classList.toggle("gentle", gentle);
  el.hidden = !text;
  if (text) el.replaceChildren(h("p", {}, text), ...(action ? [action] : []));
}

// The stream of states. The browser reconnects by itself.

let gone = false;
let waiting;
const stream = new EventSource("events");
stream.addEventListener("state", (e) => {
  clearTimeout(waiting);
  view.online = true;
  const next = JSON.parse(e.data);
  if (state && next.version === state.version) return banner();
  show(next);
});
stream.addEventListener("bye", () => { gone = true; stream.close(); offline(); });
stream.addEventListener("error", () => {
  if (stream.readyState === EventSource.CLOSED) { gone = true; offline(); return; }
  clearTimeout(waiting);
  waiting = setTimeout(offline, 1500);
});
function offline() { view.online = false; banner(); }

view.addEventListener("texts", () => document.documentElement.classList.add("settled"));

// The bar.

view.addEventListener("move", ({ detail }) => {
  if (document.activeElement !== $("page")) $("page").value = view.pages.length ? detail.page + 1 : "–";
  const printed = state?.pages[detail.page]?.number;
  $("page").title = printed ? `这一页上印的页码是 ${printed}` : "";
  $("previous").disabled = detail.page <= 0;
  $("next").disabled = detail.page >= view.pages.length - 1;
  showZoom();
});
view.addEventListener("zoom", showZoom);

function showZoom() {
  const other = $("zoom-other");
  const value = String(view.zoom);
  const listed = [...$("zoom").options].some((o) => o !== other && o.value === value);
  other.hidden = listed;
  other.textContent = `${Math.round(view.factor * 100)}%`;
  $("zoom").value = listed ? value : "other";
  $("zoom").title = `现在 ${Math.round(view.factor * 100)}%`;
}

const turn = (step) => view.go(view.current + step);
$("previous").addEventListener("click", () => turn(-1));
$("next").addEventListener("click", () => turn(1));
$("page").addEventListener("focus", (e) => e.target.select());
$("page").addEventListener("change", (e) => {
  const n = Number.parseInt(e.target.value.normalize("NFKC"), 10);
  if (n >= 1 && n <= view.pages.length) view.go(n - 1);
  e.target.value = view.current + 1;
  view.el.focus({ preventScroll: true });
});
$("zoom").addEventListener("change", (e) => { const v = e.target.value; view.zoomTo(v === "width" || v === "page" ? v : Number(v)); });
$("zoom-in").addEventListener("click", () => view.step(1));
$("zoom-out").addEventListener("click", () => view.step(-1));
$("find").addEventListener("click", () => search.open());
$("help").addEventListener("click", help);
$("dialog-close").addEventListener("click", () => $("dialog").close());

for (const [button, side, part] of [["show-outline", "outline", outline], ["show-faults", "faults", faults]]) {
  const set = (open) => { $(side).classList.toggle("open", open); $(button).setAttribute("aria-expanded", String(open)); };
  $(button).addEventListener("click", () => set(!$(side).classList.contains("open")));
  view.el.addEventListener("pointerdown", () => set(false));
  part.closed = () => { if (matchMedia("(max-width: 760px)").matches) set(false); };
}

// The keyboard.

const keys = [
  ["Ctrl F 或 /", "查找文字"], ["← →", "上一页、下一页"], ["Ctrl + / Ctrl −", "放大、缩小（也可 Ctrl 加滚轮）"],
  ["Ctrl 0", "适合页宽"], ["9", "整页"], ["G", "到第几页"], ["E / Shift E", "下一处、上一处问题"], ["Esc", "关闭查找，取消标记"],
];

function help() {
  dialog("快捷键", h("dl", {}, ...keys.flatMap(([k, what]) => [h("dt", {}, k), h("dd", {}, what)])),
    h("p", { class: "quiet row" }, "点页面上的文字或金额，可以看到它来自工作簿的哪些单元格。"));
}

addEventListener("keydown", (e) => {
  if (e.altKey || e.isComposing || $("dialog").open) return;
  const ctrl = e.ctrlKey || e.metaKey;
  const typing = e.target.matches("input, select, textarea");
  const act = (f) => { e.preventDefault(); f(); };
  if (e.key === "Escape") {
    $("files").open = false;
    return void (search.close() || origin.close() || faults.drop());
  }
  if (ctrl) {
    if (e.key === "f" || e.key === "F") { if (document.activeElement !== $("query")) act(() => search.open()); }
    else if (e.key === "=" || e.key === "+") act(() => view.step(1));
    else if (e.key === "-") act(() => view.step(-1));
    else if (e.key === "0") act(() => view.zoomTo("width"));
    return;
  }
  if (typing) return;
  if (e.key === "/") act(() => search.open());
  else if (e.key === "ArrowLeft") act(() => turn(-1));
  else if (e.key === "ArrowRight") act(() => turn(1));
  else if (e.key === "9") act(() => view.zoomTo("page"));
  else if (e.key === "g" || e.key === "G") act(() => $("page").focus());
  else if (e.key === "e") act(() => faults.next(1));
  else if (e.key === "E") act(() => faults.next(-1));
  else if (e.key === "?") act(help);
});

view.el.focus({ preventScroll: true });
showZoom();
