package model

import (
	"yugong/model/diag"
	"yugong/model/money"
)

// Selection is the facts of a source that some filters have let through, made
// for many sums of fewer and fewer of them: those of a table, of a row, of a
// cell. It belongs to one goroutine.
type Selection struct {
	year  Year // that sums mean, anyYear once a filter has named years
	facts []*Fact
	hits  []*Fact // working memory of Sum
	whole *Sum    // of all facts, once a sum was that

	projects map[string][]*Fact // the facts by project, once one was asked for
}

// Selection returns the facts of a source that every filter lets through. Last
// year's are among them until the sums say which year they mean.
func (l *Ledger) Selection(s Source, filters ...*Filter) *Selection {
	facts := l.Facts(s)
	out := &Selection{year: yearOf(s, filters), facts: make([]*Fact, 0, len(facts))}
	for i := range facts {
		if matchAll(&facts[i], anyYear, filters) {
			out.facts = append(out.facts, &facts[i])
		}
	}
	return out
}

// Narrow makes s the facts of another selection that every filter lets
// through. It keeps the memory of s.
func (s *Selection) Narrow(from *Selection, filters ...*Filter) {
	if s.year = from.year; namesYears(filters) {
		s.year = anyYear
	}
	s.facts, s.whole, s.projects = s.facts[:0], nil, nil
	for _, f := range from.among(filters) {
		if matchAll(f, anyYear, filters) {
			s.facts = append(s.facts, f)
		}
	}
}

// few facts are looked through sooner than an index of them is made.
const few = 256

// among returns the facts that filters may let through: where they want one
// project, only its own, so that a table with a row a project takes no time in
// the square of their number.
func (s *Selection) among(filters []*Filter) []*Fact {
	if len(s.facts) <= few {
		return s.facts
	}
	for _, f := range filters {
		if len(f.Projects) == 1 {
			if s.projects == nil {
				s.projects = make(map[string][]*Fact)
				for _, x := range s.facts {
					s.projects[x.Project] = append(s.projects[x.Project], x)
				}
			}
			return s.projects[f.Projects[0]]
		}
	}
	return s.facts
}

// Select returns the facts that every filter lets through.
func (s *Selection) Select(filters ...*Filter) []*Fact {
	return s.pick(nil, filters)
}

// Sum adds the facts that every filter lets through. Sums of all facts share
// their Src.
func (s *Selection) Sum(filters ...*Filter) Sum {
	s.hits = s.pick(s.hits[:0], filters)
	if len(s.hits) < len(s.facts) || len(s.facts) == 0 {
		return SumOf(s.hits)
	}
	if s.whole == nil {
		t := SumOf(s.hits)
		s.whole = &t
	}
	return *s.whole
}

func (s *Selection) pick(to []*Fact, filters []*Filter) []*Fact {
	year := s.year
	if namesYears(filters) {
		year = anyYear
	}
	for _, f := range s.facts {
		if matchAll(f, year, filters) {
			to = append(to, f)
		}
	}
	return to
}

// Sum is an amount and the cells it is the sum of.
type Sum struct {
	money.Money
	Src []diag.Pos
}

// SumOf adds facts.
func SumOf(facts []*Fact) (t Sum) {
	if len(facts) == 0 {
		return t // Src stays nil
	}
	t.Src = make([]diag.Pos, len(facts))
	var total money.Total
	for i, f := range facts {
		total.Add(f.Amount)
		t.Src[i] = f.At
	}
	t.Money = total.Money()
	return t
}
