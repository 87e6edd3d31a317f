package layout

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/dump"
	"yugong/render/geom"
)

// Random documents: invented, but seeded, so that a failure comes again.
const (
	randomDocuments = 200
	shortDocuments  = 20
)

func TestRandomDocuments(t *testing.T) {
	n := randomDocuments
	if testing.Short() {
		n = shortDocuments
	}
	for seed := range n {
		t.Run(fmt.Sprint("seed", seed), func(t *testing.T) {
			st := testStyle()
			if seed%4 == 3 {
				st = gbStyle()
			}
			lay(t, randomDocument(uint64(seed)), st)
		})
		if t.Failed() {
			t.FailNow() // one is enough to look at
		}
	}
}

// TestSetterForgets sets random documents with one Setter, in changing styles
// and faces: each has the pages that a new one gives it.
func TestSetterForgets(t *testing.T) {
	usual := faces(t)
	other, err := usual.With(fonts.Song, usual.Stack(fonts.Kai)[0])
	if err != nil {
		t.Fatal(err)
	}
	var set Setter
	for seed := range uint64(24) {
		st, fs := testStyle(), usual
		if seed%3 == 1 {
			st, fs = gbStyle(), other
		}
		st.LatinSpace += geom.Em(seed % 5 * 40)
		d := randomDocument(seed)
		got, _ := set.Layout(d, st, fs)
		want, _ := Layout(d, st, fs)
		var a, b bytes.Buffer
		if err := errors.Join(dump.Write(&a, got), dump.Write(&b, want)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Fatalf("document %d has other pages after those before it", seed)
		}
	}
}

// A form whose columns do not fit in the size that its height suggests: the
// search for the size tried the same one for ever.
func TestShrinkingEnds(t *testing.T) {
	Layout(randomDocument(5103), gbStyle(), faces(t))
}

// maker makes the parts of a random document.
type maker struct {
	*rand.Rand
	ids int
}

func randomDocument(seed uint64) *doc.Document {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 20250228))}
	d := &doc.Document{Sections: []doc.Section{
		coverSection(),
		{Unnumbered: true, Blocks: []doc.Block{&doc.Contents{Title: doc.Paragraph{Style: "toc", Text: doc.Plain("目录")}}}},
	}}
	for i := range 1 + m.IntN(4) {
		s := doc.Section{Restart: i == 0, Landscape: m.IntN(4) == 0}
		for range 1 + m.IntN(12) {
			s.Blocks = append(s.Blocks, m.block(), m.paragraph(m.IntN(200)))
		}
		d.Sections = append(d.Sections, s)
	}
	if m.IntN(5) == 0 {
		last := &d.Sections[len(d.Sections)-1]
		last.Blocks = append(last.Blocks, m.paragraph(m.IntN(20000)))
	}
	if m.IntN(2) == 0 {
		d.Info.Watermark = m.name(1 + m.IntN(30))
	}
	return d
}

func (m *maker) block() doc.Block {
	switch m.IntN(13) {
	case 0:
		return &doc.PageBreak{}
	case 1:
		return &doc.Space{Style: "gap"}
	case 2, 3:
		return pie(m.id())
	case 4, 5:
		return m.table()
	case 6, 7, 8:
		level := 1 + m.IntN(3)
		return heading(m.id(), level, []string{"part", "section", "sub"}[level-1], m.name(1+m.IntN(60)))
	case 9:
		return m.form()
	default:
		return m.paragraph(m.IntN(1500))
	}
}

func (m *maker) id() string {
	m.ids++
	return fmt.Sprint("id", m.ids)
}

// table has 1 to 400 rows, mostly few.
func (m *maker) table() *doc.Table {
	rows := 1 + m.IntN(12)
	if m.IntN(4) == 0 {
		rows = 1 + m.IntN(400)
	}
	t := budgetTable(m.id(), m.name(1+m.IntN(60)), 2+m.IntN(6), rows)
	t.Left = doc.Plain("单位名称：" + m.name(1+m.IntN(60)))
	for r := range t.Body {
		t.Body[r].Cells[0].Text = doc.Plain(m.name(1 + m.IntN(60)))
		for c := range t.Body[r].Cells[1:] {
			if cell := &t.Body[r].Cells[c+1]; len(cell.Text) > 0 {
				cell.Text = doc.Plain(m.amount())
			}
		}
	}
	t.OnePage = rows < 20 && m.IntN(4) == 0
	if m.IntN(3) == 0 {
		t.Notes = append(t.Notes, doc.Paragraph{Style: "note", Text: m.text(m.IntN(300))})
	}
	return t
}

// form has 1 to 60 indicators and texts of up to 3,000 characters.
func (m *maker) form() *doc.Table {
	id := m.id()
	t := formTable(id, 1+m.IntN(60))
	t.Heading[1].ID = m.id()
	for r := range t.Body {
		cells := t.Body[r].Cells
		switch name := &cells[len(cells)-2].Text; {
		case r == 1:
			cells[1].Text = m.text(m.IntN(3000))
		case r > 1:
			*name = doc.Plain(m.name(1 + m.IntN(60)))
		}
	}
	return t
}

// amount has up to 12 digits.
func (m *maker) amount() string {
	n := m.Int64N([]int64{100, 100_000, 10_000_000_000}[m.IntN(3)])
	return fmt.Sprintf("%d.%02d", n, m.IntN(100))
}

const common = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经" +
	"三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各" +
	"重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设" +
	"及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海" +
	"口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才" +
	"科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响" +
	"约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照" +
	"参红细引听该铁价严龙飞"

// name is a run of Han characters, now and then with a bracket or a figure.
func (m *maker) name(n int) string {
	han := []rune(common)
	var b []rune
	for len(b) < n {
		switch {
		case len(b) > 2 && n-len(b) > 4 && m.IntN(12) == 0:
			b = append(b, '（', han[m.IntN(len(han))], han[m.IntN(len(han))], '）')
		case len(b) > 2 && m.IntN(30) == 0:
			b = append(b, '2', '5')
		default:
			b = append(b, han[m.IntN(len(han))])
		}
	}
	return string(b[:n])
}

// text has about n characters: clauses with marks, quotes, brackets, figures
// with units, Latin words.
func (m *maker) text(n int) doc.Text {
	var b strings.Builder
	for used := 0; used < n; {
		before := b.Len()
		b.WriteString(m.name(1 + m.IntN(12)))
		switch m.IntN(14) {
		case 0:
			fmt.Fprintf(&b, "%s万元", m.amount())
		case 1:
			fmt.Fprintf(&b, "%d.%02d%%", m.IntN(100), m.IntN(100))
		case 2:
			b.WriteString("“" + m.name(1+m.IntN(5)) + "”")
		case 3:
			b.WriteString("《" + m.name(1+m.IntN(9)) + "》（" + m.name(1+m.IntN(4)) + "）")
		case 4:
			b.WriteString("〔2021〕59号")
		case 5:
			b.WriteString("……")
		case 6:
			b.WriteString("——" + m.name(2))
		case 7:
			b.WriteString("Hotline")
		}
		b.WriteString([]string{"，", "。", "；", "、", "："}[m.IntN(5)])
		used += (b.Len() - before) / 3
	}
	return doc.Plain(b.String())
}

func (m *maker) paragraph(n int) *doc.Paragraph {
	return &doc.Paragraph{Style: "body", Text: m.text(n)}
}
