package main

import (
	"image"
	"testing"

	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/raster"
)

// Pages lie beside and under each other without touching, inside the sheet.
func TestPagesDoNotTouch(t *testing.T) {
	upright := frame.Page{Size: geom.A4}
	across := frame.Page{Size: geom.A4.Landscape()}
	pages := []frame.Page{upright, across, upright, upright, across}
	s := sheet{columns: 3, rows: 2, scale: 0.1}
	img, err := s.draw(pages, new(raster.Renderer))
	if err != nil {
		t.Fatal(err)
	}
	at, size, err := s.places(pages)
	if err != nil || size != img.Bounds().Max {
		t.Fatal(size, img.Bounds(), err)
	}
	var taken []image.Rectangle
	for i := range pages {
		page, _ := raster.Size(&pages[i], s.scale)
		r := image.Rectangle{Min: at[i], Max: at[i].Add(page)}
		if !r.In(img.Bounds().Inset(gap)) {
			t.Errorf("page %d at %v leaves the sheet %v", i+1, r, img.Bounds())
		}
		for _, o := range taken {
			if r.Inset(-gap / 2).Overlaps(o.Inset(-gap/2 + 1)) {
				t.Errorf("page %d at %v touches another at %v", i+1, r, o)
			}
		}
		taken = append(taken, r)
	}
}
