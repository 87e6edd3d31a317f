package money

// Total adds up many amounts. Sums of whole fen, which nearly all amounts are,
// allocate nothing on the way. The zero value is 0 and ready to use.
type Total struct {
	fen  int64
	rest Money // what is no whole fen, or too much for a machine word
}

// carry is where a total moves what it has to its rest, so that one amount more
// cannot overflow it.
const carry = 1 << 62

// Add adds an amount.
func (t *Total) Add(m Money) {
	if fen, ok := m.exactFen(); ok {
		t.add(fen)
	} else {
		t.rest = t.rest.Add(m)
	}
}

// Sub subtracts an amount.
func (t *Total) Sub(m Money) {
	if fen, ok := m.exactFen(); ok {
		t.add(-fen)
	} else {
		t.rest = t.rest.Sub(m)
	}
}

func (t *Total) add(fen int64) {
	if t.fen += fen; t.fen > carry || t.fen < -carry {
		t.rest, t.fen = t.Money(), 0
	}
}

// IsZero reports whether the total is 0.
func (t *Total) IsZero() bool {
	if t.rest.IsZero() {
		return t.fen == 0
	}
	return t.Money().IsZero()
}

// Money returns the total.
func (t *Total) Money() Money {
	if t.fen == 0 {
		return t.rest
	}
	return t.rest.Add(FromFen(t.fen))
}

// exactFen returns an amount of whole fen; ok is false when it has a part of
// one, or more than seventeen digits.
func (m Money) exactFen() (fen int64, ok bool) {
	shift := m.yuan.Exponent() + 2
	if shift < 0 || int(shift)+m.yuan.NumDigits() > 17 {
		return 0, false
	}
	fen = m.yuan.CoefficientInt64()
	for range shift {
		fen *= 10
	}
	return fen, true
}
