package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yugong"
	"yugong/cmd/internal/batch"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

func newRollup() *cobra.Command {
	var out, form string
	cmd := &cobra.Command{
		Use:   "rollup UNIT… -o 部门.xlsx",
		Short: "由各单位的工作簿汇总部门的工作簿",
		Long: `由部门本级和所属单位的工作簿汇总出部门预算的工作簿，再用 build 生成部门预算公开文件。

UNIT 是各单位的工作簿（.xlsx）、csv 文件夹，或放着它们的文件夹。收支、项目、绩效目标、购买服务逐单位列出；
三公经费、政府采购、国有资产、上年数、批复数相加；说明和名词解释用部门本级的。
部门本级是文档类型为“部门预算”的那份，或各单位在“主管部门”里写的那个单位。
对附属单位补助支出与上级补助收入、上缴上级支出与附属单位上缴收入属于部门内部往来的，会列出来，不自动抵销。
对不上的（年度、主管部门、缺的单位、重复的单位等）写明哪个单位的哪一格。

-o 是文件夹时，UNIT 写一个文件夹：其中每个子文件夹是一个部门，各汇总成一份；
再对这个文件夹用 yugong batch，就得到各部门的文件和全县的合计。

退出码：0 已生成；1 输入有错误；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong rollup 局本级.xlsx 文化馆.xlsx -o 部门.xlsx
  yugong rollup 文旅局/ -o 文旅局部门预算.xlsx
  yugong rollup 各部门/ -o 汇总/ && yugong batch 汇总/ -o 部门公开/`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("缺少各单位的工作簿；用法见 %s --help", cmd.CommandPath())
			}
			return nil
		},
		ValidArgsFunction: completeFiles("xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return rollUp(cmd, args, out, form) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&out, "output", "o", "", "生成的工作簿 `FILE`，或一个文件夹")
	formFlag(cmd, &form)
	return cmd
}

func rollUp(cmd *cobra.Command, paths []string, out, form string) error {
	folder := !strings.EqualFold(filepath.Ext(out), ".xlsx")
	switch {
	case out == "":
		return misuse("缺少 -o：汇总成的工作簿（.xlsx）")
	case folder && len(paths) > 1:
		return misuse("-o 是文件夹时只写一个文件夹，其中每个子文件夹是一个部门；要汇总一个部门，-o 请写 .xlsx")
	}
	publisher, err := load(cmd, yugong.Settings{Form: form})
	if err != nil {
		return err
	}
	if !folder {
		return rollUpOne(cmd, publisher, paths, out)
	}
	departments, err := os.ReadDir(paths[0])
	if err != nil {
		return refuse("%w", yugong.OpenFailure(paths[0], err))
	}
	departments = slices.DeleteFunc(departments, func(d os.DirEntry) bool {
		return !d.IsDir() || batch.Ignored(d.Name()) || safefile.Overwrites(filepath.Join(paths[0], d.Name()), out)
	})
	if len(departments) == 0 {
		return refuse("%s 里没有子文件夹：-o 是文件夹时每个子文件夹是一个部门；要汇总一个部门，-o 请写 .xlsx", paths[0])
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return &safefile.Error{Path: out, Err: err}
	}
	done, failed := 0, 0
	for _, d := range departments {
		path := filepath.Join(paths[0], d.Name())
		switch err := rollUpOne(cmd, publisher, []string{path}, filepath.Join(out, d.Name()+".xlsx")); exitCode(err) {
		case 0:
			done++
		case exitInput:
			fmt.Fprintf(cmd.ErrOrStderr(), "%s：%v\n", d.Name(), err)
			failed++
		default:
			return err
		}
	}
	if failed > 0 {
		return refuse("汇总了 %d 个部门，%d 个没有成功", done, failed)
	}
	return nil
}

// rollUpOne makes the workbook of one department, and checks it: what a sum
// contradicts is told with the unit's cell.
func rollUpOne(cmd *cobra.Command, publisher *yugong.Publisher, paths []string, out string) error {
	var units []*yugong.Input
	var unread yugong.Findings
	for _, path := range paths {
		found, lost, err := batch.Units(path, out)
		if err != nil {
			return refuse("%w", yugong.OpenFailure(path, err))
		}
		unread = append(unread, lost...)
		for _, unit := range found {
			if safefile.Overwrites(out, unit) {
				return misuse("输出 %s 会覆盖输入 %s，请换一个文件名", out, unit)
			}
			in, err := publisher.Read(unit)
			if err != nil {
				return refuse("%w", err)
			}
			units = append(units, in)
		}
	}
	if len(units) == 0 {
		return refuse("%s 里没有工作簿", strings.Join(paths, "、"))
	}
	in := yugong.Rollup(units)
	found := append(unread, in.Findings...)
	if err := report.WriteBooks(cmd.ErrOrStderr(), found); err != nil {
		return &exitError{exitEnvironment, err}
	}
	if found.HasErrors() {
		return refuse("没有汇总：共 %s，请改正后再试", report.Count(found))
	}
	if err := safefile.Write(out, in.WriteWorkbook); err != nil {
		return err
	}
	checked := publisher.Check(&yugong.Input{Disclosure: in.Disclosure})
	if err := report.WriteBooks(cmd.ErrOrStderr(), checked.Findings); err != nil {
		return &exitError{exitEnvironment, err}
	}
	s := fmt.Sprintf("已生成 %s：%s，%d 个单位", out, in.Disclosure.Unit.Name.Value, len(in.Disclosure.Units))
	if n := report.Count(checked.Findings); n != "" {
		s += "；核对 " + n
	}
	fmt.Fprintln(cmd.ErrOrStderr(), s)
	return nil
}
