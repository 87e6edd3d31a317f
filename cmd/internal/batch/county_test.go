package batch

import (
	"bytes"
	"testing"

	"yugong"
	"yugong/examples/county/invent"
	"yugong/model/workbook"
)

// The units of the invented county have no findings under any rule, as drafts
// and as final documents.
func TestCountyHasNoFindings(t *testing.T) {
	p, err := sharedPress()
	if err != nil {
		t.Fatal(err)
	}
	step := 5
	if testing.Short() {
		step = 30
	}
	c := invent.New(1, 300)
	for i := 0; i < c.Len(); i += step {
		u := c.Unit(i)
		var b bytes.Buffer
		if err := workbook.WriteDisclosure(&b, u.Disclosure); err != nil {
			t.Fatal(err)
		}
		d, faults := workbook.ReadXLSX(b.Bytes(), "x.xlsx")
		watermark := yugong.DraftMark
		if i%2 == 0 {
			watermark = ""
		}
		if r := p.RunRead(d, faults, watermark); len(r.Faults) > 0 || !r.OK() {
			t.Errorf("%d %s:\n%s", i, u.Path, r.Faults.Error())
		}
	}
}
