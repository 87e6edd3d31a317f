package yugong

import (
	"bytes"
	"strings"
	"testing"

	"yugong/model/workbook"
	"yugong/render/frame"
)

// What goes with a document: the tables twice, the workbook when it is wanted, a
// csv folder as a workbook that reads back; nothing when it is to be plain.
func TestAttachments(t *testing.T) {
	slow(t)
	for _, c := range []struct {
		path string
		out  Output
		want []string
	}{
		{"examples/yangcheng.xlsx", Output{}, []string{"阳城县政务服务中心2025年单位预算公开表.xlsx", "阳城县政务服务中心2025年单位预算公开表.json"}},
		{"examples/yangcheng.xlsx", Output{Plain: true, Workbook: true}, []string{"yangcheng.xlsx"}},
		{"examples/yangcheng", Output{Plain: true, Workbook: true}, []string{"阳城县政务服务中心2025年单位预算.xlsx"}},
		{"examples/yangcheng", Output{Plain: true}, nil},
	} {
		p, faults, err := New(Settings{Output: c.out})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		r, err := p.Publish(c.path, Final())
		if err != nil || !r.OK() {
			t.Fatal(err, r.Findings)
		}
		list, err := r.attachments()
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, a := range list {
			names = append(names, a.Name)
			if len(a.Data) == 0 || a.About == "" || a.MIME == "" {
				t.Errorf("%s: %d bytes, %q, %q", a.Name, len(a.Data), a.About, a.MIME)
			}
			if a.Relation == frame.RelationSource {
				if d, faults := workbook.ReadXLSX(a.Data, a.Name); faults.HasErrors() || d.Unit.Name.Value != r.Disclosure.Unit.Name.Value {
					t.Errorf("%s does not read back: %v", a.Name, faults)
				}
			}
		}
		if strings.Join(names, " ") != strings.Join(c.want, " ") {
			t.Errorf("%s, %+v: %q, want %q", c.path, c.out, names, c.want)
		}
		var file bytes.Buffer
		if err := r.PDF(&file); err != nil {
			t.Fatal(err)
		}
		if tagged := bytes.Contains(file.Bytes(), []byte(`pdfuaid:part="1"`)); tagged == c.out.Plain {
			t.Errorf("%+v: tagged is %v", c.out, tagged)
		}
	}
}
