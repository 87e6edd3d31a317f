package fonts

import (
	"slices"
	"strings"
	"testing"
)

func set(t testing.TB) *Set {
	t.Helper()
	s, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func names(st Stack) []string {
	var n []string
	for _, f := range st {
		n = append(n, f.Name())
	}
	return n
}

func TestStacks(t *testing.T) {
	const song, bold = "NotoSerifSC-Regular-8105", "NotoSerifSC-Bold-8105"
	own, err := Parse("own.ttf", faces(t)[Kai].Data())
	if err != nil {
		t.Fatal(err)
	}
	withFang, err := set(t).With(Fang, own)
	if err != nil {
		t.Fatal(err)
	}
	withSong, err := set(t).With(Song, own)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		set  *Set
		role Role
		want []string
	}{
		{"song", set(t), Song, []string{song}},
		{"title falls back to song", set(t), Title, []string{bold, song}},
		{"fang is song", set(t), Fang, []string{song}},
		{"unknown role is song", set(t), "gothic", []string{song}},
		{"own fang first", withFang, Fang, []string{"own", song}},
		{"own fang elsewhere", withFang, Title, []string{bold, song}},
		{"own song first", withSong, Song, []string{"own", song}},
		{"own song is the fallback", withSong, Title, []string{bold, "own", song}},
		{"fang follows own song", withSong, Fang, []string{"own", song}},
	} {
		if got := names(c.set.Stack(c.role)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	if got := names(set(t).Stack(Fang)); !slices.Equal(got, []string{song}) {
		t.Errorf("With changed the set it was called on: %v", got)
	}
	if _, err := set(t).With("gothic", own); err == nil || !strings.Contains(err.Error(), "song、title、hei、kai、fang") {
		t.Errorf("unknown role: %v", err)
	}
}

// narrow is a face that draws only the characters given.
func narrow(name, chars string) *Face {
	f := &Face{name: name}
	for i, r := range chars {
		if f.pages[r>>8] == nil {
			f.pages[r>>8] = new(page)
		}
		f.pages[r>>8][r&0xFF] = glyph{uint16(i + 1), 1000}
	}
	return f
}

func TestRuns(t *testing.T) {
	a, b := narrow("a", "甲乙1"), narrow("b", "甲乙丙𠅤")
	for _, c := range []struct{ text, runs, missing string }{
		{"", "", ""},
		{"甲乙", "a甲乙", ""},
		{"甲丙𠅤乙", "a甲 b丙𠅤 a乙", ""},
		{"丁", "", "丁"},
		{"甲丁乙戊丁", "a甲 a乙", "丁戊"},
		{"丁丙", "b丙", "丁"},
		{"甲\xff乙", "a甲 a乙", "\uFFFD"},
	} {
		runs, missing := Stack{a, b}.Runs(c.text)
		var got []string
		for _, r := range runs {
			got = append(got, r.Face.Name()+r.Text)
		}
		if s := strings.Join(got, " "); s != c.runs || string(missing) != c.missing {
			t.Errorf("%q: runs %q missing %q, want %q and %q", c.text, s, string(missing), c.runs, c.missing)
		}
	}
}

// FuzzRuns: the runs and the missing characters make up the text, and every run
// is drawn by the first face that can.
func FuzzRuns(f *testing.F) {
	st := Stack{narrow("a", "甲乙1 "), narrow("b", "甲丙𠅤a")}
	for _, s := range []string{"甲丙𠅤乙丁1a", "丁丁", "\xff甲", " a 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		runs, missing := st.Runs(text)
		var kept strings.Builder
		for i, r := range runs {
			if r.Text == "" {
				t.Fatalf("run %d is empty", i)
			}
			for _, c := range r.Text {
				if st.Face(c) != r.Face {
					t.Fatalf("%q is drawn by %s", c, r.Face.Name())
				}
			}
			kept.WriteString(r.Text)
		}
		want := strings.Map(func(r rune) rune {
			if slices.Contains(missing, r) {
				return -1
			}
			return r
		}, text)
		if kept.String() != want {
			t.Fatalf("%q became %q, missing %q", text, kept.String(), string(missing))
		}
	})
}

// TestOwn: a role counts as drawn by the user's face once it is.
func TestOwn(t *testing.T) {
	s := set(t)
	if s.Own(Fang) {
		t.Error("the embedded face counts as the user's")
	}
	with, err := s.With(Fang, s.Stack(Song)[0])
	if err != nil || !with.Own(Fang) || with.Own(Song) || s.Own(Fang) {
		t.Errorf("with a face of the user's: %v, fang %v, song %v, before %v", err, with.Own(Fang), with.Own(Song), s.Own(Fang))
	}
}

func BenchmarkRuns(b *testing.B) {
	st := set(b).Stack(Hei)
	b.ReportAllocs()
	for b.Loop() {
		st.Runs("一、阳城县某单位2025年单位预算公开表（单位：万元）")
	}
}
