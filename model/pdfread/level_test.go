package pdfread

import "testing"

// TestLevel: headings are told by how they are numbered, in Roman numerals too.
func TestLevel(t *testing.T) {
	for text, want := range map[string]int{
		"第一部分　概况": 1, "一、主要职责": 2, "Ⅰ、主要职责": 2, "II. 收入": 2, "IV．支出": 2, "（一）人员": 3, "（Ⅱ）人员": 3, "(iii)": 0, "1.人员": 4,
		"IPv6改造": 0, "Ⅱ类项目": 0, "VI系统": 0,
	} {
		if got := level(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
