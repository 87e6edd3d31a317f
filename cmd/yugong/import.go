package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

// importOptions are the options of import as given.
type importOptions struct {
	out, aliases, form string
	into               string
	year               int
	force              bool
}

func newImport() *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import FILE… -o OUT.xlsx [选项]",
		Short: "由明细表、公开表或 PDF 建一份工作簿",
		Long: `由已有的表建一份工作簿，不用再录一遍。FILE 可以写多个，是下面各种文件或放着它们的文件夹：

一体化系统导出的明细表（.xlsx、.xls、.csv）。一行一笔，或每种资金一列、一张表，都能读；表头按叫法辨认，
没有认出的列不读，并各问一次，列出最相近的三种叫法。
公开的各表（.xlsx、.xls、.csv），或公开文件的 PDF。各表合起来能确定的成为明细，不能确定的列出来；
格式按标题辨认，也可用 --form 指定。部门的与所属单位的一起导入，可以知道各笔是哪个单位的。
明细与公开表不同时指出两处的单元格，采用明细。
上年的工作簿、公开表或 PDF：成为上年数和三公经费的上年数，单位职责、机构设置、名词解释供核对。
绩效目标表（.xlsx 或 PDF 里的）：成为绩效目标和绩效指标。
两处的同一笔预算只取一次，两处不同的指出两处的单元格。
同一年度的工作簿：接着填它，与 --into 相同。

填入的有：支出预算、经济分类、收入预算、项目、三公经费、政府购买服务、上年数、绩效目标和指标、说明、单位信息。
每个金额的批注、“导入报告”工作表写明取自哪个文件的哪个单元格。还要填写的按工作表列出。
缺少科目等内容的行不导入，逐行列出；其余照常生成。

已有同名文件时不覆盖，除非写 --force。

退出码：0 没有错误；1 有行没有导入，或文件不能导入；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong import 支出明细.xlsx -o 预算.xlsx
  yugong import 基本支出.xls 项目支出.xls -o 预算.xlsx
  yugong import 导出/ -o 预算.xlsx --aliases 本县叫法.yaml
  yugong import 支出明细.xlsx 2025年公开.pdf -o 预算.xlsx
  yugong import 绩效表.xlsx --into 预算.xlsx -o 预算2.xlsx`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("缺少明细表、公开表（.xlsx、.xls、.csv、.pdf）或文件夹；用法见 %s --help", cmd.CommandPath())
			}
			return nil
		},
		ValidArgsFunction: completeFiles("xlsx", "xls", "csv", "pdf"),
		RunE:              func(cmd *cobra.Command, args []string) error { return importLists(cmd, args, &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.out, "output", "o", "", "要建的工作簿 `OUT.xlsx`")
	f.StringVar(&o.aliases, "aliases", "", "别名文件 `FILE`（yaml）：本地表头和用语的叫法")
	f.StringVar(&o.form, "form", "", "公开格式："+formWords())
	f.StringVar(&o.into, "into", "", "接着填的工作簿 `已有.xlsx`：已填的和自己加的工作表保留，空着的填上，不同的、没有带过来的列出")
	f.IntVar(&o.year, "year", 0, "预算年度 `YEAR`；不写时取各文件中最新的一年，更早的作为上年数")
	f.BoolVar(&o.force, "force", false, "覆盖已有的同名文件")
	completeFlag(cmd, "form", formCompletions()...)
	return cmd
}

func importLists(cmd *cobra.Command, files []string, o *importOptions) error {
	if err := checkYear(cmd, o.year); err != nil {
		return err
	}
	if err := o.check(files); err != nil {
		return err
	}
	forms := []string{o.form}
	if o.form == "" {
		forms = nil
	}
	publishers, err := (&auditOptions{forms: forms}).publishers(cmd)
	if err != nil {
		return err
	}
	in, err := yugong.ImportBy(publishers, files, yugong.ImportOptions{Aliases: o.aliases, Year: o.year, Into: o.into})
	if err != nil {
		return refuse("%w", err)
	}
	say := cmd.ErrOrStderr()
	if in.Disclosure == nil {
		if err := report.Write(say, in.Findings); err != nil {
			return &exitError{exitEnvironment, err}
		}
		return refuse("没有生成文件：没有可以导入的内容")
	}
	err = safefile.Write(o.out, func(w io.Writer) error {
		_, err := in.WriteTo(w)
		return err
	})
	if err != nil {
		return err
	}
	if err := report.WriteImport(say, in); err != nil {
		return &exitError{exitEnvironment, err}
	}
	fmt.Fprintf(say, "已生成 %s\n", o.out)
	if in.Findings.HasErrors() {
		return refuse("%s 里缺少没有导入的内容：共 %s，请在工作簿里补上，或改正原表后再导入", o.out, report.Count(in.Findings))
	}
	return nil
}

// check refuses an output that is none or that would be lost.
func (o *importOptions) check(files []string) error {
	if o.out == "" {
		return misuse("缺少 -o：要建的工作簿的文件名，例如 -o 预算.xlsx")
	}
	if !strings.EqualFold(filepath.Ext(o.out), ".xlsx") {
		return misuse("工作簿文件名 %q 应以 .xlsx 结尾", o.out)
	}
	for _, in := range append([]string{o.aliases, o.into}, files...) {
		if safefile.Overwrites(o.out, in) {
			return misuse("输出 %s 会覆盖输入 %s，请换一个文件名", o.out, in)
		}
	}
	if _, err := os.Lstat(o.out); !o.force && !errors.Is(err, fs.ErrNotExist) {
		return misuse("%s 已存在，没有改动它；确要覆盖请加 --force", o.out)
	}
	return nil
}
