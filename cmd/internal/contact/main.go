// Command contact draws the pages of a workbook side by side on contact sheets,
// for docs/pages and for looking at every page after a change of layout:
//
//	go run ./cmd/internal/contact examples/yangcheng docs/pages/yangcheng
//
// writes docs/pages/yangcheng-1.png and so on, with the project's own raster
// backend. It is no part of the program that users get.
package main

import (
	"errors"
	"flag"
	"fmt"
	"image/png"
	"os"
	"strconv"
	"strings"

	"yugong"
	"yugong/render/frame"
	"yugong/render/raster"
)

func main() {
	var s sheet
	form := flag.String("form", "", "form, as of yugong build --form")
	style := flag.String("style", "", "style, as of yugong build --style")
	mark := flag.String("watermark", "", "watermark over every page")
	only := flag.String("pages", "", "pages, counted from 1, with commas; all when empty, then the files are numbered")
	dpi := flag.Float64("dpi", 40, "pixels an inch")
	flag.IntVar(&s.columns, "columns", 3, "pages side by side")
	flag.IntVar(&s.rows, "rows", 2, "pages under each other")
	flag.Parse()
	s.scale = *dpi / 72
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: contact [flags] INPUT OUTPUT (without .png)")
		os.Exit(2)
	}
	if err := run(&s, yugong.Settings{Form: *form, Style: *style}, *mark, *only, flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(s *sheet, looks yugong.Settings, mark, only, in, out string) error {
	pages, err := pagesOf(looks, mark, in)
	if err != nil {
		return err
	}
	if only == "" {
		for n := 1; len(pages) > 0; n++ {
			k := min(s.columns*s.rows, len(pages))
			if err := s.write(pages[:k], fmt.Sprintf("%s-%d.png", out, n)); err != nil {
				return err
			}
			pages = pages[k:]
		}
		return nil
	}
	var chosen []frame.Page
	for _, f := range strings.Split(only, ",") {
		n, err := strconv.Atoi(f)
		if err != nil || n < 1 || n > len(pages) {
			return fmt.Errorf("no page %q: there are %d", f, len(pages))
		}
		chosen = append(chosen, pages[n-1])
	}
	return s.write(chosen, out+".png")
}

func pagesOf(looks yugong.Settings, mark, in string) ([]frame.Page, error) {
	p, faults, err := yugong.New(looks)
	if err != nil {
		return nil, err
	}
	if faults.HasErrors() {
		return nil, faults
	}
	edition := yugong.Final()
	if mark != "" {
		edition = yugong.Draft(mark)
	}
	r, err := p.Publish(in, edition)
	if err != nil {
		return nil, err
	}
	if r.Pages == nil {
		return nil, errors.Join(errors.New("no pages"), r.Findings)
	}
	return r.Pages.Pages, nil
}

func (s *sheet) write(pages []frame.Page, file string) error {
	img, err := s.draw(pages, new(raster.Renderer))
	if err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
