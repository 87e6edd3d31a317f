package money

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Format says how an amount is printed.
type Format struct {
	Unit   Unit
	Places int32 // decimals
	Trim   bool  // drop trailing zeros of the decimals: 24,000 and 0.5
	Whole  bool  // drop the decimals of a whole number only: 24,000 and 0.50
	Group  bool  // thousands separators
}

// Format prints the amount, rounded half away from zero. A result of zero
// never bears a sign.
func (m Money) Format(f Format) string {
	d := m.yuan.Shift(-f.Unit.shift()).Round(f.Places)
	s := d.Abs().StringFixed(f.Places)
	whole, frac, _ := strings.Cut(s, ".")
	if f.Trim {
		frac = strings.TrimRight(frac, "0")
	}
	if f.Whole && strings.Trim(frac, "0") == "" {
		frac = ""
	}
	if f.Group {
		whole = group(whole)
	}
	if frac != "" {
		whole += "." + frac
	}
	if d.Sign() < 0 {
		return "-" + whole
	}
	return whole
}

func group(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Ratio is a percentage, already rounded.
type Ratio struct {
	v      decimal.Decimal
	places int32
}

// Fixed prints the percentage with all its decimals and no sign mark: 59.77.
func (r Ratio) Fixed() string { return r.v.StringFixed(r.places) }

// Trimmed prints it without trailing zeros: 100, 59.77.
func (r Ratio) Trimmed() string { return r.v.String() }

// Sign returns −1, 0 or 1.
func (r Ratio) Sign() int { return r.v.Sign() }

// Abs returns the ratio without its sign.
func (r Ratio) Abs() Ratio { return Ratio{r.v.Abs(), r.places} }

// Add adds two rounded percentages, for checking that printed shares add up.
func (r Ratio) Add(s Ratio) Ratio { return Ratio{r.v.Add(s.v), max(r.places, s.places)} }

// Fits reports whether so many decimals of a unit print an amount as it is.
func (m Money) Fits(u Unit, places int32) bool {
	fen, ok := m.exactFen()
	if !ok {
		return m.Equal(m.Round(u, places))
	}
	step := int64(1)
	for range u.shift() + 2 - places {
		step *= 10
	}
	return fen%step == 0
}

// In prints the exact amount in a unit, with thousands separators and the unit:
// what messages say.
func (m Money) In(u Unit) string {
	return m.Format(Format{Unit: u, Places: 8, Trim: true, Group: true}) + u.String()
}
