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

	"github.com/spf13/cobra"
)

// buildOptions are the options of build as given.
type buildOptions struct {
	looks
	out, watermark, dump string
	final, mark, json    bool
	ofd                  bool
	output               yugong.Output
}

// outputFlags are the options that choose what a file holds.
func outputFlags(cmd *cobra.Command, o *yugong.Output) {
	f := cmd.Flags()
	f.BoolVar(&o.Workbook, "attach-workbook", false, "把工作簿附在 PDF 里，随文件一起公开（公开的各张表总是附着）")
	f.BoolVar(&o.Plain, "plain", false, "普通 PDF：不合 PDF/A 和 PDF/UA，不附公开的各张表，文件小一些")
}

func newBuild() *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build IN [-o OUT.pdf] [--final] [选项]",
		Short: "由工作簿生成公开文件（PDF）",
		Long: `由工作簿生成完整的公开文件（PDF）。

IN 是一份工作簿（.xlsx），或一个每张表一个 csv（UTF-8）的文件夹。不写 -o 时，
文件生成在当前文件夹，名为“单位名称＋年度＋年单位预算公开.pdf”。

生成的 PDF 可以归档（PDF/A-3a），读屏软件可读（PDF/UA-1），并附有公开的各张表（.xlsx 和 .json）。

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
	o.looks.flags(cmd)
	outputFlags(cmd, &o.output)
	f.BoolVar(&o.ofd, "ofd", false, "PDF 之外另生成同名的 OFD（只要 OFD 时，-o 写 .ofd 文件名）")
	f.StringVar(&o.dump, "dump", "", "另把每页的排版结果写成文本 `FILE`（- 为标准输出）")
	f.BoolVar(&o.json, "json", false, "另按 docs/check.schema.json 把核对结果输出到标准输出")
	return cmd
}

func build(cmd *cobra.Command, in string, o *buildOptions) error {
	settings, edition, err := o.resolve(cmd)
	if err != nil {
		return err
	}
	if err := o.guard(in, settings); err != nil {
		return err
	}
	publisher, err := load(cmd, settings)
	if err != nil {
		return err
	}
	r, err := publisher.Publish(in, edition)
	if err != nil {
		return refuse("%w", err)
	}
	if err := o.judge(cmd, in, r); err != nil {
		return err
	}
	out := o.out
	if out == "" {
		out = yugong.FileName(r.Disclosure)
	}
	if err := o.writePages(out, r); err != nil {
		return err
	}
	if err := o.writeDump(cmd, r); err != nil {
		return err
	}
	return summary(cmd, out, r)
}

// writePages writes the PDF, the OFD or both.
func (o *buildOptions) writePages(out string, r *yugong.Result) error {
	if isOFD(out) {
		return safefile.Write(out, r.OFD)
	}
	if err := safefile.Write(out, r.PDF); err != nil || !o.ofd {
		return err
	}
	return safefile.Write(besidePDF(out), r.OFD)
}

func isOFD(path string) bool { return strings.EqualFold(filepath.Ext(path), ".ofd") }

// besidePDF is the OFD beside a PDF.
func besidePDF(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) + ".ofd" }

// judge prints what was found, and refuses when it forbids the document; it
// marks a draft when that is wanted.
func (o *buildOptions) judge(cmd *cobra.Command, in string, r *yugong.Result) error {
	if o.json {
		if err := verdictJSON(in, r, yugong.Hint).Write(cmd.OutOrStdout()); err != nil {
			return &exitError{exitEnvironment, err}
		}
	}
	if r.Broken() {
		return refuseFaults(cmd, r.Findings)
	}
	if err := printFindings(cmd, r); err != nil {
		return &exitError{exitEnvironment, err}
	}
	if !r.OK() {
		return refuse("没有生成定稿：共 %s，请改正后再试；草稿（不写 --final）不受影响", report.Count(r.Findings))
	}
	if o.mark {
		mark.Add(r.Pages, r.Findings)
	}
	return nil
}

// printFindings lists findings, and those that the unit has explained.
func printFindings(cmd *cobra.Command, r *yugong.Result) error {
	return report.WriteFindings(cmd.ErrOrStderr(), r.Findings, r.Accepted)
}

// resolve checks the options and turns them into the library's settings.
func (o *buildOptions) resolve(cmd *cobra.Command) (s yugong.Settings, e yugong.Edition, err error) {
	e = yugong.Draft("")
	switch given := cmd.Flags().Changed("watermark"); {
	case o.mark && o.final:
		return s, e, misuse("--mark 只用于草稿，不能与 --final 同用")
	case given && o.final:
		return s, e, misuse("--final 没有水印，不能与 --watermark 同用")
	case given && strings.TrimSpace(o.watermark) == "":
		return s, e, misuse("水印文字不能为空；不要水印请用 --final")
	case given:
		e = yugong.Draft(strings.TrimSpace(o.watermark))
	case o.final:
		e = yugong.Final()
	}
	switch {
	case cmd.Flags().Changed("output") && !strings.EqualFold(filepath.Ext(o.out), ".pdf") && !isOFD(o.out):
		return s, e, misuse("输出文件名 %q 应以 .pdf 或 .ofd 结尾", o.out)
	case o.ofd && isOFD(o.out):
		return s, e, misuse("-o 已是 .ofd；--ofd 用于在 PDF 之外另生成 OFD")
	case o.json && o.dump == "-":
		return s, e, misuse("--json 与 --dump - 都写标准输出，只能用一个")
	}
	s, err = o.settings()
	s.Output = o.output
	return s, e, err
}

// guard refuses to write over anything that is read.
func (o *buildOptions) guard(in string, s yugong.Settings) error {
	read := append([]string{in}, s.Style, s.Form)
	for _, f := range s.Fonts {
		read = append(read, f.File)
	}
	outs := []string{o.out, o.dump}
	if o.ofd && o.out != "" {
		outs = append(outs, besidePDF(o.out))
	}
	for _, out := range outs {
		for _, path := range read {
			if safefile.Overwrites(out, path) {
				return misuse("输出 %s 会覆盖输入 %s，请换一个文件名", out, path)
			}
		}
	}
	if safefile.Overwrites(o.dump, o.out) || o.dump != "" && o.dump == o.out {
		return misuse("--dump 与 -o 不能是同一个文件")
	}
	return nil
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
func summary(cmd *cobra.Command, out string, r *yugong.Result) error {
	info, err := os.Stat(out)
	if err != nil {
		return &safefile.Error{Path: out, Err: err}
	}
	s := fmt.Sprintf("已生成 %s：%d 页，%d KB，%s", out, len(r.Pages.Pages), (info.Size()+1023)/1024, r.Edition)
	if n := report.Count(r.Findings); n != "" {
		s += "；" + n
	}
	_, err = io.WriteString(cmd.ErrOrStderr(), s+"\n")
	return err
}
