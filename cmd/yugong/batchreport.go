package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"yugong/cmd/internal/batch"
	"yugong/cmd/internal/bureau"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

func newBatchReport() *cobra.Command {
	var to string
	var d desk
	var data bool
	cmd := &cobra.Command{
		Use:   "batch-report OUTDIR… [-o DIR]",
		Short: "汇总各份批量生成的结果",
		Long: `把一个或几个批量生成的输出文件夹（包括用 --shard 分工的各份）汇总成
一份 报告.xlsx 和一个 index.html，写在 DIR（不写时为第一个 OUTDIR）。

退出码：0 全部已生成；1 有单位没有生成，或有分工的一份还没有做；2 用法不对；3 磁盘、权限等环境问题。`,
		Example: `  yugong batch-report 公开
  yugong batch-report 公开/长治 公开/晋城 -o 公开`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("缺少批量生成的输出文件夹；用法见 %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				to = args[0]
			}
			return batchReport(cmd, to, args, &d, data)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&to, "output-dir", "o", "", "写报告的文件夹 `DIR`")
	d.flags(f)
	f.BoolVar(&data, "json", false, "按 docs/check.schema.json 把各单位的核对结果输出到标准输出")
	return cmd
}

func batchReport(cmd *cobra.Command, to string, outs []string, d *desk, data bool) error {
	if err := d.read(cmd); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o777); err != nil {
		return &safefile.Error{Path: to, Err: err}
	}
	if bureau.Foreign(to) {
		return foreignPage(to)
	}
	merged, err := mergeFrom(to, outs)
	if err != nil {
		return err
	}
	review := bureau.NewReview(merged.Records, merged.Gone, d.list)
	if err := d.write(to, review); err != nil {
		return err
	}
	if data {
		if err := review.JSON().Write(cmd.OutOrStdout()); err != nil {
			return &exitError{exitEnvironment, err}
		}
	}
	failed := 0
	for i := range merged.Records {
		if merged.Records[i].Failed() {
			failed++
		}
	}
	line := fmt.Sprintf("%d 个单位：%d 份公开文件，失败 %d 个", len(merged.Records), len(merged.Records)-failed, failed)
	if n := report.Count(review.Findings()); n != "" {
		line += "；共 " + n
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s；详见 %s\n", line, filepath.Join(to, batch.ReportFile))
	d.say(cmd.ErrOrStderr(), review)
	return unfinished(merged, failed, review.Lacking())
}

// mergeFrom reads the manifests; links will be relative to the folder of the
// report, so all paths are made absolute first.
func mergeFrom(to string, outs []string) (*batch.Merged, error) {
	base, err := filepath.Abs(to)
	if err != nil {
		return nil, err
	}
	absolute := make([]string, len(outs))
	for i, out := range outs {
		if absolute[i], err = filepath.Abs(out); err != nil {
			return nil, err
		}
	}
	merged, err := batch.Merge(base, absolute)
	if err != nil {
		return nil, refuse("%w", err)
	}
	return merged, nil
}

// unfinished is the error of a batch that is not complete.
func unfinished(m *batch.Merged, failed, lacking int) error {
	var lacks []string
	if len(m.Missing) > 0 {
		names := make([]string, len(m.Missing))
		for i, s := range m.Missing {
			names[i] = s.String()
		}
		lacks = append(lacks, "缺少分工的 "+strings.Join(names, "、"))
	}
	if m.Left > 0 {
		lacks = append(lacks, fmt.Sprintf("还有 %d 个单位没有处理", m.Left))
	}
	if failed > 0 {
		lacks = append(lacks, fmt.Sprintf("%d 个单位没有生成公开文件", failed))
	}
	if lacking > 0 {
		lacks = append(lacks, fmt.Sprintf("%d 个单位没有报送", lacking))
	}
	if len(lacks) == 0 {
		return nil
	}
	return refuse("%s", strings.Join(lacks, "；"))
}
