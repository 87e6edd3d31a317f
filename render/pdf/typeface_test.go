package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/fonts/sfnt"
	"yugong/fonts/subset"
)

// TestCapHeight: the height of capitals is that of the face; one that tells
// none, as old ones do not, has its ascent.
func TestCapHeight(t *testing.T) {
	from := stack(t, fonts.Song)[0]
	upem := from.Tables().UnitsPerEm
	for _, c := range []struct {
		os2     int // bytes that the table has
		capital int // in units
		want    int
	}{
		{96, upem * 7 / 10, 700}, {90, upem / 2, 500}, {88, 0, int(from.Metrics().Ascent)}, {96, 0, int(from.Metrics().Ascent)}, {96, -upem, int(from.Metrics().Ascent)},
	} {
		f, err := fonts.Parse("face.ttf", withOS2(from.Tables(), c.os2, c.capital))
		if err != nil {
			t.Fatal(err)
		}
		face := &typeface{Collector: subset.NewCollector(f)}
		if got := string(face.descriptor("/F", 1)); !strings.Contains(got, fmt.Sprintf("/CapHeight %d/", c.want)) {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// withOS2 is a font with another table OS/2.
func withOS2(f *sfnt.Font, size, capital int) []byte {
	var tables []sfnt.Table
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		data := slices.Clone(f.Table(tag))
		if tag == "OS/2" {
			data = append(data, make([]byte, 96)...)[:96]
			data[88], data[89] = byte(capital>>8), byte(capital)
			data = data[:size]
		}
		tables = append(tables, sfnt.Table{Tag: tag, Data: data})
	}
	return sfnt.Assemble(nil, tables)
}
