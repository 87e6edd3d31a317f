package templates

import (
	"os"
	"slices"
	"testing"
)

// A blank workbook for a form has the sheets that its tables and texts read.
func TestUnread(t *testing.T) {
	for dir, want := range map[string][]string{
		"shanxi-unit": nil,
		"shanghai":    {"收入预算", "政府购买服务"},
		"central":     {"收入预算", "政府购买服务"},
	} {
		f, faults := Load(os.DirFS(dir))
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		if got := f.Unread(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", dir, got, want)
		}
	}
}
