package main

import (
	"path/filepath"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

// diffOptions are the options of diff as given.
type diffOptions struct {
	json, all bool
	out, form string
}

func newDiff() *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff A B [-o 对照.pdf] [--json] [--all] [选项]",
		Short: "比较两份稿子：哪些金额、项目、文字、页不同",
		Long: `比较两份稿子，或上年与本年：填报的金额、项目、文字哪些改了、改了多少，公开的各表逐格比较，
文字逐段比较，哪些页不同。行按内容对应，中间插入一行不影响其他行；年度不同时，“本年”“上年”相互对应。

A、B 可以是工作簿（.xlsx）、csv 文件夹、公开的 PDF，或公开各表的工作簿。两份都是工作簿时比较填报的内容。
-o 把 B 的各页写成 PDF，不同之处加框：橙色改动，绿色增加。
没有填完、有错误的工作簿排不成各页，只比较填报的内容。

退出码：0 已比较；1 有一份读不出；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong diff 一稿.xlsx 二稿.xlsx
  yugong diff 2025.xlsx 2026.xlsx -o 对照.pdf
  yugong diff 去年公开.pdf 今年公开.pdf --json > 对照.json`,
		Args:              exactly(2, "要比较的两份文件"),
		ValidArgsFunction: completeFiles("xlsx", "pdf"),
		RunE:              func(cmd *cobra.Command, args []string) error { return diff(cmd, args[0], args[1], &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.out, "output", "o", "", "把 B 的各页写成 PDF `FILE`，不同之处加框")
	f.BoolVar(&o.json, "json", false, "按 docs/diff.schema.json 输出 JSON")
	f.BoolVar(&o.all, "all", false, "各表的不同之处全部列出（不写时每张表至多列 20 处）")
	formFlag(cmd, &o.form)
	return cmd
}

func diff(cmd *cobra.Command, pathA, pathB string, o *diffOptions) error {
	if o.out != "" && !strings.EqualFold(filepath.Ext(o.out), ".pdf") {
		return misuse("输出文件名 %q 应以 .pdf 结尾", o.out)
	}
	for _, path := range []string{pathA, pathB} {
		if safefile.Overwrites(o.out, path) {
			return misuse("输出 %s 会覆盖输入 %s，请换一个文件名", o.out, path)
		}
	}
	publisher, err := load(cmd, yugong.Settings{Form: o.form})
	if err != nil {
		return err
	}
	var both [2]*yugong.Version
	for i, path := range []string{pathA, pathB} {
		if both[i], err = publisher.ReadVersion(path); err != nil {
			return refuse("%w", err)
		}
		if !both[i].OK() {
			return refuseFaults(cmd, both[i].Findings)
		}
	}
	if !yugong.Comparable(both[0], both[1]) { // facts without pages beside pages without facts
		return refuseFaults(cmd, append(both[0].Findings, both[1].Findings...))
	}
	d := yugong.Compare(both[0], both[1])
	if o.json {
		err = report.NewDifferences(both[0], both[1], d).Write(cmd.OutOrStdout())
	} else {
		err = report.WriteDifferences(cmd.OutOrStdout(), both[0], both[1], d, o.all)
	}
	switch {
	case err != nil:
		return &exitError{exitEnvironment, err}
	case o.out == "":
		return nil
	case !both[1].HasPages():
		return refuse("%s 没有页，不能写成 PDF", both[1].Name)
	}
	return safefile.Write(o.out, both[1].Marker(d))
}
