package money

import "strings"

// Unit is what a printed or typed number counts.
type Unit uint8

// The units of account.
const (
	Yuan        Unit = iota // 元
	WanYuan                 // 万元
	BaiYuan                 // 百元
	QianYuan                // 千元
	MillionYuan             // 百万元
	QianWanYuan             // 千万元
	YiYuan                  // 亿元
)

// unitNames and unitShifts are indexed by the unit; the shift is its power of
// ten.
var (
	unitNames  = [...]string{"元", "万元", "百元", "千元", "百万元", "千万元", "亿元"}
	unitShifts = [...]int32{0, 4, 2, 3, 6, 7, 8}
)

// String returns 元 or 万元.
func (u Unit) String() string { return unitNames[u] }

func (u Unit) shift() int32 { return unitShifts[u] }

// Shift returns the unit's power of ten: 4 for 万元.
func (u Unit) Shift() int { return int(unitShifts[u]) }

// UnitOf returns the unit of a power of ten.
func UnitOf(shift int) (Unit, bool) {
	for u, s := range unitShifts {
		if int(s) == shift {
			return Unit(u), true
		}
	}
	return Yuan, false
}

// ParseUnit reads 元, 万元, 人民币万元 and their like.
func ParseUnit(s string) (Unit, bool) {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "人民币"))
	for u, name := range unitNames {
		if s == name {
			return Unit(u), true
		}
	}
	return Yuan, false
}

// CutUnit takes the unit off the end of a typed amount; of two that fit, the
// longer one.
func CutUnit(s string) (rest string, unit Unit, ok bool) {
	rest = s
	for u, name := range unitNames {
		if t, cut := strings.CutSuffix(s, name); cut && len(t) < len(rest) {
			rest, unit, ok = t, Unit(u), true
		}
	}
	return rest, unit, ok
}
