package main

import (
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"yugong"
	"yugong/cmd/internal/inspect"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

// auditOptions are the options of audit as given.
type auditOptions struct {
	forms       []string
	exact, json bool
	out         string
	workers     int
	timeout     time.Duration
}

func newAudit() *cobra.Command {
	var o auditOptions
	cmd := &cobra.Command{
		Use:   "audit IN… [-o OUT] [选项]",
		Short: "核对已经公开的文档",
		Long: `核对已经公开的文档中的各表：表内合计、表间关系、科目编码与名称、行的次序，
以及各表的标题、年份和单位名称。

IN 是公开的 PDF，或一份工作簿（.xlsx，每张表一个工作表），或放着各表 .csv 的文件夹；
也可以是放着许多这样的文档的文件夹（含子文件夹）。可以写多个。
各表按标题辨认，各列按表式的表头辨认；多出的空行空列、续表、元或万元都不妨碍。
公开格式自动辨认。没有找到的表、扫描的页不核对，并列明：没有核对不等于通过。

-o OUT 是一个文件夹：放 报告.xlsx、index.html，以及每份有问题的 PDF 的批注稿
（“名称` + inspect.CopyMark + `.pdf”，每个问题标在原处），可以退给单位修改。
中途结束的，再运行同一命令就接着核对；没有变化的文档不重新核对。
核对一份 PDF 时，OUT 也可以是批注稿的文件名（.pdf）。

金额若只保留到表式规定的小数，各项之和允许四舍五入的尾差，尾差以内的列为提示；
有更多小数的，以及由 yugong tables 生成的，是精确值，不允许尾差。

退出码：0 没有错误；1 有错误，或有文档无法核对；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong audit 公开.pdf
  yugong audit 公开.pdf -o 公开（核对）.pdf
  yugong audit 全县公开/ -o 核对/
  yugong audit 公开表.xlsx --exact
  yugong audit 公开.pdf --json > 核对结果.json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("缺少公开的文档（.pdf、.xlsx）或文件夹；用法见 %s --help", cmd.CommandPath())
			}
			return nil
		},
		ValidArgsFunction: completeFiles("pdf", "xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return audit(cmd, args, &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.out, "output", "o", "", "放报告和批注稿的文件夹 `OUT`，或一份批注稿的文件名")
	f.StringSliceVar(&o.forms, "form", nil, "公开格式："+formWords()+"；可写多个，不写时在内置格式中辨认")
	f.BoolVar(&o.exact, "exact", false, "金额都是精确值，不允许四舍五入的尾差")
	f.BoolVar(&o.json, "json", false, "按 docs/check.schema.json 的样式输出 JSON，另有各表的名单")
	f.IntVarP(&o.workers, "jobs", "j", runtime.GOMAXPROCS(0), "同时核对 `N` 份，不写时为处理器核数")
	f.DurationVar(&o.timeout, "timeout", inspect.DefaultLimit, "多份文档时，一份最多核对多久 `D`（如 90s、10m），超过就放弃这一份")
	completeFlag(cmd, "form", formCompletions()...)
	return cmd
}

func audit(cmd *cobra.Command, inputs []string, o *auditOptions) error {
	if o.workers < 1 {
		return misuse("-j %d 不对，应为 1 或更大", o.workers)
	}
	if o.timeout <= 0 {
		return misuse("--timeout %v 不对，应大于 0", o.timeout)
	}
	folder := o.out
	if strings.EqualFold(filepath.Ext(o.out), ".pdf") {
		folder = ""
	}
	if folder != "" && inspect.Foreign(folder) {
		return foreignPage(folder)
	}
	publishers, err := o.publishers(cmd)
	if err != nil {
		return err
	}
	sources, err := inspect.Find(inputs, folder)
	if err != nil {
		return refuse("%w", yugong.OpenFailure(strings.Join(inputs, " "), err))
	}
	if len(sources) == 0 {
		return refuse("%s 里没有可以核对的文档：应有公开的 PDF、工作簿，或各表的 .csv", strings.Join(inputs, "、"))
	}
	if len(sources) == 1 && folder == "" {
		return auditOne(cmd, sources[0].Path, publishers, o)
	}
	if o.out != folder {
		return misuse("核对 %d 份文档时，-o 应为文件夹", len(sources))
	}
	return auditMany(cmd, sources, publishers, o)
}

// formNames are the forms that documents are held against.
func (o *auditOptions) formNames() []string {
	if len(o.forms) > 0 {
		return o.forms
	}
	return yugong.Forms()
}

// publishers are those of the forms named, or of all forms there are.
func (o *auditOptions) publishers(cmd *cobra.Command) ([]*yugong.Publisher, error) {
	var out []*yugong.Publisher
	for _, name := range o.formNames() {
		p, err := load(cmd, yugong.Settings{Form: name})
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func auditOne(cmd *cobra.Command, in string, publishers []*yugong.Publisher, o *auditOptions) error {
	read, err := yugong.ReadPublication(in)
	if err != nil {
		return refuse("%w", err)
	}
	a := read.Follows(publishers).AuditRead(read, o.exact)
	if o.out != "" {
		if read.Pages() == 0 {
			return misuse("%s 不是 PDF，没有批注稿；-o 应为文件夹", in)
		}
		if err := safefile.Write(o.out, a.Copy); err != nil {
			return err
		}
	}
	if o.json {
		r := inspect.Of(a, read.Pages())
		err = r.JSON(filepath.ToSlash(in)).Write(cmd.OutOrStdout())
	} else {
		err = inspect.Print(cmd.OutOrStdout(), in, a)
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
