package money

import (
	"strings"

	"github.com/shopspring/decimal"
)

// significant is how many decimal digits a spreadsheet vouches for: it shows
// no more, and what lies behind them is residue of binary arithmetic.
const significant = 15

// ParseDouble reads the text of a binary number as spreadsheets store it
// (208199.99999999997, 1.8372E6), counted in u. It is rounded to fifteen
// significant digits, which undoes the residue; nothing else is rounded.
func ParseDouble(s string, u Unit) (Money, error) {
	if len(s) > 2*maxDigits {
		return Money{}, ErrTooLong
	}
	mantissa, _, _ := strings.Cut(strings.ToUpper(s), "E")
	if !isNumber(strings.TrimLeft(mantissa, "+-")) {
		return Money{}, ErrSyntax
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Money{}, ErrSyntax
	}
	// The exponent of a double is below 309; a text may claim any.
	if d.Exponent() > 400 || d.Exponent() < -400 {
		return Money{}, ErrTooLong
	}
	whole := int32(d.NumDigits()) + d.Exponent() // digits before the point
	if whole > maxDigits {
		return Money{}, ErrTooLong
	}
	return Money{d.Round(significant - whole).Shift(u.shift())}, nil
}
