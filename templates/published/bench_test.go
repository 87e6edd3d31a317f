package published

import "testing"

func BenchmarkAudit(b *testing.B) {
	for _, example := range []string{"yangcheng", "full"} {
		b.Run(example, func(b *testing.B) {
			f := format(b, shanxi)
			p := printed(b, f, example)
			for b.Loop() {
				Audit(f, p, false)
			}
		})
	}
}
