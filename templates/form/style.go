package form

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/templates/form/strict"
)

// Face is a TrueType file that draws a role before the embedded face does.
type Face struct {
	Role fonts.Role
	File Str // absolute, or relative to the style file
}

// styleFile is style.yaml. Widths and margins are millimetres; type sizes,
// leading, strokes and room between blocks are points or a Chinese type size.
type styleFile struct {
	Paper      paperYAML            `yaml:"paper"`
	Margin     marginYAML           `yaml:"margin"`
	Landscape  marginYAML           `yaml:"landscape"`
	Grid       Size                 `yaml:"grid"`
	LatinSpace float64              `yaml:"latin-space"` // em
	Text       map[string]textYAML  `yaml:"text"`
	Tables     map[string]tableYAML `yaml:"tables"`
	Charts     map[string]chartYAML `yaml:"charts"`
	PageNumber pageNumberYAML       `yaml:"page-number"`
	Contents   contentsYAML         `yaml:"contents"`
	Watermark  watermarkYAML        `yaml:"watermark"`
	Fonts      map[string]Str       `yaml:"fonts"` // files of one's own by role
	Needs      Strs                 `yaml:"needs"` // roles without which the style is not complete
}

type paperYAML struct {
	Width  float64 `yaml:"width" range:"50 2000"`
	Height float64 `yaml:"height" range:"50 2000"`
}

type marginYAML struct {
	Top    float64 `yaml:"top" range:"0 100"`
	Right  float64 `yaml:"right" range:"0 100"`
	Bottom float64 `yaml:"bottom" range:"0 100"`
	Left   float64 `yaml:"left" range:"0 100"`
}

type textYAML struct {
	Face     Str     `yaml:"face"`
	Strong   Str     `yaml:"strong"`
	Size     Size    `yaml:"size"`
	Leading  Size    `yaml:"leading"`
	Track    float64 `yaml:"track"` // points, may be negative
	Before   Size    `yaml:"before"`
	After    Size    `yaml:"after"`
	Indent   float64 `yaml:"indent"` // em
	Hang     float64 `yaml:"hang"`   // em
	Align    Str     `yaml:"align"`
	Keep     bool    `yaml:"keep"`
	KeepNext bool    `yaml:"keep-next"`
	Balance  bool    `yaml:"balance"`
	Sink     bool    `yaml:"sink"` // to the foot of the page, with what follows
	Color    Str     `yaml:"color"`
}

type tableYAML struct {
	Face        Str     `yaml:"face"`
	Strong      Str     `yaml:"strong"`
	Head        Str     `yaml:"head"`
	Size        Size    `yaml:"size"`
	Floor       Size    `yaml:"floor"`
	Leading     Size    `yaml:"leading"`
	PadX        Size    `yaml:"pad-x"`
	PadY        Size    `yaml:"pad-y"`
	MinRow      Size    `yaml:"min-row"`
	Close       Size    `yaml:"close"` // lowest row of a table that closes up
	Rule        Size    `yaml:"rule"`
	Frame       Size    `yaml:"frame"`
	Indent      float64 `yaml:"indent"` // em
	Continued   string  `yaml:"continued"`
	RepeatTitle bool    `yaml:"repeat-title"`
	Label       Str     `yaml:"label"`
	Caption     Str     `yaml:"caption"`
	Note        Str     `yaml:"note"`
	After       Size    `yaml:"after"`
}

type chartYAML struct {
	Width   float64 `yaml:"width"`  // mm
	Height  float64 `yaml:"height"` // mm
	Radius  float64 `yaml:"radius"` // mm
	Title   Str     `yaml:"title"`
	Label   Str     `yaml:"label"`
	Size    Size    `yaml:"size"`
	Palette Strs    `yaml:"palette"`
	Before  Size    `yaml:"before"`
	After   Size    `yaml:"after"`
}

type pageNumberYAML struct {
	Face   Str     `yaml:"face"`
	Size   Size    `yaml:"size"`
	Below  float64 `yaml:"below"` // mm
	Format string  `yaml:"format"`
	Facing bool    `yaml:"facing"`
}

type contentsYAML struct {
	Levels Strs   `yaml:"levels"`
	Leader string `yaml:"leader"`
}

type watermarkYAML struct {
	Face    Str     `yaml:"face"`
	Size    Size    `yaml:"size"`
	Angle   float64 `yaml:"angle"`
	Opacity float64 `yaml:"opacity"`
	Color   Str     `yaml:"color"`
}

// Size is a length in points, or a Chinese type size such as 小四.
type Size struct{ Len geom.Length }

var typeSizes = map[string]float64{
	"初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
	"四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5,
}

// Wording says that a size is one text.
func (Size) Wording() (string, bool) { return "文字", false }

// UnmarshalYAML reads a number of points or the name of a type size.
func (s *Size) UnmarshalYAML(node ast.Node) error {
	tok := node.GetToken()
	v := strings.TrimSpace(tok.Value)
	if pt, ok := typeSizes[v]; ok {
		s.Len = geom.Pt(pt)
		return nil
	}
	pt, err := strconv.ParseFloat(v, 64)
	if err != nil || pt < 0 || pt > 2000 {
		return fmt.Errorf("[%d:%d] %q 不是长度：应为磅数（如 10.5）或字号（如 五号）",
			tok.Position.Line, tok.Position.Column, v)
	}
	s.Len = geom.Pt(pt)
	return nil
}

// styleReader turns the yaml structs into doc.Style and gathers faults.
type styleReader struct {
	file   string
	at     strict.Places
	faults *diag.List
}

func (y *styleFile) style(file string, at strict.Places, faults *diag.List) (*doc.Style, []Face) {
	r := styleReader{file, at, faults}
	st := &doc.Style{
		Paper:      geom.Size{W: geom.MM(y.Paper.Width), H: geom.MM(y.Paper.Height)},
		Margin:     y.Margin.margin(),
		Landscape:  y.Landscape.margin(),
		Grid:       y.Grid.Len,
		LatinSpace: em(y.LatinSpace),
		Text:       map[string]doc.TextStyle{},
		Table:      map[string]doc.TableStyle{},
		Chart:      map[string]doc.ChartStyle{},
	}
	if st.Paper.W == 0 || st.Paper.H == 0 {
		st.Paper = geom.A4
	}
	r.checkMargins(st)
	for _, name := range slices.Sorted(maps.Keys(y.Text)) {
		st.Text[name] = r.text(name, y.Text[name])
	}
	for _, name := range slices.Sorted(maps.Keys(y.Tables)) {
		st.Table[name] = r.table(name, y.Tables[name], st)
	}
	for _, name := range slices.Sorted(maps.Keys(y.Charts)) {
		st.Chart[name] = r.chart(y.Charts[name], st)
	}
	r.rest(y, st)
	return st, r.faces(y.Fonts)
}

func (r *styleReader) faces(files map[string]Str) (faces []Face) {
	for _, role := range slices.Sorted(maps.Keys(files)) {
		r.face(Str{V: role, Line: files[role].Line, Col: files[role].Col}, "")
	}
	for _, role := range fonts.Roles {
		if file := files[string(role)]; file.V != "" {
			faces = append(faces, Face{role, file})
		}
	}
	return faces
}

func em(v float64) geom.Em { return geom.Em(v*1000 + 0.5) }

func (m marginYAML) margin() doc.Margin {
	return doc.Margin{Top: geom.MM(m.Top), Right: geom.MM(m.Right), Bottom: geom.MM(m.Bottom), Left: geom.MM(m.Left)}
}

func (r *styleReader) checkMargins(st *doc.Style) {
	for name, m := range map[string]doc.Margin{"margin": st.Margin, "landscape": st.Landscape} {
		w, h := st.Paper.W, st.Paper.H
		if name == "landscape" {
			w, h = h, w
		}
		if m.Left+m.Right > w-geom.MM(40) || m.Top+m.Bottom > h-geom.MM(40) {
			r.faults.Errorf(r.at.At(name), "页边距 %s 过大，版心不足 40 毫米", name)
		}
	}
}

func (r *styleReader) text(name string, y textYAML) doc.TextStyle {
	st := doc.TextStyle{
		Role: r.face(y.Face, fonts.Song), Strong: r.face(y.Strong, ""), Size: y.Size.Len, Leading: y.Leading.Len, Track: geom.Pt(y.Track),
		Before: y.Before.Len, After: y.After.Len, Indent: em(y.Indent), Hang: em(y.Hang), Align: r.align(y.Align, doc.AlignLeft),
		Keep: y.Keep, KeepNext: y.KeepNext, Balance: y.Balance, Sink: y.Sink, Color: r.color(y.Color, frame.Black),
	}
	if st.Size < geom.Pt(4) {
		r.faults.Errorf(r.at.At("text", name, "size"), "text.%s 的字号 size 应不小于 4 磅", name)
	}
	if st.Track < -st.Size/4 || st.Track > st.Size {
		r.faults.Errorf(r.at.At("text", name, "track"), "text.%s 的字距 track 应在字号的 −1/4 与 1 倍之间（磅）", name)
	}
	if st.Leading == 0 {
		st.Leading = st.Size.Mul(3, 2)
	}
	return st
}

func (r *styleReader) table(name string, y tableYAML, st *doc.Style) doc.TableStyle {
	t := doc.TableStyle{
		Role: r.face(y.Face, fonts.Song), Strong: r.face(y.Strong, fonts.Hei), Head: r.face(y.Head, fonts.Hei),
		Size: y.Size.Len, Floor: y.Floor.Len, Leading: y.Leading.Len, PadX: y.PadX.Len, PadY: y.PadY.Len,
		MinRow: y.MinRow.Len, Close: y.Close.Len, Rule: y.Rule.Len, Frame: y.Frame.Len, Indent: em(y.Indent),
		Continued: y.Continued, RepeatTitle: y.RepeatTitle,
		Label: r.textStyle(y.Label, st), Caption: r.textStyle(y.Caption, st), Note: r.textStyle(y.Note, st),
		After: y.After.Len,
	}
	if t.Size < geom.Pt(4) {
		r.faults.Errorf(r.at.At("tables", name, "size"), "tables.%s 的字号 size 应不小于 4 磅", name)
	}
	if t.Floor == 0 || t.Floor > t.Size {
		t.Floor = t.Size
	}
	if t.Leading == 0 {
		t.Leading = t.Size.Mul(13, 10)
	}
	return t
}

func (r *styleReader) chart(y chartYAML, st *doc.Style) doc.ChartStyle {
	c := doc.ChartStyle{
		Width: geom.MM(y.Width), Height: geom.MM(y.Height), Radius: geom.MM(y.Radius),
		Title: r.textStyle(y.Title, st), Label: r.face(y.Label, fonts.Song), LabelSize: y.Size.Len,
		Before: y.Before.Len, After: y.After.Len,
	}
	for _, p := range y.Palette {
		c.Palette = append(c.Palette, r.color(p, frame.Gray(128)))
	}
	if len(c.Palette) == 0 {
		c.Palette = []frame.Color{frame.Gray(90), frame.Gray(150), frame.Gray(200)}
	}
	return c
}

func (r *styleReader) rest(y *styleFile, st *doc.Style) {
	st.PageNumber = doc.PageNumberStyle{
		Role: r.face(y.PageNumber.Face, fonts.Song), Size: y.PageNumber.Size.Len, Below: geom.MM(y.PageNumber.Below),
		Format: y.PageNumber.Format, Facing: y.PageNumber.Facing,
	}
	if st.PageNumber.Format == "" {
		st.PageNumber.Format = "%d"
	}
	if strings.Count(st.PageNumber.Format, "%") != 1 || !strings.Contains(st.PageNumber.Format, "%d") {
		r.faults.Errorf(r.at.At("page-number", "format"), "page-number.format %q 应恰好含一个 %%d", st.PageNumber.Format)
	}
	for _, role := range y.Needs {
		st.Needs = append(st.Needs, r.face(role, fonts.Song))
	}
	st.Contents.Leader = y.Contents.Leader
	for _, l := range y.Contents.Levels {
		st.Contents.Levels = append(st.Contents.Levels, r.textStyle(l, st))
	}
	st.Watermark = doc.WatermarkStyle{
		Role: r.face(y.Watermark.Face, fonts.Hei), Size: y.Watermark.Size.Len, Angle: y.Watermark.Angle,
		Opacity: y.Watermark.Opacity, Color: r.color(y.Watermark.Color, frame.Gray(128)),
	}
}

func (r *styleReader) face(s Str, otherwise fonts.Role) fonts.Role {
	if s.V == "" {
		return otherwise
	}
	if !slices.Contains(fonts.Roles, fonts.Role(s.V)) {
		r.faults.Errorf(s.At(r.file), "没有字体角色 %q，可用：song（宋体）、title（小标宋）、hei（黑体）、kai（楷体）、fang（仿宋）", s.V)
	}
	return fonts.Role(s.V)
}

func (r *styleReader) textStyle(s Str, st *doc.Style) string {
	if _, ok := st.Text[s.V]; !ok && s.V != "" {
		r.faults.Errorf(s.At(r.file), "text 里没有样式 %q", s.V)
	}
	return s.V
}

func (r *styleReader) align(s Str, otherwise doc.Align) doc.Align {
	if s.V == "" {
		return otherwise
	}
	a, ok := aligns[s.V]
	if !ok {
		r.faults.Errorf(s.At(r.file), "没有对齐方式 %q，可用：%s", s.V, alignNames)
	}
	return a
}

const alignNames = "left、center、right、decimal、spread、justify"

var aligns = map[string]doc.Align{
	"left": doc.AlignLeft, "center": doc.AlignCenter, "right": doc.AlignRight,
	"decimal": doc.AlignDecimal, "spread": doc.AlignSpread, "justify": doc.AlignJustify,
}

func (r *styleReader) color(s Str, otherwise frame.Color) frame.Color {
	if s.V == "" {
		return otherwise
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(s.V, "#"), 16, 32)
	if err != nil || len(strings.TrimPrefix(s.V, "#")) != 6 {
		r.faults.Errorf(s.At(r.file), "%q 不是颜色，应写作 \"#rrggbb\"", s.V)
		return otherwise
	}
	return frame.Color{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n)}
}
