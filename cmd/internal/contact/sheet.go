package main

import (
	"image"
	"image/color"
	"image/draw"

	"yugong/render/frame"
	"yugong/render/raster"
)

// sheet is the form of a contact sheet.
type sheet struct {
	columns, rows int
	scale         float64 // pixels a point
}

// gap is the room around each page, in pixels.
const gap = 8

// draw sets pages side by side on grey, row under row.
func (s *sheet) draw(pages []frame.Page, r *raster.Renderer) (image.Image, error) {
	at, size, err := s.places(pages)
	if err != nil {
		return nil, err
	}
	out := image.NewPaletted(image.Rectangle{Max: size}, colours())
	draw.Draw(out, out.Rect, image.NewUniform(color.Gray{Y: 160}), image.Point{}, draw.Src)
	for i := range pages {
		img, err := r.Page(&pages[i], s.scale)
		if err != nil {
			return nil, err
		}
		draw.Draw(out, img.Rect.Add(at[i]), img, img.Rect.Min, draw.Src)
	}
	return out, nil
}

// places says where the pages stand and how large the sheet is: each row as
// wide as its pages and in the middle of the sheet, each page in the middle of
// its row.
func (s *sheet) places(pages []frame.Page) (at []image.Point, size image.Point, err error) {
	var widths []int
	size.Y = gap
	for from := 0; from < len(pages); from += s.columns {
		x, height := gap, 0
		row := pages[from:min(from+s.columns, len(pages))]
		for i := range row {
			page, err := raster.Size(&row[i], s.scale)
			if err != nil {
				return nil, size, err
			}
			at = append(at, image.Pt(x, page.Y))
			x, height = x+page.X+gap, max(height, page.Y)
		}
		for i := range row {
			at[from+i].Y = size.Y + (height-at[from+i].Y)/2
		}
		widths = append(widths, x)
		size = image.Pt(max(size.X, x), size.Y+height+gap)
	}
	for i := range at {
		at[i].X += (size.X - widths[i/s.columns]) / 2
	}
	return at, size, nil
}

// colours are few, so that the files are small: greys and what charts use.
func colours() color.Palette {
	var p color.Palette
	for i := range 8 {
		p = append(p, color.Gray{Y: uint8(i * 255 / 7)})
	}
	for _, c := range []uint32{0x2f5d8a, 0xc98f3c, 0x6f9a73, 0x8c5a6b, 0x7d8ea3, 0xd2bd8a, 0x4a7f86, 0xa7705a} {
		p = append(p, color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255})
	}
	return p
}
