package claim

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// Figure is a number as printed.
type Figure struct {
	Value  *big.Rat // yuan, or percent
	Half   *big.Rat // half a unit of the last printed place: how far the exact value may be away
	Places int      // decimals printed
	Unit   Unit
	From   int // first byte in the passage
	To     int // the byte behind the unit
}

// Unit is what a printed number counts.
type Unit struct {
	Name  string // 万元, %, 辆
	Yuan  int64  // yuan in one unit; 0 for what is no money
	Rated bool   // a percentage
}

// Money reports whether the unit is one of money.
func (u Unit) Money() bool { return u.Yuan > 0 }

// units in the order in which they are tried; longer names first.
var units = []Unit{
	{Name: "亿元", Yuan: 100_000_000}, {Name: "万元", Yuan: 10_000}, {Name: "千元", Yuan: 1_000}, {Name: "百元", Yuan: 100},
	{Name: "元", Yuan: 1}, {Name: "万", Yuan: 10_000}, {Name: "个百分点", Rated: true}, {Name: "%", Rated: true}, {Name: "％", Rated: true},
	{Name: "个"}, {Name: "项"}, {Name: "辆"}, {Name: "台"}, {Name: "套"}, {Name: "家"}, {Name: "名"}, {Name: "人"}, {Name: "平方米"},
}

// figures lists the numbers of a text that have a unit of money, of share or
// of counting. Numbers without one (years, dates, ordinals, numbers of documents) are none.
func figures(s string) []Figure {
	var out []Figure
	for i := 0; i < len(s); {
		if !digit(s[i]) {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		from := i
		i = numberEnd(s, i)
		if f, ok := figure(s, from, i); ok {
			out = append(out, f)
			i = f.To
		}
	}
	return out
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// numberEnd is the byte behind a number: digits, thousands separators between
// digits, one point.
func numberEnd(s string, i int) int {
	point := false
	for i < len(s) {
		switch c := s[i]; {
		case digit(c):
		case c == ',' && i+1 < len(s) && digit(s[i+1]):
		case c == '.' && !point && i+1 < len(s) && digit(s[i+1]):
			point = true
		default:
			return i
		}
		i++
	}
	return i
}

// longest is the number of digits that an amount may have.
const longest = 20

func figure(s string, from, to int) (Figure, bool) {
	rest := strings.TrimLeft(s[to:], " ")
	for _, u := range units {
		if !strings.HasPrefix(rest, u.Name) || u.Name == "万" && counted(rest[len("万"):]) {
			continue
		}
		digits := strings.ReplaceAll(s[from:to], ",", "")
		if len(digits) > longest {
			return Figure{}, false
		}
		f := Figure{Unit: u, From: from, To: len(s) - len(rest) + len(u.Name)}
		if _, after, ok := strings.Cut(digits, "."); ok {
			f.Places = len(after)
		}
		f.Value, _ = new(big.Rat).SetString(digits)
		f.Half = big.NewRat(1, 2)
		for range halves(f.Value, f.Places) {
			f.Half.Quo(f.Half, big.NewRat(10, 1))
		}
		if !u.Money() && !u.Rated {
			f.Half = new(big.Rat) // what is counted is whole
		}
		if from > 0 && s[from-1] == '-' {
			f.Value.Neg(f.Value)
			f.From--
		}
		if u.Money() {
			scale := big.NewRat(u.Yuan, 1)
			f.Value.Mul(f.Value, scale)
			f.Half.Mul(f.Half, scale)
		}
		return f, true
	}
	return Figure{}, false
}

// halves is how many decimals a figure is exact to: a bare 0 is written for
// nothing among figures of two decimals, not for anything below a half.
func halves(v *big.Rat, places int) int {
	if v.Sign() == 0 {
		return max(places, 2)
	}
	return places
}

// counted: 3万人 and 2万亩 are no money; 70.00万， is.
func counted(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return !strings.ContainsRune("，。；、,;）)", r)
}

// print writes a value the way the figure is written.
func (f *Figure) print(v *big.Rat) string {
	if f.Unit.Money() {
		v = new(big.Rat).Quo(v, big.NewRat(f.Unit.Yuan, 1))
	}
	return v.FloatString(f.Places) + f.Unit.Name
}

// fits reports whether the figure may be a rounded value between lo and hi.
func (f *Figure) fits(lo, hi *big.Rat) bool {
	low, high := f.bounds()
	return low.Cmp(hi) <= 0 && lo.Cmp(high) <= 0
}

// bounds are the least and greatest exact value of which the figure can be the
// rounded print.
func (f *Figure) bounds() (lo, hi *big.Rat) {
	return new(big.Rat).Sub(f.Value, f.Half), new(big.Rat).Add(f.Value, f.Half)
}
