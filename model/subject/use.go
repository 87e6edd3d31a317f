package subject

import "slices"

// Class is the 类 of a code: its first three digits.
func Class(code string) string { return code[:min(3, len(code))] }

// Personnel holds for department economic subjects of 人员经费: wages and
// welfare (301), and subsidies to individuals and families (303). Within basic
// expenditure all others are 公用经费.
func Personnel(code string) bool { c := Class(code); return c == "301" || c == "303" }

// Nature tells which kind of unit the government's economic subjects of a 类
// belong to.
type Nature uint8

// The natures.
const (
	AnyUnit     Nature = iota
	Office             // 机关（行政、参公）: 501 至 504
	Institution        // 事业单位: 505, 506
)

// String says it in messages.
func (n Nature) String() string {
	return [...]string{"各类单位", "行政单位（501 至 504 类）", "事业单位（505、506 类）"}[n]
}

// NatureOf is the nature of a government economic subject.
func NatureOf(government string) Nature {
	switch c := Class(government); {
	case c >= "501" && c <= "504":
		return Office
	case c == "505" || c == "506":
		return Institution
	}
	return AnyUnit
}

// public lists the department economic subjects of the 三公 items, by the
// item's ID. A vehicle is bought under 资本性支出 (310) or, with money for
// construction, under 资本性支出（基本建设） (309).
var public = map[string][]string{
	"abroad":           {"30212"},
	"reception":        {"30217"},
	"vehicle-purchase": {"31013", "30913"},
	"vehicle-running":  {"30231"},
}

// Public lists the department economic subjects that a 三公 item is spent
// under.
func Public(item string) []string { return slices.Clip(public[item]) }
