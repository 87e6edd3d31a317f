package main

import (
	"context"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"yugong"
	"yugong/cmd/internal/preview/picture"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

// Bounds of --dpi: a thumbnail, and what a printer resolves.
const (
	lowestDPI  = 18
	highestDPI = 600
)

// pngOptions are the options of png as given.
type pngOptions struct {
	looks
	out, pages string
	dpi        int
	final      bool
}

func newPNG() *cobra.Command {
	var o pngOptions
	cmd := &cobra.Command{
		Use:   "png IN -o DIR [--dpi 144] [--pages 1-3,7]",
		Short: "由工作簿生成每页的图片（PNG）",
		Long: `由工作簿生成每页的图片，第几页就是 page-几.png（从封面数起）。

IN 是一份工作簿（.xlsx），或一个 csv 文件夹；DIR 是放图片的文件夹，没有就建立它，
同名的图片会被替换。不写 --final 时带草稿水印。`,
		Example: `  yugong png 预算.xlsx -o 图片
  yugong png 预算.xlsx -o 图片 --dpi 300 --pages 1-3,7 --final`,
		Args:              exactly(1, "工作簿（.xlsx）或 csv 文件夹"),
		ValidArgsFunction: completeFiles("xlsx"),
		RunE:              func(cmd *cobra.Command, args []string) error { return writePNG(cmd, args[0], &o) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVarP(&o.out, "output", "o", "", "放图片的文件夹 `DIR`")
	f.IntVar(&o.dpi, "dpi", 144, "每英寸的像素 `N`，18 到 600")
	f.StringVar(&o.pages, "pages", "", "只要这些页，从封面数起，例如 `1-3,7`")
	f.BoolVar(&o.final, "final", false, "定稿：没有水印")
	o.looks.flags(cmd)
	return cmd
}

func writePNG(cmd *cobra.Command, in string, o *pngOptions) error {
	ranges, err := o.check()
	if err != nil {
		return err
	}
	publisher, err := o.publisher(cmd)
	if err != nil {
		return err
	}
	edition := yugong.Draft("")
	if o.final {
		edition = yugong.Final()
	}
	r, err := publisher.Publish(in, edition)
	if err != nil {
		return refuse("%w", err)
	}
	if !r.OK() {
		return refuseFaults(cmd, r.Findings)
	}
	if err := printFindings(cmd, r); err != nil {
		return &exitError{exitEnvironment, err}
	}
	pages, err := ranges.Of(len(r.Pages.Pages))
	if err != nil {
		return misuse("--pages %v", err)
	}
	files, err := draw(cmd.Context(), r, pages, float64(o.dpi)/72)
	if err != nil {
		return err
	}
	if err := o.write(pages, files, len(r.Pages.Pages)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.ErrOrStderr(), "已在 %s 生成 %d 页图片，每英寸 %d 像素\n", o.out, len(pages), o.dpi)
	return err
}

// check refuses options that make no sense, before anything is read.
func (o *pngOptions) check() (picture.Ranges, error) {
	if o.out == "" {
		return nil, misuse("缺少 -o：放图片的文件夹")
	}
	if info, err := os.Stat(o.out); err == nil && !info.IsDir() {
		return nil, misuse("-o %s 是一个文件，应为文件夹", o.out)
	}
	if o.dpi < lowestDPI || o.dpi > highestDPI {
		return nil, misuse("--dpi %d 超出范围，应为 %d 到 %d", o.dpi, lowestDPI, highestDPI)
	}
	ranges, err := picture.ParseRanges(o.pages)
	if err != nil {
		return nil, misuse("--pages %v", err)
	}
	return ranges, nil
}

// draw makes all pictures before any is written: a failed run leaves nothing.
func draw(ctx context.Context, r *yugong.Result, pages []int, scale float64) ([][]byte, error) {
	if ctx == nil {
		ctx = context.Background()
	}
	gallery := picture.New(0)
	files := make([][]byte, len(pages))
	g, ctx := errgroup.WithContext(ctx)
	for i, page := range pages {
		g.Go(func() (err error) {
			files[i], err = gallery.Page(ctx, &r.Pages.Pages[page-1], scale, png.DefaultCompression)
			return err
		})
	}
	return files, g.Wait()
}

func (o *pngOptions) write(pages []int, files [][]byte, total int) error {
	if err := os.MkdirAll(o.out, 0o777); err != nil {
		return &safefile.Error{Path: o.out, Err: err}
	}
	digits := len(strconv.Itoa(total))
	for i, page := range pages {
		path := filepath.Join(o.out, fmt.Sprintf("page-%0*d.png", digits, page))
		err := safefile.Write(path, func(w io.Writer) error {
			_, err := w.Write(files[i])
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
