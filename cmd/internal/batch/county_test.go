package batch

import (
	"bytes"
	"testing"

	"yugong"
	"yugong/examples/county/invent"
	"yugong/model/workbook/write"
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
		if err := write.Disclosure(&b, u.Disclosure); err != nil {
			t.Fatal(err)
		}
		edition := yugong.Draft("")
		if i%2 == 0 {
			edition = yugong.Final()
		}
		if r := p.Build(p.ReadData(b.Bytes(), "x.xlsx"), edition); len(r.Findings) > 0 || !r.OK() {
			t.Errorf("%d %s:\n%s", i, u.Path, r.Findings.Error())
		}
	}
}
