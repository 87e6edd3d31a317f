package narrative

import (
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/money"
)

// TestPriorGaps: a figure of last year that 上年数 does not list is a gap, not
// zero and not silence; a list that adds up to its total leaves nothing out.
func TestPriorGaps(t *testing.T) {
	const (
		of       = `{{$l := prior "QUERY"}}{{if known $l}}{{with change (sum "fund=general") $l}}{{if .Gap}}{{.Gap}}{{else if .FromZero}}上年无{{else}}有{{end}}{{end}}{{else}}不说{{end}}`
		security = "item=function fund=general function=2080505"
		funds    = "item=current-expenditure fund=general,government-fund,state-capital"
	)
	drop := func(code string, fund model.Fund) func(*model.Disclosure) {
		return func(d *model.Disclosure) {
			d.Prior = slices.DeleteFunc(d.Prior, func(p model.PriorFigure) bool {
				return p.Code.Value == code && p.Fund.Value == fund && (code != "" || p.Measure.Value == model.CurrentExpenditure)
			})
		}
	}
	whole := func(d *model.Disclosure) {
		d.Prior = slices.DeleteFunc(d.Prior, func(p model.PriorFigure) bool { return p.Code.Value == "2111001" && p.Fund.Value == model.General })
	}
	for _, c := range []struct {
		name, query string
		change      func(*model.Disclosure)
		want        string
	}{
		{"listed", security, func(*model.Disclosure) {}, "有"},
		{"a subject", security, drop("2080505", model.General), "〔未填：上年2080505机关事业单位基本养老保险缴费支出功能科目支出（一般公共预算）〕"},
		{"a subject of nothing, the list whole", "item=function fund=general function=2111001", whole, "上年无"},
		{"a subject never listed, the list whole", "item=function fund=general function=2010301", func(*model.Disclosure) {}, "上年无"},
		{"the same without a total", "item=function fund=general function=2010301", drop("", model.General), "〔未填：上年2010301行政运行功能科目支出（一般公共预算）〕"},
		{"a subject of another fund", "item=function fund=government-fund function=2120803", drop("2120803", model.GovernmentFund), "上年无"},
		{"a fund", "item=current-expenditure fund=general", drop("", model.General), "〔未填：上年当年支出（一般公共预算）〕"},
		{"one fund of three", funds, drop("", model.StateCapital), "〔未填：上年当年支出（国有资本经营预算）〕"},
		{"three funds, one of nothing", funds, drop("", model.GovernmentFund), "〔未填：上年当年支出（政府性基金预算）〕"},
		{"economic subject", "item=economic fund=general economic=30101", func(*model.Disclosure) {}, "〔未填：上年经济科目支出〕"},
		{"project", "item=project fund=general project=P02", func(d *model.Disclosure) {
			d.Prior = append(d.Prior, model.PriorFigure{Measure: model.Cell[model.Measure]{Value: model.ProjectSpending}, Fund: model.Cell[model.Fund]{Value: model.General},
				Code: model.Text{Value: "P01"}, Amount: model.Amount{Money: money.FromFen(100)}})
		}, "〔未填：上年P02项目支出（一般公共预算）〕"},
		{"the outturn of a budget", security + " year=outturn", func(*model.Disclosure) {}, "〔未填：上年功能科目支出执行数〕"},
		{"total", "item=income-total", func(d *model.Disclosure) { d.Prior = d.Prior[1:] }, "〔未填：上年收入总计〕"},
		{"blank", security, func(d *model.Disclosure) {
			for i := range d.Prior {
				d.Prior[i].Amount.Blank = d.Prior[i].Code.Value == "2080505"
			}
		}, "〔未填：上年2080505机关事业单位基本养老保险缴费支出功能科目支出（一般公共预算）〕"},
	} {
		r := runnerOf(t, "full", strings.Replace(of, "QUERY", c.query, 1), c.change)
		if got := plain(r.Blocks("x")); got != c.want || r.Faults().HasErrors() {
			t.Errorf("%s: got %q %v, want %q", c.name, got, r.Faults(), c.want)
		}
	}
}

// TestPublicGaps: of 三公 a budget that has money in one year is asked for in the
// other; that all the others are blank says nothing.
func TestPublicGaps(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*model.PublicExpense)
		want   string
	}{
		{"filled", func(*model.PublicExpense) {}, "1.77万元、2.34万元"},
		{"this year", func(p *model.PublicExpense) { p.This = blanks() }, "〔未填：公务接待费〕、2.34万元"},
		{"last year", func(p *model.PublicExpense) { p.Last = blanks() }, "1.77万元、〔未填：上年公务接待费〕"},
		{"one budget this year", func(p *model.PublicExpense) { p.This[0] = model.Amount{Blank: true} }, "〔未填：公务接待费（一般公共预算）〕、2.34万元"},
		{"one budget last year", func(p *model.PublicExpense) { p.Last = blanks(); p.Last[2] = model.Amount{} }, "1.77万元、〔未填：上年公务接待费（一般公共预算）〕"},
		{"zero", func(p *model.PublicExpense) { p.This = [3]model.Amount{} }, "0万元、2.34万元"},
	} {
		r := runnerOf(t, "full", `{{amount (sum "source=public item=reception")}}、{{amount (sum "source=public item=reception year=last")}}`, func(d *model.Disclosure) {
			for i := range d.Public {
				if d.Public[i].Item.Value == model.Reception {
					c.change(&d.Public[i])
				}
			}
		})
		if got := plain(r.Blocks("x")); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func blanks() [3]model.Amount { return [3]model.Amount{{Blank: true}, {Blank: true}, {Blank: true}} }

// TestOutturnAsked: figures of a year's end are asked for with where that is
// said, or the budget's would be typed once more.
func TestOutturnAsked(t *testing.T) {
	r := runner(t, "full", `{{amount (sum "source=prior item=function fund=general function=2080505 year=outturn")}}`)
	r.Blocks("x")
	gaps := r.Lacking(nil)
	if len(gaps) != 1 || !strings.Contains(gaps[0].Hint, "“口径”填上年执行数") {
		t.Errorf("%+v", gaps)
	}
}
