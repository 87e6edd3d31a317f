package subject

import (
	"testing"
)

// Every code that the package speaks of stands in the lists, under the name
// that it is known by.
func TestUses(t *testing.T) {
	for item, name := range map[string]string{"abroad": "因公出国（境）费用", "reception": "公务接待费", "vehicle-purchase": "公务用车购置", "vehicle-running": "公务用车运行维护费"} {
		codes := Public(item)
		if len(codes) == 0 {
			t.Errorf("no subject of %s", item)
		}
		for _, code := range codes {
			if s, ok := Lookup(Department, code); !ok || s.Name != name {
				t.Errorf("%s: %s is %q, want %q", item, code, s.Name, name)
			}
		}
	}
	for code, want := range map[string]bool{"301": true, "30101": true, "30305": true, "30201": false, "31002": false, "399": false, "": false} {
		if Personnel(code) != want {
			t.Errorf("personnel %q: %v", code, !want)
		}
	}
	for code, want := range map[string]Nature{"501": Office, "50402": Office, "505": Institution, "50601": Institution, "507": AnyUnit, "509": AnyUnit, "599": AnyUnit, "": AnyUnit} {
		if got := NatureOf(code); got != want {
			t.Errorf("%s is of %s, want %s", code, got, want)
		}
	}
}
