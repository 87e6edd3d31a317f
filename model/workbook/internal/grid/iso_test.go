package grid

import "testing"

func TestISODay(t *testing.T) {
	for in, want := range map[string]string{
		"2025-02-28T00:00:00": "2025-02-28", "2025-02-28T00:00:00.000Z": "2025-02-28", "2025-02-28": "2025-02-28",
		"2025-02-28T08:30:00.5": "2025-02-28 08:30:00", "2025-02-28 00:00:00": "2025-02-28", "2025-02-28T00:00:00+08:00": "2025-02-28", "T": "T", "": "",
	} {
		if got := ISODay(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
