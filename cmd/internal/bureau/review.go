package bureau

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"yugong/cmd/internal/batch"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/overview"
)

// Review is what a bureau is told of a batch: every unit with all that is known
// of it by now, and those that have not handed in.
type Review struct {
	Records []batch.Record   // with the findings across units
	Names   []string         // of the units, or of their files where nobody knows
	Missing []overview.Entry // on the roster, not handed in
	Roster  []overview.Entry // nil without one
	Gone    []batch.Record   // documents whose input is there no more
}

// NewReview finds what only all units together show: names and codes that are
// there twice, a year unlike the others', and what the roster says; roster may
// be nil.
func NewReview(records, gone []batch.Record, roster *Roster) *Review {
	v := &Review{Records: oddYears(batch.MarkDuplicates(records)), Gone: gone}
	for i := range v.Records {
		v.Names = append(v.Names, called(&v.Records[i]))
	}
	if roster != nil {
		v.Roster = roster.review(v)
		for _, e := range v.Roster {
			if e.State == stateMissing {
				v.Missing = append(v.Missing, e)
			}
		}
	}
	return v
}

const stateMissing = "未报送"

// oddYears marks units of another year than most.
func oddYears(records []batch.Record) []batch.Record {
	count := map[int]int{}
	usual := 0
	for i := range records {
		y := records[i].Year
		if y == 0 {
			continue
		}
		if count[y]++; count[y] > count[usual] || count[y] == count[usual] && y > usual {
			usual = y
		}
	}
	for i := range records {
		if r := &records[i]; r.Year != 0 && r.Year != usual && count[usual] > 2*count[r.Year] {
			r.Warn(fmt.Sprintf("年度是 %d，其他单位多为 %d", r.Year, usual), "请核对年度，是不是报送了往年的文件")
		}
	}
	return records
}

// Lacking returns how many units of the roster have not handed in.
func (v *Review) Lacking() int { return len(v.Missing) }

// Findings lists all findings, for counting.
func (v *Review) Findings() diag.List {
	var list diag.List
	for i := range v.Records {
		list = append(list, v.Records[i].Findings...)
	}
	return list
}

// result is what became of a unit, in a word.
func result(r *batch.Record) string {
	switch {
	case r.Unread:
		return "未读取"
	case r.Failed():
		return "失败"
	case r.Findings.Count(diag.Error) > 0:
		return "有错误"
	case r.Final:
		return "定稿"
	}
	return "草稿"
}

// trouble says in words what is the matter with a unit: the first errors, and
// how many more there are; "" for a unit without errors.
func trouble(r *batch.Record) string {
	const shown = 2
	var parts []string
	for _, d := range r.Findings {
		if d.Severity == diag.Error && len(parts) < shown {
			parts = append(parts, batch.Said(d))
		}
	}
	if n := r.Findings.Count(diag.Error); n > shown {
		parts = append(parts, fmt.Sprintf("共 %d 处错误", n))
	}
	return strings.Join(parts, "；")
}

// called is the name of a unit, or of its file where the name is not known.
func called(r *batch.Record) string {
	if r.Unit != "" {
		return r.Unit
	}
	base := path.Base(r.Input)
	return strings.TrimSuffix(base, path.Ext(base))
}

// twice reports whether the figures of a record are those of other units again:
// a department's document beside its units' own.
func (v *Review) twice(r *batch.Record) bool {
	return r.Department && slices.ContainsFunc(v.Records, func(o batch.Record) bool {
		return !o.Department && o.Superior == r.Superior && o.Year == r.Year && o.Unit != ""
	})
}

// totals adds up all units, this year against last.
func (v *Review) totals() []overview.Total {
	var t [8]overview.Total
	names := batch.FundNames()
	t[0].Item, t[1].Item, t[7].Item = "收入合计", "支出合计", "三公经费"
	for i, n := range names {
		t[2+i].Item = "  当年支出：" + n
	}
	add := func(i int, this, last int64, known bool) {
		t[i].This = t[i].This.Add(money.FromFen(this))
		if known {
			t[i].Last = t[i].Last.Add(money.FromFen(last))
			t[i].Known++
		}
	}
	counted := 0
	for i := range v.Records {
		r := &v.Records[i]
		if r.Unit == "" || v.twice(r) {
			continue
		}
		counted++
		add(0, r.This.Income, r.Last.Income, r.Last.Known&batch.KnowsIncome != 0)
		add(1, r.This.Spending, r.Last.Spending, r.Last.Known&batch.KnowsSpending != 0)
		for j := range names {
			add(2+j, r.This.Funds[j], r.Last.Funds[j], r.Last.Known&(batch.KnowsFunds<<j) != 0)
		}
		add(7, r.This.Public, r.Last.Public, r.Last.Known&batch.KnowsPublic != 0)
	}
	if counted == 0 {
		return nil
	}
	return t[:]
}
