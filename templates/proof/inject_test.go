package proof_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/proof"
)

// Fault injection: one cell of examples/full is altered, and whatever says
// something is a find, since nothing says anything about examples/full.
const (
	faultCount = 200
	faultSeed  = 20260101
	// leastFound is the share in percent that was found when this was written;
	// it may rise, not fall.
	leastFound = 95
)

// fault is one way of spoiling a book; it reports what it did, "" when the
// book has nothing to spoil so.
type fault struct {
	kind  string
	spoil func(r *rand.Rand, b book) string
}

// amountColumns and the others name the columns that a kind of fault alters.
var (
	amountColumns = map[string][]string{
		"支出预算": {"金额"}, "收入预算": {"金额"}, "上年数": {"金额"}, "政府采购": {"金额"}, "批复数": {"金额"}, "政府购买服务": {"购买金额"},
		"三公经费": {"本年一般公共预算", "本年政府性基金预算", "本年国有资本经营预算", "上年一般公共预算", "上年政府性基金预算"},
		"绩效目标": {"实施期资金总额", "实施期中央资金", "实施期省级资金", "实施期市县资金", "实施期自筹资金", "年度资金总额", "年度中央资金", "年度省级资金", "年度市县资金", "年度自筹资金"},
	}
	fundColumns   = map[string][]string{"支出预算": {"资金性质"}, "收入预算": {"资金性质"}, "上年数": {"资金性质"}, "批复数": {"资金性质"}, "政府采购": {"资金性质"}}
	kindColumns   = map[string][]string{"支出预算": {"支出类型"}}
	originColumns = map[string][]string{"支出预算": {"资金来源"}, "收入预算": {"资金来源"}}
	codeColumns   = map[string][]string{"支出预算": {"功能科目编码", "部门经济科目编码", "政府经济科目编码", "项目编号"}, "收入预算": {"收入科目编码"},
		"上年数": {"编码"}, "项目": {"项目编号"}, "绩效目标": {"项目编号"}, "自定义科目": {"编码"}}
	nameColumns = map[string][]string{"支出预算": {"功能科目名称", "部门经济科目名称", "政府经济科目名称"}, "收入预算": {"收入科目名称"}, "上年数": {"名称"},
		"项目": {"项目名称"}, "绩效目标": {"项目名称"}, "自定义科目": {"名称"}}
	rowSheets = []string{"支出预算", "收入预算", "上年数", "三公经费", "批复数", "项目", "绩效目标", "政府采购", "政府购买服务", "自定义科目"}
)

var faults = []fault{
	{"amount", func(r *rand.Rand, b book) string { return alter(r, b, amountColumns, spoilAmount) }},
	{"sign", func(r *rand.Rand, b book) string {
		return alter(r, b, amountColumns, func(_ *rand.Rand, s string) string {
			if strings.Trim(s, "0.") == "" {
				return s
			}
			return "-" + s
		})
	}},
	{"fund", func(r *rand.Rand, b book) string { return alter(r, b, fundColumns, another(fundNames())) }},
	{"kind", func(r *rand.Rand, b book) string {
		return alter(r, b, kindColumns, another([]string{"基本支出", "项目支出", "年终结转"}))
	}},
	{"origin", func(r *rand.Rand, b book) string {
		return alter(r, b, originColumns, another([]string{"当年预算", "上年结转"}))
	}},
	{"code", func(r *rand.Rand, b book) string { return alter(r, b, codeColumns, spoilCode) }},
	{"name", func(r *rand.Rand, b book) string { return alter(r, b, nameColumns, spoilName) }},
	{"row dropped", func(r *rand.Rand, b book) string {
		sheet, i := row(r, b)
		b[sheet] = slices.Delete(b[sheet], i, i+1)
		return fmt.Sprintf("%s!%d", sheet, i+1)
	}},
	{"row doubled", func(r *rand.Rand, b book) string {
		sheet, i := row(r, b)
		b[sheet] = slices.Insert(b[sheet], i, slices.Clone(b[sheet][i]))
		return fmt.Sprintf("%s!%d", sheet, i+1)
	}},
}

func row(r *rand.Rand, b book) (string, int) {
	sheet := rowSheets[r.IntN(len(rowSheets))]
	return sheet, 1 + r.IntN(len(b[sheet])-1)
}

// alter changes one filled cell of the columns, and reports which.
func alter(r *rand.Rand, b book, columns map[string][]string, change func(*rand.Rand, string) string) string {
	var sheets []string
	for s := range columns {
		sheets = append(sheets, s)
	}
	slices.Sort(sheets)
	for range 100 {
		sheet := sheets[r.IntN(len(sheets))]
		if sheet != "支出预算" && r.IntN(2) == 0 && columns["支出预算"] != nil {
			sheet = "支出预算" // the facts are most of a workbook
		}
		names := columns[sheet]
		col := slices.Index(b[sheet][0], names[r.IntN(len(names))])
		i := 1 + r.IntN(len(b[sheet])-1)
		if col < 0 || col >= len(b[sheet][i]) || b[sheet][i][col] == "" {
			continue
		}
		was := b[sheet][i][col]
		b[sheet][i][col] = change(r, was)
		if b[sheet][i][col] != was {
			return fmt.Sprintf("%s!%s%d %s → %s", sheet, diag.ColumnName(col+1), i+1, was, b[sheet][i][col])
		}
	}
	return ""
}

// spoilAmount changes an amount by 0.01, a digit, two digits swapped, a factor
// of ten or of ten thousand.
func spoilAmount(r *rand.Rand, s string) string {
	m, err := money.Parse(s, money.Yuan)
	if err != nil {
		return s
	}
	fen := money.FromFen(1)
	switch r.IntN(5) {
	case 0:
		return m.Add(fen).String()
	case 1:
		return m.Add(money.FromFen(int64(100 * (1 + r.IntN(9000))))).String()
	case 2:
		if i := r.IntN(len(s)); i > 0 && s[i] != '.' && s[i-1] != '.' && s[i] != s[i-1] {
			d := []byte(s)
			d[i], d[i-1] = d[i-1], d[i]
			return string(d)
		}
		return m.Add(fen).String()
	case 3:
		return tenfold(m)
	default:
		if m.IsZero() {
			return "1"
		}
		return m.Add(m).String()
	}
}

// tenfold moves the decimal point by one place.
func tenfold(m money.Money) string {
	if m.IsZero() {
		return "10"
	}
	t := m
	for range 9 {
		t = t.Add(m)
	}
	return t.String()
}

func spoilCode(r *rand.Rand, s string) string {
	d := []byte(s)
	i := len(d) - 1 - r.IntN(min(3, len(d)))
	if d[i] < '0' || d[i] > '9' {
		i = len(d) - 1
	}
	if d[i] < '0' || d[i] > '9' {
		return s + "1"
	}
	d[i] = '0' + (d[i]-'0'+byte(1+r.IntN(9)))%10
	return string(d)
}

func spoilName(r *rand.Rand, s string) string {
	runes := []rune(s)
	if len(runes) < 2 {
		return s + "费"
	}
	i := 1 + r.IntN(len(runes)-1)
	switch r.IntN(3) {
	case 0:
		return string(slices.Delete(runes, i, i+1))
	case 1:
		runes[i], runes[i-1] = runes[i-1], runes[i]
		return string(runes)
	default:
		return string(slices.Insert(runes, i, '的'))
	}
}

func another(names []string) func(*rand.Rand, string) string {
	return func(r *rand.Rand, s string) string {
		for {
			if n := names[r.IntN(len(names))]; n != s {
				return n
			}
		}
	}
}

func fundNames() []string {
	var names []string
	for _, f := range model.Funds {
		names = append(names, f.String())
	}
	return names
}

// TestFactsUnderFault: of 200 faults in single cells or rows of examples/full
// nearly all are found, each by a named rule or by the reader.
func TestFactsUnderFault(t *testing.T) {
	if testing.Short() {
		t.Skip("200 workbooks are checked")
	}
	clean := readBook(t, "full")
	r := rand.New(rand.NewPCG(faultSeed, 1))
	type tally struct{ made, read, ruled, unchecked int }
	kinds := map[string]*tally{}
	rules := map[string]int{}
	var missed []string
	for i := range faultCount {
		f := faults[i%len(faults)]
		b := clean.clone()
		what := f.spoil(r, b)
		if what == "" {
			t.Fatalf("%s: nothing to spoil", f.kind)
		}
		k := kinds[f.kind]
		if k == nil {
			k = &tally{}
			kinds[f.kind] = k
		}
		k.made++
		by := b.foundBy(t)
		for _, rule := range by {
			rules[rule]++
		}
		switch {
		case len(by) == 0:
			missed = append(missed, f.kind+" "+what)
		case slices.ContainsFunc(by, func(s string) bool { return s != "" && s != unchecked }):
			k.ruled++
		case by[0] == unchecked:
			k.unchecked++
		default:
			k.read++
		}
	}
	found := faultCount - len(missed)
	t.Logf("%d of %d faults found (%d%%)", found, faultCount, found*100/faultCount)
	for _, f := range faults {
		k := kinds[f.kind]
		t.Logf("  %-12s %2d made, %2d by a rule, %2d by the reader alone, %2d by a rule that no longer passes", f.kind, k.made, k.ruled, k.read, k.unchecked)
	}
	for _, rule := range proof.Rules.Rules() {
		if rules[rule.ID] > 0 {
			t.Logf("  %s %d", rule.ID, rules[rule.ID])
		}
	}
	for _, m := range missed {
		t.Log("  missed: " + m)
	}
	if found*100/faultCount < leastFound {
		t.Errorf("%d%% of the faults found, no less than %d%% may be", found*100/faultCount, leastFound)
	}
}

// unchecked marks a find by the summary: a rule that passes on the clean book
// has nothing left to compare with, and the report says so.
const unchecked = "not checked"

// foundBy lists the rules that say something, "" for the reader.
func (b book) foundBy(t *testing.T) []string {
	d, faults := b.read(t)
	var by []string
	if len(faults) > 0 {
		by = append(by, "")
	}
	if faults.HasErrors() {
		return by
	}
	f := checked(input(t, d))
	proof.Unpaged(f)
	r := f.Report(d.Accepted)
	for _, d := range r.Findings {
		if !slices.Contains(by, d.Rule) {
			by = append(by, d.Rule)
		}
	}
	if len(by) == 0 && r.Count(check.NotChecked) > 1 { // X09 needs pages
		by = append(by, unchecked)
	}
	return by
}
