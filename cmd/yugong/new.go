package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"yugong"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

// newOptions are the options of new as given.
type newOptions struct {
	example, force bool
	from, copy     string
	form           string
	year           int
}

func newNew() *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:   "new OUT.xlsx [--example | --from LAST | --copy IN] [选项]",
		Short: "建一份工作簿：空白的、示例的，或由上年的结转",
		Long: `建一份供填写的工作簿：表头冻结，有下拉选项，每列有批注，第一张表说明其余各表。

不写其他选项时是空白的。已有同名文件时不覆盖，除非写 --force。`,
		Example: `  yugong new 预算.xlsx                          空白工作簿
  yugong new 2026年预算.xlsx --from 2025年预算.xlsx   由上年工作簿结转
  yugong new 示例.xlsx --example                看看填好的样子
  yugong new 预算.xlsx --form central           中央部门的空白工作簿`,
		Args:              exactly(1, "要建的工作簿的文件名，例如 预算.xlsx"),
		ValidArgsFunction: completeFiles("xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return makeWorkbook(cmd, args[0], &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.example, "example", false, "填入示例单位的数据")
	f.StringVar(&o.from, "from", "", "由上年的工作簿或 csv 文件夹 `LAST` 结转：本年数成为上年数，\n文字、单位和项目保留，金额留空")
	f.StringVar(&o.copy, "copy", "", "照抄工作簿或 csv 文件夹 `IN` 的数据")
	f.IntVar(&o.year, "year", 0, "空白工作簿的预算年度 `YEAR`（不写时为今年）")
	f.StringVar(&o.form, "form", "", "按哪一种公开格式："+formWords()+"（不写时为 "+yugong.DefaultForm+"）；\n工作簿只有它要用的表，并有它增加的表")
	completeFlag(cmd, "form", formCompletions()...)
	f.BoolVar(&o.force, "force", false, "覆盖已有的同名文件")
	return cmd
}

func makeWorkbook(cmd *cobra.Command, out string, o *newOptions) error {
	if err := o.check(cmd, out); err != nil {
		return err
	}
	write, what, err := o.content(cmd)
	if err != nil {
		return err
	}
	if err := safefile.Write(out, write); err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.ErrOrStderr(), "已生成 %s：%s\n", out, what)
	return err
}

// check refuses options that contradict each other and files that would be
// lost.
func (o *newOptions) check(cmd *cobra.Command, out string) error {
	given := 0
	for _, name := range []string{"example", "from", "copy", "year"} {
		if cmd.Flags().Changed(name) {
			given++
		}
	}
	if given > 1 {
		return misuse("--example、--from、--copy、--year 只能用一个")
	}
	if err := checkYear(cmd, o.year); err != nil {
		return err
	}
	if !strings.EqualFold(filepath.Ext(out), ".xlsx") {
		return misuse("工作簿文件名 %q 应以 .xlsx 结尾", out)
	}
	for _, in := range []string{o.from, o.copy} {
		if safefile.Overwrites(out, in) {
			return misuse("输出 %s 会覆盖输入 %s，请换一个文件名", out, in)
		}
	}
	if _, err := os.Lstat(out); !o.force && !errors.Is(err, fs.ErrNotExist) {
		return misuse("%s 已存在，没有改动它；确要覆盖请加 --force", out)
	}
	return nil
}

// content returns what writes the workbook, and what to say of it.
func (o *newOptions) content(cmd *cobra.Command) (write func(io.Writer) error, what string, err error) {
	publisher, err := load(cmd, yugong.Settings{Form: o.form})
	if err != nil {
		return nil, "", err
	}
	if !o.example && o.from == "" && o.copy == "" {
		year := o.year
		if year == 0 {
			year = time.Now().Year()
		}
		return func(w io.Writer) error { return publisher.WriteBlank(w, year) },
			fmt.Sprintf("%d 年度空白工作簿；请从第一张表看起", year), nil
	}
	in, err := o.source(cmd, publisher)
	if err != nil {
		return nil, "", err
	}
	unit := &in.Disclosure.Unit
	switch {
	case o.example:
		what = "示例工作簿（" + unit.Name.Value + "）"
	case o.copy != "":
		what = "数据照抄 " + o.copy
	default:
		what = fmt.Sprintf("%d 年度工作簿，由 %s 结转；请填写本年金额", unit.Year.Value, o.from) + outOfDate(in.Dated())
	}
	return in.WriteWorkbook, what, nil
}

// source reads the data that the workbook is to hold; faults in them refuse.
func (o *newOptions) source(cmd *cobra.Command, publisher *yugong.Publisher) (in *yugong.Input, err error) {
	if o.example {
		in, err = publisher.Example()
	} else {
		in, err = publisher.Read(o.from + o.copy) // one of them is empty
	}
	if err != nil {
		return nil, refuse("%w", err)
	}
	if err := refuseFaults(cmd, in.Findings); err != nil {
		return nil, err
	}
	if o.from != "" {
		in = in.NextYear()
	}
	return in, nil
}

// outOfDate lists the texts that were copied and name a year gone by.
func outOfDate(texts []yugong.Dated) string {
	if len(texts) == 0 {
		return ""
	}
	const most, width = 20, 30
	s := fmt.Sprintf("\n照抄的文字有 %d 处写着以前的年份，请逐处核对（也列在工作簿的“结转核对”表）：", len(texts))
	for i, t := range texts {
		if i == most {
			return s + "\n  …"
		}
		text := []rune(strings.Join(strings.Fields(t.Text), " "))
		if len(text) > width {
			text = append(text[:width], '…')
		}
		s += "\n  " + t.Sheet + "!" + t.Cell + "　" + t.Head + "：" + string(text)
	}
	return s
}

// checkYear refuses a year of a command line that no budget is of.
func checkYear(cmd *cobra.Command, year int) error {
	if cmd.Flags().Changed("year") && (year < 2000 || year > 2100) {
		return misuse("--year %d 不是预算年度，应为 2000 到 2100", year)
	}
	return nil
}
