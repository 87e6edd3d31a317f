package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"yugong"
	"yugong/cmd/internal/batch"
	"yugong/cmd/internal/bureau"
	"yugong/cmd/internal/progress"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/self"

	"github.com/spf13/cobra"
)

// batchOptions are the options of batch as given; those that batch and build
// share are build's.
type batchOptions struct {
	buildOptions
	dir, shard string
	workers    int
	force      bool
	timeout    time.Duration
	watch      bool
	desk       desk
}

func newBatch() *cobra.Command {
	var o batchOptions
	cmd := &cobra.Command{
		Use:   "batch DIR -o OUTDIR [-j N] [--final] [选项]",
		Short: "生成一个文件夹里所有单位的公开文件",
		Long: `生成文件夹 DIR（含子文件夹）里所有单位的公开文件（PDF）。

每份工作簿（.xlsx）、每个放着 单位信息.csv 的文件夹是一个单位。PDF 放在 OUTDIR 的同一子文件夹，
以“单位名称＋年度”命名；OUTDIR 里另有给财政部门的 报告.xlsx 和 index.html。index.html 列出全部公开文件，
还有事没办完时也列出办理情况；要放上网站的加 --public，只列公开文件。

一个单位出错不影响其他单位。输入、格式、字体和程序都没有变的单位不重新生成；中断（Ctrl-C、断电）后
再运行同一命令，从断处继续。多台机器分工时各用 --shard，最后用 yugong batch-report 汇总。

退出码：0 全部已生成；1 有单位没有生成；2 用法不对；3 磁盘、权限等环境问题，或中途结束。`,
		Example: `  yugong batch 各单位预算 -o 公开
  yugong batch 各单位预算 -o 公开 --final -j 4
  yugong batch 各单位预算 -o 公开 --roster 名单.xlsx --letters
  yugong batch 各单位预算 -o 公开 --shard 3/8`,
		Args: exactly(1, "放着各单位工作簿的文件夹"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.dir = args[0]
			return runBatches(cmd, &o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.out, "output-dir", "o", "", "放公开文件的文件夹 `OUTDIR`，没有时建立")
	f.IntVarP(&o.workers, "jobs", "j", runtime.GOMAXPROCS(0), "同时生成 `N` 份，不写时为处理器核数")
	f.BoolVar(&o.final, "final", false, "生成定稿：没有水印")
	f.BoolVar(&o.ofd, "ofd", false, "每份 PDF 之外另生成同名的 OFD")
	f.BoolVar(&o.force, "force", false, "没有变化的单位也重新生成")
	f.DurationVar(&o.timeout, "timeout", batch.DefaultLimit, "一个单位最多做多久 `D`（如 90s、10m），超过就放弃这个单位")
	f.StringVar(&o.shard, "shard", "", "只做第 `I/N` 份：全部单位按名称稳定地分成 N 份，I 从 1 到 N")
	f.BoolVar(&o.watch, "watch", false, "一直看着 DIR：有文件放入、改动就再做一次，到 Ctrl-C 为止")
	o.desk.flags(f)
	f.BoolVar(&o.json, "json", false, "按 docs/check.schema.json 把各单位的核对结果输出到标准输出")
	f.StringVar(&o.watermark, "watermark", "", "草稿的水印 `TEXT`（不写时为“"+yugong.DraftMark+"”）")
	o.looks.flags(cmd)
	outputFlags(cmd, &o.output)
	return cmd
}

// patience is how long an interrupted batch may take to end: a disk that does
// not answer holds a process for ever. What is lost is done by the next run.
const patience = 10 * time.Second

// runBatches runs the batch, with --watch again and again.
func runBatches(cmd *cobra.Command, o *batchOptions) error {
	b, publisher, err := o.prepare(cmd)
	if err != nil {
		return err
	}
	if !o.watch {
		return runBatch(cmd, o, b, publisher)
	}
	return watchBatch(cmd, o, b, publisher)
}

func runBatch(cmd *cobra.Command, o *batchOptions, b *batch.Options, publisher *yugong.Publisher) error {
	show := progress.New(cmd.ErrOrStderr(), "生成")
	b.Begin = show.Begin
	b.Done = func(r *batch.Record, done, total int) { show.Step(r.Line(), r.Failed(), done, total) }
	// The first Ctrl-C ends the batch after the documents in hand; then the
	// system's own handling is back, so that a second ends it at once.
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	heard := context.AfterFunc(ctx, func() {
		stop()
		show.Stopping()
		time.AfterFunc(patience, func() { os.Exit(exitEnvironment) })
	})
	start := time.Now()
	restore := batch.RoomyHeap(o.workers)
	out, err := batch.Run(ctx, publisher, *b)
	restore()
	ended := !heard()
	show.Finish()
	if err != nil {
		return broken(out, err)
	}
	review := bureau.NewReview(out.Records, out.Gone, o.desk.list)
	if b.Shard.N <= 1 { // a shard leaves the reports to batch-report, which sees all of them
		if err := o.desk.write(o.out, review); err != nil {
			return err
		}
	}
	if o.json {
		if err := review.JSON().Write(cmd.OutOrStdout()); err != nil {
			return &exitError{exitEnvironment, err}
		}
	}
	return o.summary(cmd, out, review, time.Since(start), ended)
}

// prepare checks the options and loads the publisher.
func (o *batchOptions) prepare(cmd *cobra.Command) (*batch.Options, *yugong.Publisher, error) {
	settings, edition, err := o.resolve(cmd)
	if err != nil {
		return nil, nil, err
	}
	b := &batch.Options{Dir: o.dir, Out: o.out, Workers: o.workers, Force: o.force, Edition: edition, OFD: o.ofd,
		Limit: o.timeout, Memory: batch.LargeUnits(o.workers), Now: time.Now}
	switch {
	case o.out == "":
		return nil, nil, misuse("缺少输出文件夹：-o OUTDIR；用法见 %s --help", cmd.CommandPath())
	case bureau.Foreign(o.out):
		return nil, nil, foreignPage(o.out)
	case o.workers < 1:
		return nil, nil, misuse("-j %d 不对，应为 1 或更大", o.workers)
	case o.watch && o.json:
		return nil, nil, misuse("--watch 不能与 --json 一起用")
	case o.watch && o.shard != "":
		return nil, nil, misuse("--watch 不能与 --shard 一起用")
	case o.timeout <= 0:
		return nil, nil, misuse("--timeout %v 不对，应大于 0", o.timeout)
	case cmd.Flags().Changed("shard"):
		if b.Shard, err = batch.ParseShard(o.shard); err != nil {
			return nil, nil, misuse("--shard %v", err)
		}
	}
	if err := o.desk.read(cmd); err != nil {
		return nil, nil, err
	}
	if o.desk.roster != "" {
		b.Except = []string{o.desk.roster}
	}
	publisher, err := load(cmd, settings)
	if err != nil {
		return nil, nil, err
	}
	if !slices.Contains(yugong.Forms(), settings.Form) { // what is wrong with a form of one's own is told once, not of every unit
		if err := refuseFaults(cmd, publisher.Try()); err != nil {
			return nil, nil, err
		}
	}
	if b.Base, err = batchBase(publisher, settings, edition); err != nil {
		return nil, nil, err
	}
	return b, publisher, nil
}

// foreignPage refuses to write over a page that is not ours.
func foreignPage(out string) error {
	return misuse("%s 里的 %s 不是本程序生成的，没有改动它；请换一个输出文件夹", out, bureau.PageFile)
}

// batchBase is a hash of what all documents of a batch share: the program, what the
// publisher brings, and the options. Only an unchanged one lets a document of an
// earlier run stand.
func batchBase(publisher *yugong.Publisher, s yugong.Settings, e yugong.Edition) (string, error) {
	h, err := self.Hash()
	if err != nil {
		return "", err
	}
	looks, err := publisher.Fingerprint(s)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(h, "%s %q", looks, e.Watermark())
	return hex.EncodeToString(h.Sum(nil)), nil
}

// broken words what ended a batch before its time.
func broken(out *batch.Outcome, err error) error {
	var in *batch.InputError
	switch {
	case errors.As(err, &in):
		return refuse("%w", err)
	case out != nil:
		done := out.Built + out.Reused
		return &exitError{exitEnvironment, fmt.Errorf("%w；已完成 %d/%d，解决后再运行同一命令即可继续", err, done, out.Total)}
	}
	return err
}

// summary says what a batch came to.
func (o *batchOptions) summary(cmd *cobra.Command, out *batch.Outcome, review *bureau.Review, took time.Duration, ended bool) error {
	say := func(format string, args ...any) { fmt.Fprintf(cmd.ErrOrStderr(), format+"\n", args...) }
	kind := "草稿"
	if o.final {
		kind = "定稿"
	}
	say("%d 个单位，%.1f 秒：生成 %d 份%s，没有变化 %d 份，失败 %d 个", out.Total, took.Seconds(), out.Built, kind, out.Reused, out.Failed)
	if n := report.Count(review.Findings()); n != "" {
		say("共 %s", n)
	}
	o.desk.say(cmd.ErrOrStderr(), review)
	if o.shard == "" {
		say("详见 %s", filepath.Join(o.out, batch.ReportFile))
	}
	switch {
	case ended && out.Left() > 0:
		return &exitError{exitEnvironment, fmt.Errorf("中途结束，还有 %d 个单位没有处理；再运行同一命令即可继续", out.Left())}
	case out.Failed > 0:
		return refuse("%d 个单位没有生成公开文件", out.Failed)
	case review.Lacking() > 0:
		return refuse("%d 个单位没有报送", review.Lacking())
	}
	return nil
}
