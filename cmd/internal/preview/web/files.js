// Files out and in: downloads, and workbooks that are dropped on the page.

import { $, closeDialog, dialog, h, toast } from "./dom.js";
import { card } from "./faults.js";

// Browsers that give a handle of a file let it be followed from save to save.
const follows = "getAsFileSystemHandle" in DataTransferItem.prototype;

const LARGEST = 32 * 1024 * 1024;

export class Files {
  constructor(faults) {
    this.faults = faults;
    this.names = {};
    for (const id of ["draft", "final", "tables", "roll", "bring", "blank", "example", "choose"]) {
      $(id).addEventListener("click", () => { $("files").open = false; this[id](); });
    }
    $("welcome-choose").addEventListener("click", () => this.choose());
    $("welcome-roll").addEventListener("click", () => this.roll());
    $("welcome-bring").addEventListener("click", () => this.bring());
    $("welcome-follows").textContent = follows ? "在 Excel 或 WPS 里保存后，页面随即更新。" : "再次保存后，请重新拖进来。";
    $("welcome-blank").addEventListener("click", () => this.blank());
    $("welcome-example").addEventListener("click", () => this.example());
    $("welcome-show").addEventListener("click", () => post("example"));
    $("go-home").addEventListener("click", () => post("home"));
    $("units").addEventListener("change", (e) => post(`unit/${e.target.value}`));
    $("file").addEventListener("change", (e) => { this.open(e.target.files[0]); e.target.value = ""; });
    document.addEventListener("click", (e) => { if (!e.target.closest("#files")) $("files").open = false; });
    this.listen();
  }

  set(state) {
    this.names = state.files;
    this.leave(state.source.kind === "memory" ? state.source.name : "");
    this.offer(state.forms);
    const any = state.pages.length > 0;
    for (const id of ["draft", "final", "tables"]) $(id).disabled = !any;
    const errors = state.faults.filter((f) => f.severity === "error").length;
    $("final-note").textContent = state.final ? "没有水印，可以公开" : errors ? `有 ${errors} 处错误，改正后才能生成` : "没有错误时才能生成";
  }

  draft() { return this.fetch("draft.pdf", this.names.draft); }
  final() { return this.fetch("final.pdf", this.names.final); }
  tables() { return this.fetch("tables.xlsx", this.names.tables); }
  blank() { return this.fetch("blank.xlsx"); }
  example() { return this.fetch("example.xlsx", "示例.xlsx"); }

  async choose() {
    if (!window.showOpenFilePicker) return $("file").click();
    const types = [{ description: "工作簿、公开的 PDF，或要导入的表", accept: {
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx", ".xlsm"], "application/pdf": [".pdf"],
      "application/vnd.ms-excel": [".xls"], "text/csv": [".csv"] } }];
    try {
      const [handle] = await showOpenFilePicker({ types });
      this.open(await handle.getFile(), handle);
    } catch { /* nothing chosen */ }
  }

  /** offer lists the blank workbooks of the forms there are. */
  offer(forms) {
    if ($("blanks").childElementCount || forms.length < 2) return;
    $("blanks").append(h("span", { class: "quiet" }, "按格式："), ...forms.map((f) =>
      h("button", { class: "link", onclick: () => { $("files").open = false; this.fetch(`blank.xlsx?form=${f.id}`); } }, f.name)));
  }

  roll() { this.begin("next.xlsx", ".xlsx,.xlsm,.xls"); }
  bring() { return this.choose(); } // what is no workbook of a unit is imported

  /** begin makes a workbook of a file, to be saved and gone on with. */
  begin(path, accept) {
    const pick = h("input", { type: "file", accept });
    pick.addEventListener("change", () => {
      const form = new FormData();
      form.append("file", pick.files[0], pick.files[0].name);
      this.fetch(path, "", { method: "POST", body: form });
    });
    pick.click();
  }

  async fetch(path, name, how) {
    const r = await fetch(path, how).catch(() => null);
    if (!r) return toast("没有下载成功：预览程序没有回应");
    if (r.status === 409) return this.refused(await r.json());
    if (!r.ok) return toast((await r.text()).trim());
    const given = /filename\*=UTF-8''(.+)$/.exec(r.headers.get("Content-Disposition") ?? "");
    const url = URL.createObjectURL(await r.blob());
    const a = h("a", { href: url, download: name || decodeURIComponent(given?.[1] ?? path) });
    a.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    toast(`已下载 ${a.download}`);
  }

  refused({ message, faults }) {
    const list = h("ol", { class: "scroll" }, ...faults.slice(0, 100).map((f) => h("li", { class: `fault ${f.severity}` }, card(f, () => {
      closeDialog();
      const same = this.faults.list.find((o) => o.place.text === f.place.text && o.message === f.message);
      if (same) this.faults.choose(same);
    }))));
    dialog(message, list);
  }

  /** listen takes files that are dropped anywhere. */
  listen() {
    let depth = 0;
    const files = (e) => e.dataTransfer?.types.includes("Files");
    const show = (n) => { depth = n; $("drop").hidden = depth <= 0; };
    addEventListener("dragenter", (e) => { if (files(e)) { e.preventDefault(); show(depth + 1); } });
    addEventListener("dragleave", (e) => { if (files(e)) show(depth - 1); });
    addEventListener("dragover", (e) => { if (files(e)) { e.preventDefault(); e.dataTransfer.dropEffect = "copy"; } });
    addEventListener("drop", (e) => {
      if (!files(e)) return;
      e.preventDefault();
      show(0);
      if (e.dataTransfer.files.length > 1) return this.import([...e.dataTransfer.files]);
      const file = e.dataTransfer.files[0];
      const handle = e.dataTransfer.items?.[0]?.getAsFileSystemHandle?.() ?? null;
      Promise.resolve(handle).catch(() => null).then((h) => this.open(file, h));
    });
  }

  /** open shows a workbook. Browsers that give a handle let it be followed:
   *  every save is shown, as for a file that was named at the start. */
  async open(file, handle) {
    if (!file) return;
    if (file.size > LARGEST) return toast("文件过大（上限 32 MB）；请只保留需要的表和行");
    if (/\.pdf$/i.test(file.name)) return this.audit(file);
    if (/\.csv$/i.test(file.name)) return this.import([file]);
    clearInterval(this.following);
    this.followed = handle?.kind === "file" ? file.name : null;
    if (!(await send(file)) || !this.followed) return;
    let shown = file.lastModified, seen = shown, busy = false;
    this.following = setInterval(async () => {
      if (busy) return;
      busy = true;
      try {
        const now = await handle.getFile();
        const settled = now.lastModified === seen; // since the last look
        seen = now.lastModified;
        if (settled && seen !== shown && await send(now, true)) shown = seen;
      } catch { /* being saved, or gone for a moment */ }
      busy = false;
    }, LOOK);
  }

  /** audit has a published PDF proof-read, and goes to its findings. */
  async audit(file) {
    toast("正在核对…");
    const form = new FormData();
    form.append("file", file, file.name);
    if (await post("audit", form)) location.href = "audited/";
  }

  /** import makes a workbook of lists, published tables and PDFs. */
  async import(files) {
    toast("正在导入…");
    const form = new FormData();
    for (const f of files) form.append("file", f, f.name);
    await post("import", form);
  }

  /** leave stops following a workbook that is not shown any more. */
  leave(name) {
    if (this.followed && this.followed !== name) {
      clearInterval(this.following);
      this.followed = null;
    }
  }
}

const LOOK = 250; // milliseconds between looks at a followed file

/** send hands a workbook to the server; quietly, if it may be half saved. */
function send(file, quietly) {
  const form = new FormData();
  form.append("file", file, file.name);
  return post("open", form, quietly);
}

async function post(path, body, quietly) {
  const r = await fetch(path, { method: "POST", body }).catch(() => null);
  if (r?.status === 202) location.href = "imported/"; // files to import from
  if (r?.ok) return r.status !== 202;
  if (!quietly) toast(r ? (await r.text()).trim() : "没有成功：读不到这个文件，或预览程序没有回应", null, 8000);
  return false;
}
