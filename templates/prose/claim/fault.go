package claim

// Fault is a claim that cannot be true.
type Fault struct {
	Rule     string // C01, C02, X02
	From, To int    // bytes of the passage
	Message  string // what is wrong, in Chinese, ending where a quotation follows
	Expected string // as it would be printed; "" where it cannot be told
	Slight   bool   // less than a unit of the last place: cut off instead of rounded
}

// Reading is what became of a passage.
type Reading struct {
	Claims   []Claim
	Faults   []Fault
	Figures  int // figures of money and percentages
	Unread   int // those that were not understood
	Compared int // comparisons with arithmetic
	Repeated int // amounts that were told before
}

// Read parses a passage and holds its claims against arithmetic and each other.
func Read(p Passage, c Context) *Reading {
	h := holder{s: p.Text, c: c, Reading: &Reading{Claims: Parse(p, c)}}
	for i := range h.Claims {
		if f := &h.Claims[i]; f.Unit.Money() || f.Unit.Rated {
			h.Figures++
			if f.Role == Unread {
				h.Unread++
			}
		}
	}
	h.twice()
	h.moves()
	h.shares()
	h.completions()
	return h.Reading
}

// holder holds the claims of one passage against each other.
type holder struct {
	*Reading
	s string
	c Context
}
