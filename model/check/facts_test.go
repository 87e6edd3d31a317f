package check_test

import (
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook"
)

// full is a unit with every optional part in which no rule finds anything.
func full(t *testing.T) *model.Disclosure {
	t.Helper()
	d, faults, err := workbook.Read("../../examples/full")
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return d
}

// held are the findings of the rules on facts.
func held(d *model.Disclosure) *check.Report {
	f := check.NewFindings(check.NewCatalog(check.FactRules()))
	check.Facts(d, model.NewLedger(d), f)
	return f.Report(nil)
}

func fen(a *model.Amount, n int64) { a.Money = a.Add(money.FromFen(n)) }

// first returns the first appropriation that a condition holds of.
func first(d *model.Disclosure, ok func(*model.Appropriation) bool) *model.Appropriation {
	return &d.Appropriations[slices.IndexFunc(d.Appropriations, func(a model.Appropriation) bool { return ok(&a) })]
}

func basic(a *model.Appropriation) bool {
	return a.Kind.Value == model.Basic && a.DeptEconomic.Value != ""
}
func project(a *model.Appropriation) bool {
	return a.Kind.Value == model.Project && a.Origin.Value == model.Current
}
func carried(a *model.Appropriation) bool { return a.Kind.Value == model.CarryForward }

func approved(d *model.Disclosure, item string) *model.Amount {
	i := slices.IndexFunc(d.Approved, func(a model.ApprovedFigure) bool { return strings.Contains(a.Item.Value, item) })
	return &d.Approved[i].Amount
}

// manifold makes last year's 机关运行经费 so many times this year's.
func manifold(d *model.Disclosure, times int64) {
	var now money.Money
	for _, f := range model.NewLedger(d).Facts(model.FromFacts) {
		if f.Use == model.PublicFunds && slices.Contains(model.Appropriated, f.Fund) {
			now = now.Add(f.Amount)
		}
	}
	prior(d, model.OperatingExpense).Money = now.Times(times)
}

func asset(d *model.Disclosure, name string) *model.Text {
	i := slices.IndexFunc(d.Assets, func(a model.Asset) bool { return a.Name.Value == name })
	return &d.Assets[i].Quantity
}

// nameAll gives every row of expenditure an economic subject, and the 三公 items
// what the rows hold.
func nameAll(d *model.Disclosure) {
	d.Approved = nil
	for i := range d.Appropriations {
		if a := &d.Appropriations[i]; a.DeptEconomic.Value == "" && a.Kind.Value == model.Project {
			a.DeptEconomic.Value, a.GovEconomic.Value = "30227", "50205"
		}
	}
	l := model.NewLedger(d)
	for i := range d.Public {
		for j, fund := range model.Appropriated {
			var sum money.Money
			for _, f := range l.Facts(model.FromFacts) {
				if f.Fund == fund && slices.Contains(subject.Public(d.Public[i].Item.Value.ID()), f.DeptEconomic) {
					sum = sum.Add(f.Amount)
				}
			}
			d.Public[i].This[j].Money = sum
		}
	}
}

func prior(d *model.Disclosure, m model.Measure) *model.Amount {
	i := slices.IndexFunc(d.Prior, func(f model.PriorFigure) bool { return f.Measure.Value == m })
	return &d.Prior[i].Amount
}

// everything bought with the unit's money, to the fen.
func buyAll(d *model.Disclosure, more int64) {
	var spent money.Money
	for i := range d.Appropriations {
		if a := &d.Appropriations[i]; a.Fund.Value == model.General {
			spent = spent.Add(a.Amount.Money)
		}
	}
	d.Purchases = nil
	d.Procurements = slices.DeleteFunc(d.Procurements, func(p model.ProcurementItem) bool { return p.Fund.Value != model.General })[:1]
	d.Procurements[0].Amount.Money = spent.Add(money.FromFen(more))
}

// twoLists moves the economic subjects of basic expenditure to 经济分类.
func twoLists(d *model.Disclosure) {
	for i := range d.Appropriations {
		if a := &d.Appropriations[i]; basic(a) {
			d.Economic = append(d.Economic, model.EconomicItem{Unit: a.Unit, Fund: a.Fund, Kind: a.Kind, Origin: a.Origin,
				DeptEconomic: a.DeptEconomic, GovEconomic: a.GovEconomic, Amount: a.Amount})
			a.DeptEconomic, a.GovEconomic = model.Text{}, model.Text{}
		}
	}
}

// TestFacts changes one thing in a unit where all is well: the rule that speaks
// of it finds it, with the severity that it has, and says what it must.
func TestFacts(t *testing.T) {
	if r := held(full(t)); len(r.Findings) > 0 {
		t.Fatalf("something is found where all is well:\n%v", r.Findings)
	}
	for _, c := range []struct {
		name     string
		change   func(*model.Disclosure)
		rule     string // "" when nothing is to be found
		severity diag.Severity
		says     string
	}{
		{"negative", func(d *model.Disclosure) { fen(&d.Appropriations[0].Amount, -1e12) }, "T01", diag.Error, "金额为负"},
		{"two lists", func(d *model.Disclosure) { twoLists(d) }, "", 0, ""},
		{"two lists that differ", func(d *model.Disclosure) { twoLists(d); fen(&d.Economic[1].Amount, 100) }, "T17", diag.Error, "相差 1元"},
		{"no subject in the second list", func(d *model.Disclosure) { twoLists(d); d.Economic[0].GovEconomic.Value = "" }, "T06", diag.Error, "没有政府经济科目"},
		{"another fund in one list", func(d *model.Disclosure) { twoLists(d); d.Economic[0].Fund.Value = model.OtherIncome }, "T17", diag.Error, "其他收入（当年预算）基本支出“经济分类”合计"},
		{"projects by economic subject too", func(d *model.Disclosure) {
			twoLists(d)
			more := d.Economic[0]
			more.Kind.Value = model.Project
			d.Economic = append(d.Economic, more)
		}, "", 0, ""},
		{"no department subject", func(d *model.Disclosure) { first(d, basic).DeptEconomic.Value = "" }, "T06", diag.Error, "没有部门经济科目"},
		{"no government subject", func(d *model.Disclosure) { first(d, basic).GovEconomic.Value = "" }, "T06", diag.Error, "没有政府经济科目"},
		{"neither personnel nor office", func(d *model.Disclosure) { first(d, basic).DeptEconomic.Value = "30401" }, "T06", diag.Error, "不属于人员经费"},
		{"carried forward by subject", func(d *model.Disclosure) { first(d, carried).DeptEconomic.Value = "30201" }, "T06", diag.Hint, "年终结转"},
		{"carried forward by project", func(d *model.Disclosure) { first(d, carried).Project.Value = "P01" }, "T10", diag.Hint, "年终结转"},
		{"fund without income", func(d *model.Disclosure) { d.Revenue = nil }, "T07", diag.Error, "没有填写收入"},
		{"income of a fund", func(d *model.Disclosure) {
			i := slices.IndexFunc(d.Revenue, func(r model.Revenue) bool { return r.Fund.Value == model.GovernmentFund })
			fen(&d.Revenue[i].Amount, 1)
		}, "T07", diag.Error, "相差 0.01元"},
		{"income", func(d *model.Disclosure) { fen(&d.Revenue[0].Amount, 1) }, "T14", diag.Error, "相差 0.01元"},
		{"三公 less than basic", func(d *model.Disclosure) { d.Public[1].This[0].Money = money.FromFen(1) }, "T08", diag.Error, "小于支出预算"},
		{"三公 less than a project's vehicle", func(d *model.Disclosure) { first(d, project).DeptEconomic.Value = "30913" }, "T08", diag.Error, "小于支出预算"},
		{"三公 of another fund", func(d *model.Disclosure) {
			first(d, func(a *model.Appropriation) bool { return a.Fund.Value == model.GovernmentFund && project(a) }).DeptEconomic.Value = "30212"
		}, "T08", diag.Error, "（政府性基金预算），小于支出预算"},
		{"三公 more than its rows", func(d *model.Disclosure) { nameAll(d); fen(&d.Public[1].This[0], 100) }, "T08", diag.Warning, "大于支出预算"},
		{"三公 with carried-over money", func(d *model.Disclosure) {
			nameAll(d)
			a := first(d, func(a *model.Appropriation) bool {
				return a.Origin.Value == model.Carryover && a.Fund.Value == model.General
			})
			a.DeptEconomic.Value = "30217"
			fen(&d.Public[1].This[0], a.Amount.Fen())
		}, "", 0, ""},
		{"三公 more than the fund", func(d *model.Disclosure) { fen(&d.Public[1].This[0], 1e12) }, "T08", diag.Error, "大于该预算的全部支出"},
		{"no 三公", func(d *model.Disclosure) { d.Public = nil }, "T08", diag.Error, "没有填写"},
		{"operating expense of an institution", func(d *model.Disclosure) {
			d.Unit.Kind.Value = model.Institution
			for i := range d.Units {
				d.Units[i].Kind.Value = model.Institution
			}
		}, "T09", diag.Warning, "事业单位没有机关运行经费"},
		{"another unit's project", func(d *model.Disclosure) { d.Projects[0].Unit.Value = "别的单位" }, "T10", diag.Warning, "写作“别的单位”"},
		{"no sheets", func(d *model.Disclosure) { d.Targets = nil }, "T11", diag.Warning, "没有填写绩效目标表"},
		{"name", func(d *model.Disclosure) { d.Targets[1].Name.Value += "费" }, "T11", diag.Warning, "不同"},
		{"year's money", func(d *model.Disclosure) {
			a := &d.Targets[1].Annual
			*a = model.Funding{Total: a.Total}
			fen(&a.Total, -1)
		}, "T11", diag.Warning, "年度资金"},
		{"sources", func(d *model.Disclosure) {
			fen(&d.Targets[1].Period.Total, 1)
		}, "T11", diag.Warning, "各来源之和"},
		{"no indicators", func(d *model.Disclosure) { d.Targets[1].Indicators = nil }, "T11", diag.Hint, "没有指标"},
		{"bought for all the money", func(d *model.Disclosure) { buyAll(d, 0) }, "", 0, ""},
		{"bought for more", func(d *model.Disclosure) { buyAll(d, 1) }, "T12", diag.Warning, "大于一般公共预算支出"},
		{"as many vehicles as allowed", func(d *model.Disclosure) { asset(d, "公务用车编制").Value = asset(d, "公务用车实有").Value }, "", 0, ""},
		{"more vehicles", func(d *model.Disclosure) { asset(d, "公务用车编制").Value = "1" }, "T12", diag.Warning, "大于编制"},
		{"no number of vehicles", func(d *model.Disclosure) { asset(d, "公务用车实有").Value = "若干" }, "T12", diag.Error, "数量是“若干”"},
		{"no name", func(d *model.Disclosure) { first(d, project).Function.Value = "2129977" }, "T13", diag.Warning, "没有名称"},
		{"an institution's subject", func(d *model.Disclosure) { first(d, basic).GovEconomic.Value = "50501" }, "T15", diag.Hint, "是事业单位的"},
		{"an institution's subject in the second list", func(d *model.Disclosure) { twoLists(d); d.Economic[0].GovEconomic.Value = "50501" }, "T15", diag.Hint, "是事业单位的"},
		{"no name in the second list", func(d *model.Disclosure) { twoLists(d); d.Economic[0].GovEconomic.Value = "50188" }, "T13", diag.Warning, "没有名称"},
		{"a project of last year's is no subject", func(d *model.Disclosure) {
			f := d.Prior[0]
			f.Measure.Value, f.Code.Value = model.ProjectSpending, "P01"
			d.Prior = append(d.Prior, f)
		}, "", 0, ""},
		{"the last class of offices", func(d *model.Disclosure) {
			a := first(d, project)
			a.DeptEconomic.Value, a.GovEconomic.Value = "", "50402"
		}, "", 0, ""},
		{"income approved", func(d *model.Disclosure) { fen(approved(d, "收入总计"), 1) }, "K01", diag.Error, "相差 0.01元"},
		{"expenditure approved", func(d *model.Disclosure) { fen(approved(d, "支出总计"), 1) }, "K02", diag.Error, "相差"},
		{"personnel approved", func(d *model.Disclosure) { fen(approved(d, "人员经费"), 1) }, "K03", diag.Error, "人员经费"},
		{"office approved", func(d *model.Disclosure) { fen(approved(d, "公用经费"), 1) }, "K04", diag.Error, "公用经费"},
		{"projects approved", func(d *model.Disclosure) { fen(approved(d, "项目支出"), 1) }, "K05", diag.Error, "项目支出"},
		{"last year twenty times", func(d *model.Disclosure) { manifold(d, 20) }, "", 0, ""},
		{"last year more than twenty times", func(d *model.Disclosure) { manifold(d, 21) }, "P01", diag.Warning, "21 分之一"},
		{"last year's balance", func(d *model.Disclosure) { fen(prior(d, model.IncomeTotal), 1) }, "Y01", diag.Warning, "收入总计"},
		{"last year's subjects", func(d *model.Disclosure) { fen(prior(d, model.FunctionSpending), 1) }, "Y02", diag.Warning, "之和"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := full(t)
			c.change(d)
			r := held(d)
			if c.rule == "" {
				if len(r.Findings) > 0 {
					t.Errorf("found without cause:\n%v", r.Findings)
				}
				return
			}
			if !slices.ContainsFunc(r.Findings, func(f diag.Diagnostic) bool {
				return f.Rule == c.rule && f.Severity == c.severity && strings.Contains(f.Message, c.says) && len(f.Hints) > 0
			}) {
				t.Errorf("no %s of %s that says %q; found:\n%v", c.severity, c.rule, c.says, r.Findings)
			}
		})
	}
}

// TestNothingToCompare: what a rule lacks is told, and it has not passed.
func TestNothingToCompare(t *testing.T) {
	for rule, take := range map[string]func(*model.Disclosure){
		"K01": func(d *model.Disclosure) { d.Approved = nil },
		"K06": func(d *model.Disclosure) {
			d.Approved = slices.DeleteFunc(d.Approved, func(a model.ApprovedFigure) bool { return strings.Contains(a.Item.Value, "三公") })
		},
		"Y01": func(d *model.Disclosure) { d.Prior = nil },
		"T14": func(d *model.Disclosure) { d.Revenue = nil },
	} {
		d := full(t)
		take(d)
		r := held(d)
		i := slices.IndexFunc(r.Outcomes, func(o check.Outcome) bool { return o.Rule.ID == rule })
		if o := r.Outcomes[i]; o.State != check.NotChecked || len(o.Missing) == 0 {
			t.Errorf("%s: %s, missing %q", rule, o.State, o.Missing)
		}
	}
}

// TestSuspects: a difference that is just one line's amount names the line.
func TestSuspects(t *testing.T) {
	d := full(t)
	i := slices.IndexFunc(d.Revenue, func(r model.Revenue) bool { return r.Fund.Value == model.General && r.Amount.Sign() > 0 })
	d.Revenue = append(d.Revenue, d.Revenue[i])
	for _, f := range held(d).Findings {
		if f.Rule == "T14" && len(f.Related) > 0 && f.Related[0].At == d.Revenue[i].Amount.At {
			return
		}
	}
	t.Errorf("the line that stands twice is not named:\n%v", held(d).Findings)
}

// TestSuspectsOfUnit: a difference that one line in 元 for 万元 explains names
// the line, on either side and against the control totals.
func TestSuspectsOfUnit(t *testing.T) {
	d := full(t)
	a := first(d, project)
	a.Amount.Money = a.Amount.Times(10000)
	found := map[string]bool{}
	for _, f := range held(d).Findings {
		for _, r := range f.Related {
			found[f.Rule] = found[f.Rule] || r.At == a.Amount.At && strings.Contains(r.Message, "10,000 倍")
		}
	}
	for _, rule := range []string{"T14", "K01", "K02"} {
		if !found[rule] {
			t.Errorf("%s does not name the line", rule)
		}
	}
}

// TestSubjectsOfTheTrade: the unit's kind of subject is looked up, not guessed.
func TestSubjectsOfTheTrade(t *testing.T) {
	d := full(t)
	for i := range d.Appropriations {
		a := &d.Appropriations[i]
		if n := subject.NatureOf(a.GovEconomic.Value); n == subject.Institution {
			t.Errorf("%s is an institution's", a.GovEconomic.Value)
		}
	}
}
