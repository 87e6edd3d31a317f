package inspect

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"
)

// Print prints the findings of one audit, then what was compared and what was not.
func Print(w io.Writer, in string, a *yugong.Audit) error {
	if err := report.Write(w, a.Findings); err != nil {
		return err
	}
	var b strings.Builder
	if len(a.Findings) > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s：%s\n", filepath.Base(in), scope(a))
	for _, title := range a.Missing {
		if !toldOf(a, title) {
			fmt.Fprintf(&b, "  未核对：没有《%s》\n", title)
		}
	}
	r := Of(a, 0)
	for _, name := range r.Unread {
		fmt.Fprintf(&b, "  未核对：%s 不是公开的报表\n", name)
	}
	if read := r.Read(); read != "" {
		fmt.Fprintf(&b, "  文字：%s（不算通过）\n", read)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	return report.WriteSummary(w, &a.Verdict, 0)
}

// toldOf reports whether the summary says of a table that it is missing: a rule
// that was not checked for want of it does.
func toldOf(a *yugong.Audit, title string) bool {
	return slices.ContainsFunc(a.Outcomes, func(o yugong.Outcome) bool {
		return o.State == yugong.NotChecked && strings.Contains(strings.Join(o.Missing, ""), title)
	})
}

// scope says what was looked at.
func scope(a *yugong.Audit) string {
	s := fmt.Sprintf("%d 张表", len(a.Tables))
	if n := len(a.Missing); n > 0 {
		s += fmt.Sprintf("（缺 %d 张）", n)
	}
	if a.Form != "" && len(a.Tables) > 0 {
		s += "，" + a.Form
	}
	if a.Unit != "" {
		s += "，" + a.Unit
	}
	if a.Year > 0 {
		s += fmt.Sprintf("，%d年", a.Year)
	}
	if a.Exact {
		return s + "，按精确值核对"
	}
	return s + "，允许四舍五入的尾差"
}
