package fold

import "testing"

func TestSame(t *testing.T) {
	for _, c := range [][2]string{
		{"网络　百兆 光纤费", "网络百兆光纤费"}, {"因公出国（境）费", "因公出国(境)费"}, {"“三公”经费", "\"三公\"经费"},
		{"Ｐ０１", "P01"}, {"支出\u200b预算\ufeff", "支出预算"}, {"－5", "-5"}, {"−5", "-5"}, {"‘县’", "'县'"}, {"a\nb", "ab"},
	} {
		if !Same(c[0], c[1]) {
			t.Errorf("%q and %q differ", c[0], c[1])
		}
	}
	if Same("网络百兆光纤费", "网络千兆光纤费") {
		t.Error("two names are one")
	}
	if Same("“三公”经费", "三公经费") || Words("“三公”经费") != Words("三公经费") {
		t.Error("quotation marks count in texts and not among words")
	}
}

func TestTextKeepsWhatIsPlain(t *testing.T) {
	s := "2010350行政运行(项)"
	if got := Text(s); got != s {
		t.Errorf("%q", got)
	}
	if n := testing.AllocsPerRun(10, func() { Text(s) }); n > 0 {
		t.Errorf("%v allocations for a plain text", n)
	}
}

func TestSimilar(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"一般公共服务支出", "一般公共服务指出", true}, {"合计", "合记", true}, {"合计", "总数", false},
		{"办公费", "印刷费", false}, {"局", "处", false}, {"公务接待费", "公务接待费用", true},
		{"公务接待费", "公务接待费用支", true}, {"公务接待费用支", "公务接待费", true}, {"公务接待费", "公务接待费用支出", false},
	} {
		if got := Similar(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
	if d := Distance("公务接待费", "公务招待"); d != 2 {
		t.Errorf("distance %d", d)
	}
}
