package numfmt

import (
	"strconv"
	"testing"
)

func TestShow(t *testing.T) {
	for _, c := range []struct{ code, raw, want string }{
		{"", "1837200", "1837200"}, {"General", "2010350.0", "2010350"}, {"General", "95.0", "95"},
		{"General", "0.30000000000000004", "0.3"}, {"General", "1.8372E6", "1837200"}, {"", "1E-5", "0.00001"},
		{`G/通用格式"次"`, "12.0", "12次"}, {`General"天"`, "-3", "-3天"},
		{"0%", "0.5", "50%"}, {"0.0%", "0.955", "95.5%"}, {"0%", "0.07", "7%"},
		{`"≥"0%`, "0.95", "≥95%"}, {`"≥"0.0"分"`, "9.5", "≥9.5分"}, {`\≥0`, "3", "≥3"}, {`≤0"天"`, "3", "≤3天"},
		{"0.00", "1.005", "1.01"}, {"#,##0.00", "-1234567.891", "-1,234,567.89"}, {"#,##0", "999.999", "1,000"},
		{"#,##0.00_);[Red](#,##0.00)", "-5", "(5.00)"}, {`_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ `, "0", "¥-"},
		{"00000", "42", "00042"}, {"000-0000", "1234567", "123-4567"}, {"0000\"号\"", "7", "0007号"},
		{"0.##", "95", "95."}, {"0.##", "95.5", "95.5"}, {"#.0", "0.5", ".5"}, {"0.0?", "1.5", "1.5"}, {"??0", "5", "5"},
		{`0!.0,"万元"`, "123456", "12.3万元"}, {`0\.0000"万元"`, "899300", "89.9300万元"}, {`0.00,,"百万元"`, "1234567", "1.23百万元"},
		{`0.00"万元"`, "12.3", "12.30万元"}, {`[>=10000]0!.0,"万元";0"元"`, "123456", "12.3万元"}, {`[>=10000]0!.0,"万元";0"元"`, "99", "99元"},
		{"yyyy/m/d", "45716", "2025/2/28"}, {"yyyy-mm-dd", "45716.5", "2025-02-28"}, {`yyyy"年"m"月"d"日"`, "45716", "2025年2月28日"},
		{"[$-804]yyyy年m月d日", "45716", "2025年2月28日"}, {`m"月"d"日"`, "45721", "3月5日"}, {`yyyy"年"m"月"`, "45716", "2025年2月"},
		{"[$-F800]dddd, mmmm dd, yyyy", "45716", "2025年2月28日"}, {"h:mm", "0.375", "9:00"}, {"hh:mm:ss", "45716.5", "12:00:00"},
		{"[h]:mm", "1.5", "36:00"}, {"h:mm AM/PM", "0.75", "6:00 PM"}, {`上午/下午h"时"mm"分"`, "0.75", "下午6时00分"}, {"mm:ss", "0.0423611", "01:00"},
		{"d-mmm", "45721", "5-Mar"}, {"aaaa", "45716", "星期五"}, {"yyyy/m/d h:mm", "45716.5", "2025/2/28 12:00"}, {"yyyy/m/d", "12", "1900/1/12"},
		{`0.0"分"`, "95.0", "95.0分"}, {`"第"0"次"`, "2", "第2次"}, {"0;-0;\"无\"", "0", "无"}, {"0;;", "-5", ""}, {`"-"0`, "5", "-5"},
	} {
		x, err := strconv.ParseFloat(c.raw, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got := Parse(c.code).Show(x, c.raw, false); got.Text != c.want || got.Kind == Odd {
			t.Errorf("%s as %q: %+v, want %q", c.raw, c.code, got, c.want)
		}
	}
	if got := Parse("yyyy-m-d").Show(44254, "44254", true); got.Text != "2025-2-28" {
		t.Errorf("in the other date system: %+v", got)
	}
}

func TestWhatIsNotUnderstood(t *testing.T) {
	for _, c := range []struct {
		code string
		x    float64
	}{
		{"0.00E+00", 5}, {"# ?/?", 0.5}, {"[DBNum2]0", 5}, {"[DBNum1]yyyy年", 45716}, {"yyyy/m/d", -5}, {"yyyy/m/d", 99999999}, {"yyyy/m/d", 60}, {"[>", 5},
	} {
		if got := Parse(c.code).Show(c.x, strconv.FormatFloat(c.x, 'f', -1, 64), false); got.Kind != Odd {
			t.Errorf("%q: %+v", c.code, got)
		}
	}
}

func TestWhatAFormatSays(t *testing.T) {
	for _, c := range []struct {
		code    string
		x       float64
		unit    string
		shift   int
		strange bool
		kind    Kind
	}{
		{`0.00"万元"`, 5, "万元", 0, false, Number}, {`0!.0,"万元"`, 5, "万元", 4, false, Number}, {`0\.0000"万元"`, 5, "万元", 4, false, Number},
		{`#,##0.00,"千元"`, 5, "千元", 3, false, Number}, {`0.0"（万元）"`, 5, "万元", 0, false, Number}, {`0.00"亿"`, 5, "亿", 0, false, Number},
		{`#,##0.00`, 5, "", 0, false, Number}, {`0,"K"`, 5, "", 3, true, Number}, {`"1"0`, 5, "", 0, true, Number}, {`;;;`, 5, "", 0, true, Number},
		{`0.00"%"`, 5, "", 0, false, Percent}, {`¥#,##0.00"元"`, 5, "元", 0, false, Number}, {`#,##0.00;-#,##0.00;"-"`, 0, "", 0, false, Number},
	} {
		got := Parse(c.code).Show(c.x, strconv.FormatFloat(c.x, 'f', -1, 64), false)
		if got.Unit != c.unit || got.Shift != c.shift || got.Strange != c.strange || got.Kind != c.kind {
			t.Errorf("%q: %+v, want %+v", c.code, got, c)
		}
	}
	if got := Parse(`m"月"d"日"`).Show(45721, "45721", false); !got.NoYear || got.Day != "2025-03-05" {
		t.Errorf("%+v", got)
	}
	if got := Parse(`yyyy"年"m"月"`).Show(45716, "45716", false); got.NoYear {
		t.Errorf("%+v", got)
	}
}

func FuzzShow(f *testing.F) {
	for _, code := range []string{`0!.0,"万元"`, "[h]:mm:ss.00", "[$-F800]d", "#,##0.00_);[Red](#,##0.00)", "\\", "!", "_", "*", "[", "\"", "m;@;;;"} {
		f.Add(code, 45716.5)
	}
	f.Fuzz(func(t *testing.T, code string, x float64) {
		Parse(code).Show(x, strconv.FormatFloat(x, 'f', -1, 64), false)
	})
}
