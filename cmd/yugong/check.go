package main

import (
	"path/filepath"

	"yugong"
	"yugong/cmd/internal/report"

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
	formFlag(cmd, &o.form)
	completeFlag(cmd, "severity", "error", "warning", "hint")
	return cmd
}

func checkInput(cmd *cobra.Command, path string, o *checkOptions) error {
	least, ok := yugong.ParseSeverity(o.severity)
	if !ok {
		return misuse("--severity %q 不对，可用：错误、警告、提示（error、warning、hint）", o.severity)
	}
	publisher, err := load(cmd, yugong.Settings{Form: o.form})
	if err != nil {
		return err
	}
	in, err := publisher.Read(path)
	if err != nil {
		return refuse("%w", err)
	}
	r := publisher.Check(in)
	if o.json {
		err = verdictJSON(path, r, least).Write(cmd.OutOrStdout())
	} else {
		err = report.WriteVerdict(cmd.OutOrStdout(), &r.Verdict, least)
	}
	if err != nil {
		return &exitError{exitEnvironment, err}
	}
	if n := r.Findings.Count(yugong.Error); n > 0 {
		return refuse("核对发现 %d 处错误", n)
	}
	return nil
}

// verdictJSON is the JSON form of what was found in the input at path.
func verdictJSON(path string, r *yugong.Result, least yugong.Severity) *report.Check {
	unit, year := "", 0
	if r.Disclosure != nil {
		unit, year = r.Disclosure.Unit.Name.Value, r.Disclosure.Unit.Year.Value
	}
	return report.NewCheck(filepath.ToSlash(path), unit, year, &r.Verdict, least)
}
