package narrative

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/subject"
)

// priorGap asks for every figure of last year that a query counts and that
// 上年数 does not list. A list that adds up to its total is whole: what it leaves
// out was nothing, and s then rests on the sheet.
func (e *environment) priorGap(f *model.Filter, s *model.Sum) *Gap {
	var gap *Gap
	for _, m := range model.Measures {
		if !slices.Contains(f.Items, m.ID()) || m == model.OperatingExpense && !e.operates() {
			continue
		}
		asked := model.Filter{Items: []string{m.ID()}, Years: f.Years, Exact: f.Exact}
		if len(e.lastYear(&asked)) == 0 && !e.ledger.Complete(m, &asked) {
			gap = both(gap, e.unlisted("上年"+m.String()+basis(f.Years)))
			continue
		}
		for _, fund := range orNone(f.Funds) {
			for _, code := range orNone(codesOf(f, m)) {
				gap = both(gap, e.figureGap(asked, m, fund, code))
			}
		}
	}
	if gap == nil && s.Src == nil && slices.ContainsFunc(f.Items, func(id string) bool { return id != model.OperatingExpense.ID() }) {
		s.Src = at(e.sheet(sheetPrior))
	}
	return gap
}

// figureGap asks for one figure, of a fund and a code where they are given.
func (e *environment) figureGap(asked model.Filter, m model.Measure, fund model.Fund, code string) *Gap {
	label := "上年" + m.String() + basis(asked.Years)
	if fund != model.FundNone {
		asked.Funds = []model.Fund{fund}
		label += "（" + fund.String() + "）"
	}
	if code != "" {
		label = "上年" + e.setCode(&asked, m, code) + label[len("上年"):]
	}
	if len(e.lastYear(&asked)) > 0 && !e.ledger.Partial(m, &asked) || e.ledger.Complete(m, &asked) {
		return nil
	}
	return e.unlisted(label)
}

// outturn is what the figures of a year's end are called.
const outturn = "执行数"

// basis names the figures of a query that are not last year's budget.
func basis(years []model.Year) string {
	if slices.Contains(years, model.LastOutturn) {
		return outturn
	}
	return ""
}

func (e *environment) unlisted(label string) *Gap {
	hint := "请在“" + sheetPrior + "”表填写"
	if strings.Contains(label, outturn) {
		hint += "，“口径”填上年" + outturn
	}
	return &Gap{Label: label, At: e.sheet(sheetPrior), Hint: hint + "；上年没有就填 0"}
}

func (e *environment) lastYear(f *model.Filter) []*model.Fact {
	return e.ledger.Select(model.FromPrior, f)
}

// codesOf are the codes that a query names of a measure.
func codesOf(f *model.Filter, m model.Measure) []string {
	switch m {
	case model.FunctionSpending:
		return f.Functions
	case model.EconomicSpending:
		return f.Economic
	case model.ProjectSpending:
		return f.Projects
	}
	return nil
}

// setCode puts a code into a filter and returns what it is called.
func (e *environment) setCode(f *model.Filter, m model.Measure, code string) string {
	list := subject.Function
	switch m {
	case model.FunctionSpending:
		f.Functions = []string{code}
	case model.EconomicSpending:
		f.Economic, list = []string{code}, subject.Department
	default:
		f.Projects = []string{code}
		return code
	}
	name, _ := e.d.Subjects.Name(list, code)
	return code + name
}

// orNone is a list, or one that asks for nothing in particular.
func orNone[T any](list []T) []T {
	if len(list) == 0 {
		return make([]T, 1)
	}
	return list
}
