package money

import (
	"errors"

	"github.com/shopspring/decimal"
)

// Money is an exact amount of yuan. The zero value is 0 and ready to use.
type Money struct{ yuan decimal.Decimal }

// FromFen returns an amount of fen (分).
func FromFen(fen int64) Money { return Money{decimal.New(fen, -2)} }

// Errors of Parse. Callers add the place and the text found.
var (
	ErrEmpty   = errors.New("空白")
	ErrSyntax  = errors.New("不是数字")
	ErrTooLong = errors.New("数字过长")
)

const maxDigits = 20

// Parse reads a number counted in u. It takes thousands separators (half or
// full width), full-width digits and signs, a leading ¥, a trailing 元 or 万元
// (which then overrides u), and brackets around a negative amount. The result
// is exact; nothing is rounded.
func Parse(s string, u Unit) (Money, error) {
	s, neg, u := clean(s, u)
	if s == "" && !neg {
		return Money{}, ErrEmpty
	}
	if len(s) > maxDigits {
		return Money{}, ErrTooLong
	}
	if !isNumber(s) {
		return Money{}, ErrSyntax
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Money{}, ErrSyntax
	}
	if neg {
		d = d.Neg()
	}
	return Money{d.Shift(u.shift())}, nil
}

// Add returns m + n. Most cells of a table are zero, and what adds nothing
// allocates nothing.
func (m Money) Add(n Money) Money {
	switch {
	case n.yuan.IsZero():
		return m
	case m.yuan.IsZero():
		return n
	}
	return Money{m.yuan.Add(n.yuan)}
}

// Sub returns m − n.
func (m Money) Sub(n Money) Money {
	if n.yuan.IsZero() {
		return m
	}
	return Money{m.yuan.Sub(n.yuan)}
}

// Neg returns −m.
func (m Money) Neg() Money { return Money{m.yuan.Neg()} }

// Abs returns the amount without its sign.
func (m Money) Abs() Money { return Money{m.yuan.Abs()} }

// Sign returns −1, 0 or 1.
func (m Money) Sign() int { return m.yuan.Sign() }

// IsZero reports whether the amount is 0.
func (m Money) IsZero() bool { return m.yuan.IsZero() }

// Cmp returns −1, 0 or 1 as m is less than, equal to or greater than n.
func (m Money) Cmp(n Money) int { return m.yuan.Cmp(n.yuan) }

// Equal reports whether the amounts are equal: 1.0 equals 1.00.
func (m Money) Equal(n Money) bool { return m.yuan.Equal(n.yuan) }

// RoundFen rounds to whole fen and reports whether that changed the amount:
// numbers typed into a spreadsheet carry residues of binary arithmetic.
func (m Money) RoundFen() (rounded Money, changed bool) {
	r := Money{m.yuan.Round(2)}
	return r, !r.Equal(m)
}

// Round rounds to places decimals of a unit, half away from zero.
func (m Money) Round(u Unit, places int32) Money {
	return Money{m.yuan.Shift(-u.shift()).Round(places).Shift(u.shift())}
}

// Times returns n times m.
func (m Money) Times(n int64) Money { return Money{m.yuan.Mul(decimal.NewFromInt(n))} }

// Percent returns m as a share of whole in percent, rounded to places
// decimals, half away from zero; ok is false when whole is zero.
func (m Money) Percent(whole Money, places int32) (p Ratio, ok bool) {
	if whole.IsZero() {
		return Ratio{}, false
	}
	return Ratio{m.yuan.Shift(2).DivRound(whole.yuan, places), places}, true
}

// Float returns the amount in a unit as the nearest float, for drawing and for
// spreadsheet cells; never for arithmetic.
func (m Money) Float(u Unit) float64 {
	f, _ := m.yuan.Shift(-u.shift()).Float64()
	return f
}

// String prints the exact yuan: 1837200 or 0.5.
func (m Money) String() string { return m.yuan.String() }

// Fen returns the amount in whole fen, rounded half away from zero.
func (m Money) Fen() int64 { return m.yuan.Shift(2).Round(0).IntPart() }
