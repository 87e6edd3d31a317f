package workbook

import "testing"

func TestReadSmall(t *testing.T) {
	d, list, err := ReadFolder(fixture(t, "small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		t.Log(f)
	}
	t.Logf("%+v", d.Appropriations)
	t.Logf("%+v", d.Targets[0])
}
