package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
)

// TestCatalogue: the codes that the project is held to are all there, each
// rule says all that is to be said of it, and belongs to a group.
func TestCatalogue(t *testing.T) {
	var want []string
	for i := range 17 {
		want = append(want, fmt.Sprintf("T%02d", i+1))
	}
	c := NewCatalog(FactRules())
	for _, id := range want {
		if _, ok := c.Lookup(id); !ok {
			t.Errorf("rule %s is not there", id)
		}
	}
	seen := map[string]bool{}
	for _, r := range c.Rules() {
		if seen[r.ID] {
			t.Errorf("rule %s stands twice", r.ID)
		}
		seen[r.ID] = true
		for _, s := range []string{r.Title, r.Compares, r.Basis, r.Hint} {
			if strings.TrimSpace(s) == "" || strings.ContainsAny(s, "|\n") || strings.HasSuffix(s, "。") {
				t.Errorf("rule %s: text %q", r.ID, s)
			}
		}
		if !slices.ContainsFunc(Groups(), func(g Group) bool { return strings.HasPrefix(r.ID, g.Letter) }) {
			t.Errorf("rule %s belongs to no group", r.ID)
		}
	}
	if _, ok := c.Lookup("T99"); ok {
		t.Error("T99 is found")
	}
	list := c.Rules()
	list[0].Title = "changed"
	if r, _ := c.Lookup(list[0].ID); r.Title == "changed" {
		t.Error("a caller can change the rules")
	}
}

// A rule of an ID that another has, or of no group, is refused when the program
// starts.
func TestCatalogueRefuses(t *testing.T) {
	for _, id := range []string{"T01", "Q01"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a second catalogue entry %s is taken", id)
				}
			}()
			NewCatalog(FactRules(), []Rule{{ID: id}})
		}()
	}
}

func TestUnknownRulePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a finding of no rule is taken")
		}
	}()
	NewFindings(NewCatalog(FactRules())).Add(diag.Diagnostic{Rule: "T99"})
}

// TestStates: what was compared and what was found decides the state; what
// could not be compared has not passed.
func TestStates(t *testing.T) {
	at := diag.Pos{Book: "a", Sheet: "项目", Row: 2, Col: 1}
	text := func(s string) model.Text { return model.Text{Value: s} }
	explained := []model.AcceptedFault{{Rule: text("T11"), Place: text("项目!A2")}}
	for _, c := range []struct {
		name      string
		fill      func(*Findings)
		explained []model.AcceptedFault
		want      State
	}{
		{"nothing there", func(f *Findings) { f.Reached(OnFacts) }, nil, NotApplicable},
		{"compared", func(f *Findings) { f.Compared("T11", 1); f.Reached(OnFacts) }, nil, Passed},
		{"compared, but not all of it", func(f *Findings) { f.Compared("T11", 1) }, nil, NotChecked},
		{"something was missing", func(f *Findings) { f.Compared("T11", 1); f.Unchecked("T11", "缺"); f.Reached(OnFacts) }, nil, NotChecked},
		{"a warning", func(f *Findings) { f.Add(diag.Diagnostic{Rule: "T11", At: at, Severity: diag.Warning}) }, nil, Failed},
		{"a hint", func(f *Findings) { f.Add(diag.Diagnostic{Rule: "T11", At: at}) }, nil, Hinted},
		{"a warning though something was missing", func(f *Findings) {
			f.Unchecked("T11", "缺")
			f.Add(diag.Diagnostic{Rule: "T11", At: at, Severity: diag.Warning})
		}, nil, Failed},
		{"explained", func(f *Findings) {
			f.Add(diag.Diagnostic{Rule: "T11", At: at, Severity: diag.Warning})
			f.Reached(OnFacts)
		}, explained, Explained},
		{"an error is not explained", func(f *Findings) {
			f.Add(diag.Diagnostic{Rule: "T11", At: at, Severity: diag.Error})
			f.Reached(OnFacts)
		}, explained, Failed},
	} {
		f := NewFindings(NewCatalog(FactRules()))
		c.fill(f)
		if got := f.Report(c.explained).State("T11"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	c := NewCatalog(FactRules())
	r := NothingChecked(c, "没有读出")
	if r.Count(NotChecked) != len(c.Rules()) {
		t.Errorf("%d rules not checked", r.Count(NotChecked))
	}
}

func TestArea(t *testing.T) {
	at := func(sheet string, row, col int) diag.Pos {
		return diag.Pos{Book: "a.xlsx", Sheet: sheet, Row: row, Col: col}
	}
	for _, c := range []struct {
		place string
		at    diag.Pos
		want  bool
	}{
		{"支出预算!F12", at("支出预算", 12, 6), true},
		{"支出预算！Ｆ１２", at("支出预算", 12, 6), true},
		{"支出预算 ! f12 ", at("支出预算", 12, 6), true},
		{"a.xlsx[支出预算]!F12", at("支出预算", 12, 6), true},
		{"支出预算!F12", at("支出预算", 12, 7), false},
		{"支出预算!F12", at("支出预算", 13, 6), false},
		{"支出预算!F12", at("收入预算", 12, 6), false},
		{"支出预算!F10:F14", at("支出预算", 12, 6), true},
		{"支出预算!F13:F14", at("支出预算", 12, 6), false},
		{"支出预算!第12行", at("支出预算", 12, 6), true},
		{"支出预算", at("支出预算", 12, 6), true},
		{"支出预算", at("支出预算", 0, 0), true},
		{"支出预算!", at("支出预算", 3, 1), true},
		{"支出预算!F12", at("支出预算", 0, 0), false},
		{"支出预算!表头", at("支出预算", 12, 6), false},
		{"支出预算!F99999999999999999999", at("支出预算", 12, 6), false},
		{"", at("支出预算", 12, 6), false},
		{"F12", at("支出预算", 12, 6), false},
	} {
		a := parseArea(c.place)
		if got := a.holds(c.at); got != c.want {
			t.Errorf("%q holds %s: %v, want %v", c.place, c.at, got, c.want)
		}
	}
}

func FuzzArea(f *testing.F) {
	for _, s := range []string{"支出预算!F12", "a[b]!A1:B2", "!", "[", "]!A1", "第12行"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := parseArea(s)
		if a.holds(diag.Pos{}) {
			t.Errorf("%q holds no place", s)
		}
	})
}
