package layout

import (
	"testing"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// testStyle is a style like that of a budget disclosure: body of 12 pt.
func testStyle() *doc.Style {
	return &doc.Style{
		Paper:      geom.A4,
		Margin:     doc.Margin{Top: geom.MM(30), Right: geom.MM(26), Bottom: geom.MM(28), Left: geom.MM(28)},
		Landscape:  doc.Margin{Top: geom.MM(25), Right: geom.MM(25), Bottom: geom.MM(25), Left: geom.MM(25)},
		Text:       testTexts(),
		LatinSpace: 200,
		Table: map[string]doc.TableStyle{
			"budget": {
				Role: fonts.Song, Strong: fonts.Hei, Head: fonts.Hei, Size: pt(10), Floor: pt(7), Leading: pt(13),
				PadX: pt(4), PadY: pt(2.5), MinRow: pt(20), Rule: pt(0.4), Frame: pt(0.8), Indent: 1000,
				Continued: "（续表）", RepeatTitle: true, Label: "label", Caption: "caption", Note: "note", After: pt(12),
			},
			"form": {
				Role: fonts.Song, Strong: fonts.Hei, Head: fonts.Song, Size: pt(9.5), Floor: pt(7), Leading: pt(12),
				PadX: pt(3), PadY: pt(2), MinRow: pt(16), Rule: pt(0.4), Frame: pt(0.4), Indent: 1000, Caption: "caption",
			},
		},
		Chart: map[string]doc.ChartStyle{
			"pie": {
				Width: geom.MM(150), Height: geom.MM(62), Radius: geom.MM(22), Title: "chart", Label: fonts.Song, LabelSize: pt(9),
				Palette: []frame.Color{{R: 47, G: 85, B: 125}, {R: 120, G: 160, B: 190}, {R: 190, G: 140, B: 90}, {R: 140, G: 170, B: 120}},
				Before:  pt(8), After: pt(8),
			},
		},
		PageNumber: doc.PageNumberStyle{Role: fonts.Song, Size: pt(10.5), Below: geom.MM(10), Format: "— %d —"},
		Contents:   doc.ContentsStyle{Levels: []string{"toc1", "toc2", "toc3"}, Leader: "."},
		Watermark:  doc.WatermarkStyle{Role: fonts.Hei, Size: pt(40), Angle: 35, Opacity: 0.12, Color: frame.Gray(120)},
	}
}

func pt(v float64) geom.Length { return geom.Pt(v) }

func testTexts() map[string]doc.TextStyle {
	song := func(size, leading float64) doc.TextStyle {
		return doc.TextStyle{Role: fonts.Song, Strong: fonts.Hei, Size: pt(size), Leading: pt(leading)}
	}
	body := song(12, 21)
	body.Indent, body.Align = 2000, doc.AlignJustify
	with := func(st doc.TextStyle, change func(*doc.TextStyle)) doc.TextStyle {
		change(&st)
		return st
	}
	heading := func(role fonts.Role, size, leading, before, after float64) doc.TextStyle {
		st := song(size, leading)
		st.Role, st.Before, st.After, st.Balance = role, pt(before), pt(after), true
		return st
	}
	return map[string]doc.TextStyle{
		"body":    body,
		"part":    with(heading(fonts.Title, 22, 32, 0, 14), func(s *doc.TextStyle) { s.Align = doc.AlignCenter }),
		"section": with(heading(fonts.Hei, 14, 22, 10, 4), func(s *doc.TextStyle) { s.Indent = 2000 }),
		"sub":     with(heading(fonts.Kai, 12, 21, 4, 0), func(s *doc.TextStyle) { s.Indent = 2000 }),
		"table":   with(heading(fonts.Title, 16, 24, 0, 4), func(s *doc.TextStyle) { s.Align = doc.AlignCenter }),
		"cover":   with(heading(fonts.Title, 30, 46, 180, 10), func(s *doc.TextStyle) { s.Align, s.Keep = doc.AlignCenter, true }),
		"label":   song(10.5, 16),
		"caption": with(song(10, 15), func(s *doc.TextStyle) { s.After = pt(2) }),
		"note":    with(song(9, 13), func(s *doc.TextStyle) { s.Before, s.Align = pt(3), doc.AlignJustify }),
		"chart":   with(song(10.5, 16), func(s *doc.TextStyle) { s.Align = doc.AlignCenter }),
		"gap":     with(song(12, 21), func(s *doc.TextStyle) { s.Before = pt(40) }),
		"toc":     with(song(20, 40), func(s *doc.TextStyle) { s.Role, s.Align, s.After = fonts.Title, doc.AlignCenter, pt(10) }),
		"toc1":    with(song(12, 22), func(s *doc.TextStyle) { s.Role, s.Before = fonts.Hei, pt(4) }),
		"toc2":    with(song(12, 22), func(s *doc.TextStyle) { s.Hang = 1000 }),
		"toc3":    with(song(12, 22), func(s *doc.TextStyle) { s.Hang = 2000 }),
	}
}

// gbStyle is the page of GB/T 9704-2012: 22 lines of 28 characters of 16 pt.
func gbStyle() *doc.Style {
	st := testStyle()
	st.Margin = doc.Margin{Top: geom.MM(37), Right: geom.MM(26), Bottom: geom.MM(35), Left: geom.MM(28)}
	st.Landscape = doc.Margin{Top: geom.MM(28), Right: geom.MM(37), Bottom: geom.MM(26), Left: geom.MM(35)}
	st.Grid = pt(28.99)
	body := st.Text["body"]
	body.Role, body.Size, body.Track, body.Leading = fonts.Fang, pt(16), pt(-0.215), pt(28.99)
	st.Text["body"] = body
	st.PageNumber = doc.PageNumberStyle{Role: fonts.Song, Size: pt(14), Below: geom.MM(7), Format: "— %d —", Facing: true}
	return st
}

func faces(t testing.TB) *fonts.Set {
	t.Helper()
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}
