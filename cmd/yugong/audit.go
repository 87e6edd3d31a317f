package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"yugong/cmd/internal/report"
	"yugong/model/diag"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/published"

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
	f.StringVar(&o.form, "form", "", "公开格式：内置格式 `NAME`，或一个格式文件夹（不写时为 "+templates.Default+"）")
	f.BoolVar(&o.exact, "exact", false, "金额都是精确值，不允许四舍五入的尾差")
	f.BoolVar(&o.json, "json", false, "按 docs/check.schema.json 的样式输出 JSON，另有各表的名单")
	completeFlag(cmd, "form", templates.Names()...)
	return cmd
}

func auditTables(cmd *cobra.Command, in string, o *auditOptions) error {
	form, err := loadForm(cmd, o.form)
	if err != nil {
		return err
	}
	book, faults, err := tables.Read(in)
	if err != nil {
		return refuse("%w", err)
	}
	r := published.Audit(form, book, o.exact)
	r.Faults = append(faults, r.Faults...)
	r.Faults.Sort()
	if o.json {
		err = writeAuditJSON(cmd.OutOrStdout(), in, r)
	} else {
		err = writeAudit(cmd.OutOrStdout(), in, r)
	}
	switch {
	case err != nil:
		return &exitError{exitEnvironment, err}
	case r.Faults.HasErrors():
		return refuse("公开表中有 %s", report.Count(r.Faults))
	case len(r.Tables) == 0:
		return refuse("%s 里没有找到公开的各表；请核对各表的标题，或用 --form 指定公开格式", in)
	}
	return nil
}

// writeAudit prints the findings, then what was compared and what was not.
func writeAudit(w io.Writer, in string, r *published.Result) error {
	if err := report.Write(w, r.Faults); err != nil {
		return err
	}
	var b strings.Builder
	if len(r.Faults) > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s：%s\n", filepath.Base(in), auditScope(r))
	count := map[published.State]int{}
	for i := range r.Checks {
		c := &r.Checks[i]
		count[c.State()]++
		fmt.Fprintf(&b, "  %s %s %s：%s\n", stateWords[c.State()], c.Rule, strings.Join(c.Tables, "、"), auditCount(c))
	}
	for _, title := range r.Missing {
		fmt.Fprintf(&b, "  未核对：没有《%s》\n", title)
	}
	for _, at := range r.Ignored {
		fmt.Fprintf(&b, "  未核对：%s 不是公开的报表\n", sheetName(at))
	}
	fmt.Fprintf(&b, "规则 %d 条：通过 %d，有提示 %d，不符 %d，未核对 %d", len(r.Checks),
		count[published.Passed], count[published.Hinted], count[published.Failing], count[published.NotChecked])
	if n := report.Count(r.Faults); n != "" {
		b.WriteString("；" + n)
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

var stateWords = map[published.State]string{
	published.NotChecked: "未核对", published.Passed: "通过　", published.Hinted: "有提示", published.Failing: "不符　",
}

// auditScope says what was looked at.
func auditScope(r *published.Result) string {
	s := fmt.Sprintf("%d 张表", len(r.Tables))
	if n := len(r.Missing); n > 0 {
		s += fmt.Sprintf("（缺 %d 张）", n)
	}
	if r.Unit != "" {
		s += "，" + r.Unit
	}
	if r.Year > 0 {
		s += fmt.Sprintf("，%d年", r.Year)
	}
	if r.Exact {
		return s + "，按精确值核对"
	}
	return s + "，允许四舍五入的尾差"
}

func auditCount(c *published.Check) string {
	if c.Done == 0 {
		return "没有可以核对的"
	}
	s := fmt.Sprintf("核对 %d 项", c.Done)
	if c.Failed > 0 {
		s += fmt.Sprintf("，不符 %d 项", c.Failed)
	}
	if c.Hints > 0 {
		s += fmt.Sprintf("，提示 %d 处", c.Hints)
	}
	if len(c.Absent) > 0 {
		s += "；没有 " + strings.Join(c.Absent, "、") + "，与其有关的未核对"
	}
	return s
}

func sheetName(at diag.Pos) string {
	if at.Sheet == "" {
		return at.Book
	}
	return at.Sheet
}
