package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"yugong"
	"yugong/cmd/internal/mark"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"
	"yugong/templates"

	"github.com/spf13/cobra"
)

// buildOptions are the options of build as given.
type buildOptions struct {
	out, watermark, form, style, dump string
	fonts                             []string
	final, mark                       bool
}

func newBuild() *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build IN [-o OUT.pdf] [--final] [选项]",
		Short: "由工作簿生成公开文件（PDF）",
		Long: `由工作簿生成完整的公开文件（PDF）。

IN 是一份工作簿（.xlsx），或一个每张表一个 csv（UTF-8）的文件夹。不写 -o 时，
文件生成在当前文件夹，名为“单位名称＋年度＋年单位预算公开.pdf”。

不写 --final 时生成草稿：每页带水印。无法读取的错误使文件不能生成，原有的文件不受影响；
核对规则（见 yugong rules）发现的错误只列出，不妨碍草稿，但不生成定稿。

退出码：0 已生成；1 输入有错误；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong build 预算.xlsx
  yugong build 预算.xlsx -o 公开.pdf --final
  yugong build 预算.xlsx --font 仿宋=C:\Windows\Fonts\simfang.ttf`,
		Args:              exactly(1, "工作簿（.xlsx）或 csv 文件夹"),
		ValidArgsFunction: completeFiles("xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return build(cmd, args[0], &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.out, "output", "o", "", "生成的 PDF `FILE`")
	f.BoolVar(&o.final, "final", false, "生成定稿：没有水印")
	f.StringVar(&o.watermark, "watermark", "", "草稿的水印 `TEXT`（不写时为“"+yugong.DraftMark+"”）")
	f.BoolVar(&o.mark, "mark", false, "在草稿的页边标出核对发现的问题：红色错误，橙色警告，蓝色提示")
	f.StringVar(&o.form, "form", "", "公开格式：内置格式 `NAME`，或一个格式文件夹（不写时为 "+templates.Default+"）")
	f.StringVar(&o.style, "style", "", "换一种样式：格式文件夹里的 style-NAME.yaml，或一个样式文件（`NAME` 或路径）")
	f.StringArrayVar(&o.fonts, "font", nil, "某个角色用自己的 TrueType 字体（`ROLE=FILE`，可多次），\n"+
		"角色：song 宋体、title 小标宋、hei 黑体、kai 楷体、fang 仿宋")
	f.StringVar(&o.dump, "dump", "", "另把每页的排版结果写成文本 `FILE`（- 为标准输出）")
	completeFlag(cmd, "form", templates.Names()...)
	return cmd
}

func build(cmd *cobra.Command, in string, o *buildOptions) error {
	settings, watermark, err := o.resolve(cmd)
	if err != nil {
		return err
	}
	if err := o.guard(in, settings); err != nil {
		return err
	}
	publisher, faults, err := yugong.New(settings)
	if err != nil {
		return misuse("%v", err)
	}
	if err := refuseFaults(cmd, faults); err != nil {
		return err
	}
	r, err := publisher.Run(in, watermark)
	if err != nil {
		return refuse("%w", err)
	}
	if err := o.judge(cmd, r); err != nil {
		return err
	}
	out := o.out
	if out == "" {
		out = yugong.FileName(r.Disclosure)
	}
	if err := safefile.Write(out, r.PDF); err != nil {
		return err
	}
	if err := o.writeDump(cmd, r); err != nil {
		return err
	}
	return summary(cmd, out, r, watermark)
}

// judge prints what was found, and refuses when it forbids the document; it
// marks a draft when that is wanted.
func (o *buildOptions) judge(cmd *cobra.Command, r *yugong.Result) error {
	if !r.OK() && r.Reading().HasErrors() {
		return refuseFaults(cmd, r.Faults)
	}
	if err := printFaults(cmd, r); err != nil {
		return &exitError{exitEnvironment, err}
	}
	if !r.OK() {
		return refuse("没有生成定稿：共 %s，请改正后再试；草稿（不写 --final）不受影响", report.Count(r.Faults))
	}
	if o.mark {
		mark.Add(r.Pages, r.Checks.Findings)
	}
	return nil
}

// printFaults lists findings, and those that the unit has explained.
func printFaults(cmd *cobra.Command, r *yugong.Result) error {
	if err := report.Write(cmd.ErrOrStderr(), r.Faults); err != nil {
		return err
	}
	return report.WriteAccepted(cmd.ErrOrStderr(), r.Checks.Accepted)
}

// resolve checks the options and turns them into the pipeline's settings.
func (o *buildOptions) resolve(cmd *cobra.Command) (s yugong.Settings, watermark string, err error) {
	watermark = yugong.DraftMark
	switch given := cmd.Flags().Changed("watermark"); {
	case o.mark && o.final:
		return s, "", misuse("--mark 只用于草稿，不能与 --final 同用")
	case given && o.final:
		return s, "", misuse("--final 没有水印，不能与 --watermark 同用")
	case given && strings.TrimSpace(o.watermark) == "":
		return s, "", misuse("水印文字不能为空；不要水印请用 --final")
	case given:
		watermark = strings.TrimSpace(o.watermark)
	case o.final:
		watermark = ""
	}
	if cmd.Flags().Changed("output") && !strings.EqualFold(filepath.Ext(o.out), ".pdf") {
		return s, "", misuse("输出文件名 %q 应以 .pdf 结尾", o.out)
	}
	s = yugong.Settings{Form: o.form, Style: o.style}
	for _, f := range o.fonts {
		file, err := yugong.ParseFont(f)
		if err != nil {
			return s, "", misuse("--font %v", err)
		}
		s.Fonts = append(s.Fonts, file)
	}
	return s, watermark, nil
}

// guard refuses to write over anything that is read.
func (o *buildOptions) guard(in string, s yugong.Settings) error {
	read := append([]string{in}, s.Style, s.Form)
	for _, f := range s.Fonts {
		read = append(read, f.File)
	}
	for _, out := range []string{o.out, o.dump} {
		for _, path := range read {
			if overwrites(out, path) {
				return misuse("输出 %s 会覆盖输入 %s，请换一个文件名", out, path)
			}
		}
	}
	if overwrites(o.dump, o.out) || o.dump != "" && o.dump == o.out {
		return misuse("--dump 与 -o 不能是同一个文件")
	}
	return nil
}

// overwrites reports whether writing out would replace the file at path, or a
// file in the folder at path.
func overwrites(out, path string) bool {
	if out == "" || path == "" {
		return false
	}
	a, err := os.Stat(out)
	if err != nil {
		return false // nothing there yet
	}
	b, err := os.Stat(path)
	if err != nil {
		return false
	}
	if os.SameFile(a, b) {
		return !a.IsDir() // writing to a folder is refused with its own words
	}
	if !b.IsDir() {
		return false
	}
	inside, err := os.Stat(filepath.Join(path, filepath.Base(out)))
	return err == nil && os.SameFile(a, inside) && !strings.EqualFold(filepath.Ext(out), ".pdf")
}

func (o *buildOptions) writeDump(cmd *cobra.Command, r *yugong.Result) error {
	switch o.dump {
	case "":
		return nil
	case "-":
		return r.Dump(cmd.OutOrStdout())
	}
	return safefile.Write(o.dump, r.Dump)
}

// summary says what was made: 已生成 X.pdf：35 页，296 KB，草稿（…）.
func summary(cmd *cobra.Command, out string, r *yugong.Result, watermark string) error {
	info, err := os.Stat(out)
	if err != nil {
		return &safefile.Error{Path: out, Err: err}
	}
	kind := "定稿"
	if watermark != "" {
		kind = "草稿（水印“" + watermark + "”）"
	}
	s := fmt.Sprintf("已生成 %s：%d 页，%d KB，%s", out, len(r.Pages.Pages), (info.Size()+1023)/1024, kind)
	if n := report.Count(r.Faults); n != "" {
		s += "；" + n
	}
	_, err = io.WriteString(cmd.ErrOrStderr(), s+"\n")
	return err
}
