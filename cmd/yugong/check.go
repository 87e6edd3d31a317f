package main

import (
	"fmt"
	"io"
	"path/filepath"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/model/diag"
	"yugong/templates"

	"github.com/spf13/cobra"
)

// checkOptions are the options of check as given.
type checkOptions struct {
	json           bool
	severity, form string
}

func newCheck() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check IN [--json] [--severity 错误|警告|提示] [选项]",
		Short: "核对工作簿：勾稽关系、批复数、文字",
		Long: `核对工作簿而不生成文件：表与表的勾稽关系、批复控制数、上年数、将要印出的文字。
每个问题写明工作表和单元格、现在是什么、应当是什么、怎样改。各条规则见 yugong rules。

IN 是一份工作簿（.xlsx），或一个每张表一个 csv（UTF-8）的文件夹。
有理由的警告和提示可在“核对说明”表写明规则、位置和理由，此后列为“已说明”；错误只能改正。
没有可比较的数（例如没有“批复数”表）时，规则为“未核对”，不算通过。

退出码：0 没有错误；1 有错误；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong check 预算.xlsx
  yugong check 预算.xlsx --severity 警告
  yugong check 预算.xlsx --json > 核对.json`,
		Args:              exactly(1, "工作簿（.xlsx）或 csv 文件夹"),
		ValidArgsFunction: completeFiles("xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return checkInput(cmd, args[0], &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.json, "json", false, "按 docs/check.schema.json 输出 JSON")
	f.StringVar(&o.severity, "severity", "hint", "只列出这一级及更重的问题：`LEVEL` 为错误、警告、提示，\n或 error、warning、hint")
	f.StringVar(&o.form, "form", "", "公开格式：内置格式 `NAME`，或一个格式文件夹（不写时为 "+templates.Default+"）")
	completeFlag(cmd, "severity", "error", "warning", "hint")
	completeFlag(cmd, "form", templates.Names()...)
	return cmd
}

func checkInput(cmd *cobra.Command, in string, o *checkOptions) error {
	least, ok := parseSeverity(o.severity)
	if !ok {
		return misuse("--severity %q 不对，可用：错误、警告、提示（error、warning、hint）", o.severity)
	}
	publisher, faults, err := yugong.New(yugong.Settings{Form: o.form})
	if err != nil {
		return misuse("%v", err)
	}
	if err := refuseFaults(cmd, faults); err != nil {
		return err
	}
	r, err := publisher.Check(in)
	if err != nil {
		return refuse("%w", err)
	}
	if err := o.print(cmd.OutOrStdout(), in, r, least); err != nil {
		return &exitError{exitEnvironment, err}
	}
	if n := r.Faults.Count(diag.Error); n > 0 {
		return refuse("核对发现 %d 处错误", n)
	}
	return nil
}

func (o *checkOptions) print(w io.Writer, in string, r *yugong.Result, least diag.Severity) error {
	if o.json {
		u := &r.Disclosure.Unit
		return report.NewCheck(filepath.ToSlash(in), u.Name.Value, u.Year.Value, r.Faults, r.Checks, least).Write(w)
	}
	return printCheck(w, r, least)
}

// printCheck prints findings, explanations and the summary.
func printCheck(w io.Writer, r *yugong.Result, least diag.Severity) error {
	shown := report.AtLeast(r.Faults, least)
	if err := report.Write(w, shown); err != nil {
		return err
	}
	if err := report.WriteAccepted(w, r.Checks.Accepted); err != nil {
		return err
	}
	if err := report.WriteStates(w, r.Checks); err != nil {
		return err
	}
	_, err := io.WriteString(w, conclusion(r, len(r.Faults)-len(shown))+"\n")
	return err
}

// conclusion is the last line: 结果：2 处错误、1 处警告；另有 1 处已说明.
func conclusion(r *yugong.Result, hidden int) string {
	s := "结果：" + report.Count(r.Faults)
	if len(r.Faults) == 0 {
		s = "结果：没有发现问题"
	}
	if hidden > 0 {
		s += fmt.Sprintf("（其中 %d 处没有列出）", hidden)
	}
	if n := len(r.Checks.Accepted); n > 0 {
		s += fmt.Sprintf("；另有 %d 处已说明", n)
	}
	return s
}

func parseSeverity(s string) (diag.Severity, bool) {
	for _, v := range []diag.Severity{diag.Hint, diag.Warning, diag.Error} {
		if s == v.String() || s == [...]string{diag.Hint: "hint", diag.Warning: "warning", diag.Error: "error"}[v] {
			return v, true
		}
	}
	return 0, false
}
