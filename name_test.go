package yugong

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/model"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct {
		unit       string
		department bool
		want       string
	}{
		{"阳城县企业服务中心", false, "阳城县企业服务中心2025年单位预算公开.pdf"},
		{"某县财政局", true, "某县财政局2025年部门预算公开.pdf"},
		{`甲/乙\丙:丁*戊?"己"<庚>|辛`, false, "甲／乙＼丙：丁＊戊？＂己＂＜庚＞｜辛2025年单位预算公开.pdf"},
		{"甲\u202e乙\u200b", false, "甲乙2025年单位预算公开.pdf"},
		{" ..甲\n乙.. ", false, "甲乙2025年单位预算公开.pdf"},
	} {
		d := &model.Disclosure{}
		d.Unit.Name.Value, d.Unit.Year.Value, d.Unit.Department.Value = c.unit, 2025, c.department
		if got := FileName(d); got != c.want {
			t.Errorf("%q: %q, want %q", c.unit, got, c.want)
		}
	}
}

func TestLongFileNameFits(t *testing.T) {
	d := &model.Disclosure{}
	d.Unit.Year.Value = 2025
	for n := range 100 {
		d.Unit.Name.Value = strings.Repeat("长", n) + "a𠅤"
		got := FileName(d)
		if len(got) > 255 || !utf8.ValidString(got) || !strings.HasSuffix(got, "2025年单位预算公开.pdf") {
			t.Fatalf("%d characters: %q has %d bytes", n, got, len(got))
		}
	}
}

func TestRemarked(t *testing.T) {
	const name = "甲2025年单位预算公开.pdf"
	for _, c := range []struct {
		remark string
		n      int
		want   string
	}{
		{"b", 0, name},
		{"报送稿", 1, "甲2025年单位预算公开（报送稿）.pdf"},
		{"a:b", 2, "甲2025年单位预算公开（a：b 2）.pdf"},
	} {
		if got := Remarked(name, c.remark, c.n); got != c.want {
			t.Errorf("%q %d: %q, want %q", c.remark, c.n, got, c.want)
		}
	}
	seen := map[string]bool{}
	long := strings.Repeat("长", 80)
	for n := range 12 {
		got := Remarked(long+"2025.pdf", long, n)
		if len(got) > 255 || !utf8.ValidString(got) || seen[got] {
			t.Errorf("%d: %q has %d bytes, or stood before", n, got, len(got))
		}
		seen[got] = true
	}
}
