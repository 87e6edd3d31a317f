package report

import (
	"fmt"
	"io"
	"strings"

	"yugong"
)

// WriteImport says what was recognised, what is wrong, what is asked, and what
// is left to type.
func WriteImport(w io.Writer, in *yugong.Import) error {
	var b strings.Builder
	for _, l := range in.Lists {
		fmt.Fprintf(&b, "读入 %s：%d 行", sheetOf(l.At), l.Lines)
		if l.Same {
			b.WriteString("，与先读到的相同，没有重复计入")
		}
		fmt.Fprintf(&b, "；认出的列：%s\n", strings.Join(l.Columns, "、"))
	}
	if in.Sheets > 0 {
		fmt.Fprintf(&b, "读入 %d 张绩效目标表\n", in.Sheets)
	}
	for _, at := range in.Ignored {
		fmt.Fprintf(&b, "没有读取 %s：不是明细表，也不是公开表\n", at)
	}
	for i := range in.Documents {
		writeDocument(&b, &in.Documents[i])
	}
	for i := range in.LastYear {
		l := &in.LastYear[i]
		fmt.Fprintf(&b, "读入上年的 %s（%s，%d 年），作为上年数\n", l.Book, l.Unit, l.Year)
	}
	if in.GoneOn != "" {
		fmt.Fprintf(&b, "接着填 %s：已填的保留\n", in.GoneOn)
	}
	d := in.Disclosure
	fmt.Fprintf(&b, "共 %d 笔支出、%d 个项目\n", len(d.Appropriations), len(d.Projects))
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	if err := Write(w, in.Findings); err != nil {
		return err
	}
	b.Reset()
	for _, q := range in.Questions {
		fmt.Fprintf(&b, "没有认出 %s 的表头“%s”，这一列没有读取；相近的叫法：%s\n", q.At, q.Head, strings.Join(q.Nearest, "、"))
	}
	b.WriteString(leftToType(in.Left))
	_, err := io.WriteString(w, b.String())
	return err
}

// writeDocument says what was recognised in published tables.
func writeDocument(b *strings.Builder, d *yugong.ImportedDocument) {
	if d.Figures == 0 {
		fmt.Fprintf(b, "读入 %s：%d 张公开表，都没有数\n", d.Book, len(d.Tables))
		return
	}
	fmt.Fprintf(b, "读入 %s：%d 张公开表（%s，%d 年）；%d 个数中 %d 个与导入的各笔合计完全相同\n", d.Book, len(d.Tables), d.Unit, d.Year, d.Figures, d.Rebuilt)
	if len(d.Missing) > 0 {
		fmt.Fprintf(b, "  没有读到的表：%s\n", strings.Join(d.Missing, "、"))
	}
}

// sheetOf is a list's sheet, without the row of its heads.
func sheetOf(at yugong.Place) yugong.Place {
	at.Row, at.Col = 0, 0
	return at
}

// leftToType lists by sheet what nobody has filled in yet.
func leftToType(left []yugong.Blank) string {
	var b strings.Builder
	var whole []string
	for _, l := range left {
		if l.What == nil {
			whole = append(whole, l.Sheet)
			continue
		}
		fmt.Fprintf(&b, "  %s：%s\n", l.Sheet, strings.Join(l.What, "、"))
	}
	if len(whole) > 0 {
		fmt.Fprintf(&b, "  没有导入的工作表（有则填）：%s\n", strings.Join(whole, "、"))
	}
	if b.Len() == 0 {
		return ""
	}
	return "还要填写：\n" + b.String()
}
