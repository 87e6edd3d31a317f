package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"

	"github.com/spf13/cobra"
)

// auditOptions are the options of audit as given.
type auditOptions struct {
	form        string
	exact, json bool
}

func newAudit() *cobra.Command {
	var o auditOptions
	cmd := &cobra.Command{
		Use:   "audit PUBLISHED.xlsx|DIR [选项]",
		Short: "核对已经公开的各表",
		Long: `核对已经公开的各张报表：表内合计、表间关系、科目编码与名称、行的次序，
以及各表的标题、年份和单位名称。

PUBLISHED 是一份工作簿，每张表一个工作表；DIR 是一个文件夹，每张表一个 .csv 或 .xlsx。
各表按标题辨认，各列按表式的表头辨认；多出的空行空列、元或万元都不妨碍。
没有找到的表不核对，并列明：没有核对不等于通过。

金额若只保留到表式规定的小数，各项之和允许四舍五入的尾差，尾差以内的列为提示；
有更多小数的，以及由 yugong tables 生成的，是精确值，不允许尾差。

退出码：0 没有错误；1 有错误，或无法读取；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong audit 公开表.xlsx
  yugong audit 公开表/ --exact
  yugong audit 公开表.xlsx --json > 核对结果.json`,
		Args:              exactly(1, "公开表的工作簿（.xlsx）或文件夹"),
		ValidArgsFunction: completeFiles("xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return auditTables(cmd, args[0], &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.form, "form", "", "公开格式：内置格式 `NAME`，或一个格式文件夹（不写时为 "+yugong.DefaultForm+"）")
	f.BoolVar(&o.exact, "exact", false, "金额都是精确值，不允许四舍五入的尾差")
	f.BoolVar(&o.json, "json", false, "按 docs/check.schema.json 的样式输出 JSON，另有各表的名单")
	completeFlag(cmd, "form", yugong.Forms()...)
	return cmd
}

func auditTables(cmd *cobra.Command, in string, o *auditOptions) error {
	publisher, err := load(cmd, yugong.Settings{Form: o.form})
	if err != nil {
		return err
	}
	a, err := publisher.Audit(in, o.exact)
	if err != nil {
		return refuse("%w", err)
	}
	if o.json {
		err = auditJSON(in, a).Write(cmd.OutOrStdout())
	} else {
		err = writeAudit(cmd.OutOrStdout(), in, a)
	}
	switch {
	case err != nil:
		return &exitError{exitEnvironment, err}
	case a.Findings.HasErrors():
		return refuse("公开表中有 %s", report.Count(a.Findings))
	case len(a.Tables) == 0:
		return refuse("%s 里没有找到公开的各表；请核对各表的标题，或用 --form 指定公开格式", in)
	}
	return nil
}

// writeAudit prints the findings, then what was compared and what was not.
func writeAudit(w io.Writer, in string, a *yugong.Audit) error {
	if err := report.Write(w, a.Findings); err != nil {
		return err
	}
	var b strings.Builder
	if len(a.Findings) > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s：%s\n", filepath.Base(in), auditScope(a))
	for _, title := range a.Missing {
		if !toldOf(a, title) {
			fmt.Fprintf(&b, "  未核对：没有《%s》\n", title)
		}
	}
	for _, at := range a.Ignored {
		fmt.Fprintf(&b, "  未核对：%s 不是公开的报表\n", sheetName(at))
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

// auditScope says what was looked at.
func auditScope(a *yugong.Audit) string {
	s := fmt.Sprintf("%d 张表", len(a.Tables))
	if n := len(a.Missing); n > 0 {
		s += fmt.Sprintf("（缺 %d 张）", n)
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

func auditJSON(in string, a *yugong.Audit) *report.Check {
	c := report.NewCheck(filepath.ToSlash(in), a.Unit, a.Year, &a.Verdict, yugong.Hint)
	c.Audited = &report.Audited{Exact: a.Exact, Tables: append([]string{}, a.Tables...), Missing: append([]string{}, a.Missing...), Ignored: []string{}}
	for _, at := range a.Ignored {
		c.Ignored = append(c.Ignored, sheetName(at))
	}
	return c
}

func sheetName(at yugong.Place) string {
	if at.Sheet == "" {
		return at.Book
	}
	return at.Sheet
}
