package fonts

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/simplifiedchinese"

	"yugong/render/geom"
)

// faces returns the four embedded faces by their roles.
func faces(t testing.TB) map[Role]*Face {
	t.Helper()
	f, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// gb2312 returns every character of GB 2312.
func gb2312(t testing.TB) []rune {
	var all []rune
	decode := simplifiedchinese.GBK.NewDecoder()
	for row := byte(0xA1); row <= 0xF7; row++ {
		for cell := byte(0xA1); cell <= 0xFE; cell++ {
			switch {
			case row == 0xA2 && cell < 0xB1, row == 0xA6 && cell > 0xD8, row == 0xA8 && cell > 0xBA && cell < 0xC5:
				continue // additions of GBK
			}
			s, err := decode.Bytes([]byte{row, cell})
			if err != nil {
				continue
			}
			r := []rune(string(s))
			if len(r) == 1 && r[0] != 0xFFFD && (r[0] < 0xE000 || r[0] > 0xF8FF) {
				all = append(all, r[0])
			}
		}
	}
	if len(all) < 7445 {
		t.Fatalf("GB 2312 has 7,445 characters, the table gives %d", len(all))
	}
	return all
}

// rare are characters of the third level of the General Standard Chinese
// Characters table, which stand in personal and place names; some lie beyond
// U+FFFF.
const rare = "䶮㛃喆𠅤𫖯𬭚𬬻𬭊𬭛𬭳𬭶𫓧𬇕𬣙𬣞𬘓𫭟𫭢𫇭𫐄𬉼𬕂昇堃祎珺翀晟赟淼犇骉垚彧璟"

func TestCoverage(t *testing.T) {
	want := append(gb2312(t), []rune(rare)...)
	for role, f := range faces(t) {
		var lost []rune
		for _, r := range want {
			if f.Glyph(r) == 0 {
				lost = append(lost, r)
			}
		}
		if len(lost) > 0 {
			t.Errorf("%s lacks %d characters: %q", role, len(lost), string(lost[:min(len(lost), 40)]))
		}
		beyond := 0
		for r := rune(0x10000); r <= maxRune; r++ {
			if f.Glyph(r) != 0 {
				beyond++
			}
		}
		if beyond < 196 {
			t.Errorf("%s has %d characters beyond U+FFFF, the standard table has 196", role, beyond)
		}
	}
}

func TestAdvances(t *testing.T) {
	for role, f := range faces(t) {
		one, _ := f.Advance('1')
		for _, r := range "0123456789" {
			if w, ok := f.Advance(r); !ok || w != one {
				t.Errorf("%s: %c is %d wide, 1 is %d: figures must stand under each other", role, r, w, one)
			}
		}
		for _, r := range "预𠅤。，（）“”‘’—…、《》％" {
			if w, ok := f.Advance(r); !ok || w != 1000 {
				t.Errorf("%s: %c is %d wide, want a full em", role, r, w)
			}
		}
	}
	for r, want := range map[rune]geom.Em{'1': 500, '·': 1000} {
		if w, ok := faces(t)[Song].Advance(r); !ok || w != want {
			t.Errorf("%c of 宋体 is %d wide, want %d", r, w, want)
		}
	}
}

// TestAgreesWithFreetype compares the tables here with the parser that the
// raster backend draws with.
func TestAgreesWithFreetype(t *testing.T) {
	for role, f := range faces(t) {
		upem := f.Font().FUnitsPerEm()
		for r := rune(0); r < 0x30000; r++ {
			g := f.Font().Index(r)
			if uint16(g) != f.Glyph(r) {
				t.Fatalf("%s: %U is glyph %d, freetype says %d", role, r, f.Glyph(r), g)
			}
			if g == 0 {
				continue
			}
			want := int32(f.Font().HMetric(fixed.Int26_6(upem), g).AdvanceWidth) * 1000 / upem
			if adv, _ := f.Advance(r); adv != geom.Em(want) {
				t.Fatalf("%s: %U is %d wide, freetype says %d", role, r, adv, want)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	f := faces(t)[Song]
	for _, r := range []rune{'😀', -1, 0x110000, 0xFFFD, 0xD800, '\n'} {
		if w, ok := f.Advance(r); ok || w != 0 || f.Glyph(r) != 0 {
			t.Errorf("%U: advance %d, ok %v, glyph %d; want nothing", r, w, ok, f.Glyph(r))
		}
	}
}

func TestMetrics(t *testing.T) {
	for role, f := range faces(t) {
		m := f.Metrics()
		if m.Ascent < 800 || m.Ascent > 1300 || m.Descent < 100 || m.Descent > 500 {
			t.Errorf("%s: %+v", role, m)
		}
	}
}

func TestPostScriptNames(t *testing.T) {
	want := map[Role]string{Song: "NotoSerifSC-Regular", Title: "NotoSerifSC-Bold", Hei: "NotoSansSC-Medium", Kai: "GWWenKaiSub-Regular"}
	for role, f := range faces(t) {
		if got := f.PostScriptName(); got != want[role] {
			t.Errorf("%s is named %q, want %q", role, got, want[role])
		}
	}
}

// TestRefusals tries the files that a user would hand in.
func TestRefusals(t *testing.T) {
	song := faces(t)[Song].Data()
	noCharacters := append([]byte(nil), song...)
	rename(t, noCharacters, "cmap", "xxxx")
	noOutlines := append([]byte(nil), song...)
	rename(t, noOutlines, "loca", "xxxx")
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty.ttf", nil, ErrNotFont},
		{"note.ttf", []byte("this is not a font at all"), ErrNotFont},
		{"web.woff2", []byte("wOF2\x00\x01\x00\x00 and so on"), ErrNotFont},
		{"simsun.ttc", []byte("ttcf\x00\x02\x00\x00\x00\x00\x00\x02"), ErrCollection},
		{"source.otf", []byte("OTTO\x00\x0A\x00\x80\x00\x03\x00\x20"), ErrCFF},
		{"half.ttf", song[:len(song)/2], ErrDamaged},
		{"head.ttf", song[:100], ErrDamaged},
		{"directory.ttf", song[:20], ErrDamaged},
		{"nocmap.ttf", noCharacters, ErrNoCharacters},
		{"noloca.ttf", noOutlines, ErrDamaged},
	} {
		f, err := Parse(c.name, c.data)
		if f != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
			continue
		}
		if !strings.HasPrefix(err.Error(), c.name+"：") {
			t.Errorf("%s: the message does not name the file: %v", c.name, err)
		}
	}
}

// TestEmbeddingRights: what the licence of a font forbids is refused, with the
// reason; the most generous of several rights holds.
func TestEmbeddingRights(t *testing.T) {
	plain := faces(t)[Kai].Data()
	at := int(binary.BigEndian.Uint32(plain[strings.Index(string(plain[:400]), "OS/2")+8:])) + 8
	for rights, want := range map[uint16]error{
		0: nil, 2: ErrRestricted, 4: nil, 8: nil, 2 | 8: nil, 4 | 0x100: ErrNoSubset, 0x100: ErrNoSubset, 0x200: ErrBitmapOnly, 2 | 0x100: ErrRestricted,
	} {
		data := slices.Clone(plain)
		binary.BigEndian.PutUint16(data[at:], rights)
		if _, err := Parse("自己.ttf", data); !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("rights %#x: got %v, want %v", rights, err, want)
		}
	}
}

// TestOddTables opens a font with a kerning table that golang/freetype refuses.
func TestOddTables(t *testing.T) {
	odd := append([]byte(nil), faces(t)[Kai].Data()...)
	rename(t, odd, "OS/2", "kern")
	if _, err := outlines(odd); err == nil {
		t.Fatal("golang/freetype takes the file: the test tests nothing")
	}
	f, err := Parse("odd.ttf", odd)
	if err != nil {
		t.Fatal(err)
	}
	a, b := truetype.GlyphBuf{}, truetype.GlyphBuf{}
	g := truetype.Index(f.Glyph('预'))
	errA := a.Load(f.Font(), fixed.I(20), g, font.HintingNone)
	errB := b.Load(faces(t)[Kai].Font(), fixed.I(20), g, font.HintingNone)
	if errA != nil || errB != nil || !slices.Equal(a.Points, b.Points) {
		t.Errorf("another outline: %v %v", errA, errB)
	}
}

// rename changes a tag in the table directory of a font.
func rename(t *testing.T, file []byte, from, to string) {
	t.Helper()
	i := strings.Index(string(file[:400]), from)
	if i < 0 {
		t.Fatalf("no table %s", from)
	}
	copy(file[i:], to)
}

func BenchmarkParse(b *testing.B) {
	data := faces(b)[Song].Data()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("song.ttf", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdvance(b *testing.B) {
	f := faces(b)[Song]
	text := []rune("阳城县2025年单位预算公开，收入总计1,234.56万元。𠅤")
	b.ReportAllocs()
	var sum geom.Em
	for b.Loop() {
		for _, r := range text {
			w, _ := f.Advance(r)
			sum += w
		}
	}
	b.ReportMetric(float64(len(text)), "chars/op")
	_ = sum
}
