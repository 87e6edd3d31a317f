package published

import "testing"

// TestUnnumbered: a label is what stands behind its number, in Roman numerals too.
func TestUnnumbered(t *testing.T) {
	for label, want := range map[string]string{
		"一、事业收入": "事业收入", "(二)事业收入": "事业收入", "Ⅲ、事业收入": "事业收入", "III.事业收入": "事业收入", "(Ⅱ)事业收入": "事业收入", "Ⅱ类": "Ⅱ类", "VI系统": "VI系统",
	} {
		if got := unnumbered(label); got != want {
			t.Errorf("%s: %q", label, got)
		}
	}
}
