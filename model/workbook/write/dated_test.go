package write

import "testing"

func TestGoneBy(t *testing.T) {
	for text, want := range map[string]bool{
		"2025年": true, "2025年度本单位内设3个科室。": true, "2025 年完成。": true, "2024-2025年实施": true, "2025/3/1": true, "2024年完成": true,
		"1年": false, "2026年": false, "2018年建成": false, "根据《2025年工作要点》": false, "（晋财〔2025〕3号）": false, "编号12025": false, "": false,
	} {
		if got := goneBy(text, 2026); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
