package narrative

import (
	"os"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/workbook"
	"yugong/render/doc"
	"yugong/templates/form"
)

// runner runs one template on an example, with the numbers of the first form.
func runner(t *testing.T, example, text string) *Runner {
	t.Helper()
	return runnerOf(t, example, text, func(*model.Disclosure) {})
}

// runnerOf runs it on an example with a change.
func runnerOf(t *testing.T, example, text string, change func(*model.Disclosure)) *Runner {
	t.Helper()
	f, _, faults := form.Load(os.DirFS("../shanxi-unit"), form.UnitDocument)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	f.Narratives = map[string]string{"x": text}
	l, faults := Parse(f, nil)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	d, found, err := workbook.Read("../../examples/" + example)
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	change(d)
	r, err := l.Run(Input{Disclosure: d, Ledger: model.NewLedger(d)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func plain(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		lines = append(lines, b.Text.String())
	}
	return strings.Join(lines, "\n")
}

// TestFunctions runs what forms call; the figures are those of the example's
// csv files.
func TestFunctions(t *testing.T) {
	for _, c := range []struct{ example, in, want string }{
		{"full", "{{unit}}{{year}}年，上年{{lastyear}}年，{{word}}", "云岫县住房和城乡建设局2026年，上年2025年，单位"},
		{"department", "{{word}}{{if department}}汇总{{end}}{{len units}}个：{{join units \"、\"}}", "部门汇总2个：云岫县文化和旅游局、云岫县文化馆"},
		{"full", "{{amount (sum \"source=facts\")}}", "9142.19万元"},
		{"full", "{{amount (sum \"fund=general kind=project origin=current\")}}", "4157.59万元"},
		{"full", "{{amount (sum \"source=public item=reception\")}}", "1.77万元"},
		{"full", "{{amount (sum \"source=public item=reception\") \"sheet\"}}", "17,672.34元"},
		{"full", "{{share (sum \"kind=basic\") (sum \"\")}}、{{share (sum \"\") (sum \"\") \"whole\"}}", "12.20%、100%"},
		{"full", "{{with change (sum \"source=public item=reception\") (sum \"source=public item=reception year=last\")}}{{if .Moved}}{{amount .By}}{{end}}{{with .Rate}}，{{.}}{{end}}{{end}}", "0.57万元，24.53%"},
		{"full", "{{range $i, $p := classes \"kind=basic\"}}{{if $i}}；{{end}}{{numeral (next $i)}}、{{$p.Name}}{{amount $p.Figure}}{{end}}", "一、社会保障和就业支出174.05万元；二、卫生健康支出54.95万元；三、城乡社区支出812.92万元；四、住房保障支出73.31万元"},
		{"full", "{{amount (total (funds \"\"))}}{{amount (total (economic \"kind=basic\"))}}", "9142.19万元1115.24万元"},
		{"full", "{{amount (plus (sum \"kind=basic\") (minus (sum \"\") (sum \"kind=basic\")))}}", "9142.19万元"},
		{"full", "{{if zero (sum \"fund=general kind=carry-forward origin=carryover\")}}无{{else}}有{{end}}", "有"},
		{"full", "{{asset \"公务用车编制\"}}辆，{{asset \"没有的资产\" \"0\"}}", "7辆，〔未填：没有的资产〕"},
		{"full", "{{if hasasset \"公务用车编制\"}}有{{end}}{{if hasasset \"没有\"}}没有{{end}}{{purchases}}项", "有9项"},
		{"full", "{{publicreason \"reception\"}}", "严格执行公务接待管理规定，压减陪餐人数和接待批次"},
		{"full", "{{fundname \"government-fund\"}}{{level}}{{region}}", "政府性基金预算县(区)级云岫县"},
		{"department", "{{join (units \"institution\") \"、\"}}；{{join subordinates \"、\"}}；{{len (units \"civil-servant\")}}", "云岫县文化馆；云岫县文化馆；0"},
		{"department", "{{join (owners (projects \"kind=project unit=云岫县文化馆\")) \"、\"}}", "云岫县文化馆"},
		{"full", "{{fundsof \"kind=basic origin=current\"}}", "general,other-income"},
		{"full", "{{if hasnote \"organisation\"}}有{{end}}{{if hasnote \"purchases-foot\"}}没有{{end}}", "有"},
		{"full", "{{range $i, $r := records \"source=purchases\"}}{{if eq $i 1}}{{.Text \"project\"}}{{amount (.Amount \"amount\")}}{{end}}{{end}}", "工程质量安全监督抽测服务48.64万元"},
		{"full", "{{range $i, $r := records \"source=targets project=P01\"}}{{.Clause \"annual-goal\"}}；{{amount (.Sum \"kind=project\")}}{{end}}", "保证2026年全县生活垃圾日产日清，无害化处理率保持在100%；863.50万元"},
		{"full", "{{len targets}}{{with wholetarget}}{{.Name}}{{end}}", "14云岫县住房和城乡建设局"},
	} {
		r := runner(t, c.example, c.in)
		if got := plain(r.Blocks("x")); got != c.want || r.Faults().HasErrors() {
			t.Errorf("%s\ngot  %q %v\nwant %q", c.in, got, r.Faults(), c.want)
		}
	}
}

// TestSources: a figure in a sentence knows the cells that it sums.
func TestSources(t *testing.T) {
	r := runner(t, "full", "接待费{{amount (sum \"source=public item=reception\")}}。")
	var span doc.Span
	for _, s := range r.Blocks("x")[0].Text {
		if strings.Contains(s.Text, "万元") {
			span = s
		}
	}
	if len(span.Src) == 0 || span.Src[0].Sheet != "三公经费" || span.Src[0].Cell() != "B3" {
		t.Errorf("%q comes from %v", span.Text, span.Src)
	}
}

// TestFaults: a template that cannot run says where, and what may stand there.
func TestRunFaults(t *testing.T) {
	for in, want := range map[string]string{
		"{{amount (sum (print \"colour\" \"=red\"))}}":                           "colour",
		"{{amount (sum \"\") (print \"odd\")}}":                                  "odd",
		"{{note \"odd\"}}":                                                       "odd",
		"{{join 3 \"、\"}}":                                                       "join",
		"{{with dict 1 2}}{{end}}":                                               "dict",
		"{{share (sum \"\") (sum \"\") (print \"odd\")}}":                        "odd",
		"{{range units \"odd\"}}{{end}}":                                         "odd",
		"{{if hasnote \"odd\"}}{{end}}":                                          "odd",
		"{{quantity \"source=purchases\" \"odd\"}}":                              "odd",
		"{{range records \"source=purchases\"}}{{.Text \"odd\"}}{{end}}":         "odd",
		"{{range records \"source=purchases\"}}{{.Sum \"kind=project\"}}{{end}}": "没有项目",
		"{{publicreason \"odd\"}}":                                               "odd",
	} {
		r := runner(t, "full", in)
		r.Blocks("x")
		msg := r.Faults().Error()
		if !r.Faults().HasErrors() || !strings.Contains(msg, want) || !strings.HasPrefix(msg, "narrative/x.tmpl:1") {
			t.Errorf("%s: %q, want a fault that names %s", in, msg, want)
		}
	}
}

// TestVerified: what a text says plainly is held against the form before any
// unit is met, each fault at its line.
func TestVerified(t *testing.T) {
	f := &form.Form{Narratives: map[string]string{"a": strings.Join([]string{
		`{{amount (sum "fund=general")}}`, `{{amount (sum "colour=red")}}`, `{{if true}}{{amount (sum "source=public economic=301") "odd"}}{{end}}`,
		`{{range classes "item=abroad"}}{{end}}`, `{{amount (prior "item=goods")}}`, "!table nowhere", "!tabel x",
		`{{sum "fund=general"}}`, `{{department}}`, `{{units}}`}, "\n")}}
	_, faults := Parse(f, nil)
	var at []int
	for _, d := range faults {
		at = append(at, d.At.Row)
	}
	slices.Sort(at)
	if want := []int{2, 3, 3, 4, 5, 6, 7, 8, 9, 10}; !slices.Equal(at, want) {
		t.Errorf("lines %v, want %v\n%v", at, want, faults)
	}
}

// TestUnparsed: what no template can be is refused when the form is loaded.
func TestUnparsed(t *testing.T) {
	f := &form.Form{Narratives: map[string]string{"a": "{{amount", "b": "{{odd}}", "c": `{{template "of a file that cannot be read"}}`}}
	_, faults := Parse(f, []form.Str{{V: "{{unit", Line: 3, Col: 5}, {V: "plain"}})
	if len(faults) != 3 {
		t.Errorf("%d faults: %v", len(faults), faults)
	}
}
