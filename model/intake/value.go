package intake

import (
	"regexp"
	"strings"

	"yugong/model"
	"yugong/model/fold"
)

// coded are the ways a code stands with its name: 2010350-事业运行,
// [2010350]事业运行, 2010350 事业运行, 事业运行（2010350）.
var coded = []*regexp.Regexp{
	regexp.MustCompile(`^[` + opening + `]?(\d{1,24})[` + closing + `]?[\s　]*[-—–_·:：|/、.]?[\s　]*(\D.*)?$`),
	regexp.MustCompile(`^(\D+?)[\s　]*[` + opening + `](\d{1,24})[` + closing + `]$`),
}

// Brackets of every kind.
const (
	opening = `\[【(（〔［｛{<＜〈《「『`
	closing = `\]】)）〕］｝}>＞〉》」』`
)

// parted is a code with its levels apart: 201.03.50, 301-01.
var parted = regexp.MustCompile(`^(\d{3})[.\-](\d{2})(?:[.\-](\d{2}))?(\D.*)?$`)

// split divides a value into its code and its name; either may be "".
func split(s string) (code, name string) {
	s = parted.ReplaceAllString(strings.TrimSpace(s), "$1$2$3$4")
	if m := coded[0].FindStringSubmatch(s); m != nil {
		return m[1], strings.TrimSpace(m[2])
	}
	if m := coded[1].FindStringSubmatch(s); m != nil {
		return m[2], strings.TrimSpace(m[1])
	}
	return "", s
}

// joined makes one code of parts that stand in columns of their own (201 | 3 |
// 50): what a program took for numbers lost its zeros.
func joined(parts []string) string {
	code := ""
	for i, p := range parts {
		p, _ = split(p)
		if p == "" {
			break
		}
		switch {
		case strings.HasPrefix(p, code) && len(p) > 2 && i > 0:
			code = p // 201 | 20103 | 2010350
		case i > 0 && len(p) == 1:
			code += "0" + p
		default:
			code += p
		}
	}
	return code
}

// fund reads a word for a fund: 11-一般公共预算资金.
func (a *Aliases) fund(s string) (model.Fund, bool) {
	_, name := split(s)
	name = plain(name)
	if f, ok := a.funds[name]; ok {
		return f, true
	}
	for _, f := range model.Funds {
		if fold.Words(f.String()) == name {
			return f, true
		}
	}
	return model.ParseFund(name)
}

// statedFund is the fund that the sheet's name or a title above the heads names, if
// it is a single one: lists are given out a sheet a fund.
func (r *pageReader) statedFund() (found model.Cell[model.Fund]) {
	texts := []model.Text{{Value: r.page.Sheet, At: r.page.At(0, 0)}}
	for i := range r.page.Rows {
		row := &r.page.Rows[i]
		for j := range row.Cells {
			if row.Num < r.head.first {
				texts = append(texts, model.Text{Value: row.Cells[j].Text, At: r.page.At(row.Num, row.Cells[j].Col)})
			}
		}
	}
	for _, t := range texts {
		words := plain(t.Value)
		for _, f := range model.Funds[:5] {
			if !r.aliases.named(words, f) {
				continue
			}
			if found.Value != model.FundNone && found.Value != f {
				return model.Cell[model.Fund]{}
			}
			found = model.Cell[model.Fund]{Value: f, At: t.At}
		}
	}
	return found
}

// named reports whether words name a fund.
func (a *Aliases) named(words string, f model.Fund) bool {
	if strings.Contains(words, plain(f.String())) {
		return true
	}
	for alias, of := range a.funds {
		if of == f && strings.Contains(words, alias) {
			return true
		}
	}
	for head, of := range a.heads {
		if of.money() && of.fund == f && strings.Contains(words, head) {
			return true
		}
	}
	return false
}

func (a *Aliases) origin(s string) (model.Origin, bool) {
	_, name := split(s)
	if o, ok := a.origins[plain(name)]; ok {
		return o, true
	}
	return model.ParseOrigin(plain(name))
}

func (a *Aliases) category(s string) (category, bool) {
	_, name := split(s)
	c, ok := a.categories[plain(name)]
	return c, ok
}

// totals are the words that begin a row which adds up others.
var totals = regexp.MustCompile(`^(?:合计|总计|小计|本页小计|共计|总合计|.{0,12}(?:小计|合计|总计|共计))$`)

// isTotal reports whether a cell says that its row is a sum.
func isTotal(s string) bool {
	return strings.HasSuffix(strings.TrimSpace(s), "计") && totals.MatchString(fold.Words(s))
}
