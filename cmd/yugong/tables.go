package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

func newTables() *cobra.Command {
	var out, form string
	var data bool
	cmd := &cobra.Command{
		Use:   "tables IN [-o OUT.xlsx] [选项]",
		Short: "由工作簿生成公开各表的电子表格（.xlsx）",
		Long: `由工作簿生成公开的各张报表，每张一个工作表：表头合并，金额是真正的数字。

金额按表中的单位写入精确值，显示时保留表式规定的小数。绩效目标表等没有合计的表不在其中。
不写 -o 时，文件生成在当前文件夹，名为“单位名称＋年度＋年单位预算公开表.xlsx”。
--json 把同样的表写成供程序读取的 JSON；build 生成的 PDF 附有这两个文件。`,
		Example: `  yugong tables 预算.xlsx
  yugong tables 预算.xlsx -o 公开表.xlsx
  yugong audit 公开表.xlsx                再核对一遍`,
		Args:              exactly(1, "工作簿（.xlsx）或 csv 文件夹"),
		ValidArgsFunction: completeFiles("xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return writeTables(cmd, args[0], out, form, data) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&out, "output", "o", "", "生成的工作簿 `FILE`")
	f.BoolVar(&data, "json", false, "改为按 docs/tables.schema.json 写成 JSON")
	formFlag(cmd, &form)
	return cmd
}

func writeTables(cmd *cobra.Command, path, out, name string, data bool) error {
	ending := ".xlsx"
	if data {
		ending = ".json"
	}
	if out != "" && !strings.EqualFold(filepath.Ext(out), ending) {
		return misuse("输出文件名 %q 应以 %s 结尾", out, ending)
	}
	for _, read := range []string{path, name} {
		if safefile.Overwrites(out, read) {
			return misuse("输出 %s 会覆盖输入 %s，请换一个文件名", out, read)
		}
	}
	publisher, err := load(cmd, yugong.Settings{Form: name})
	if err != nil {
		return err
	}
	in, err := publisher.Read(path)
	if err != nil {
		return refuse("%w", err)
	}
	t := publisher.Tables(in)
	if err := refuseFaults(cmd, t.Findings); err != nil {
		return err
	}
	if out == "" {
		out = strings.TrimSuffix(yugong.FileName(in.Disclosure), ".pdf") + "表" + ending
		if safefile.Overwrites(out, path) {
			return misuse("输出 %s 会覆盖输入 %s，请用 -o 另起一个文件名", out, path)
		}
	}
	write := t.Write
	if data {
		write = t.WriteJSON
	}
	if err := safefile.Write(out, write); err != nil {
		return err
	}
	s := fmt.Sprintf("已生成 %s：%d 张表", out, t.Count())
	if n := report.Count(t.Findings); n != "" {
		s += "；" + n
	}
	_, err = io.WriteString(cmd.ErrOrStderr(), s+"\n")
	return err
}
