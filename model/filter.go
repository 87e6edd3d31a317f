package model

// Name adds the value of a dimension whose values are fixed, by its id or name.
// Fixed is false, and nothing is added, for a dimension whose values a budget or
// a form brings; ok is false for what is no value.
func (f *Filter) Name(d Dimension, value string) (fixed, ok bool) {
	switch d {
	case ByFund:
		return true, named(&f.Funds, value, ParseFund)
	case ByKind:
		return true, named(&f.Kinds, value, ParseKind)
	case ByOrigin:
		return true, named(&f.Origins, value, ParseOrigin)
	case ByUse:
		return true, named(&f.Uses, value, ParseUse)
	case ByUnitKind:
		return true, named(&f.UnitKinds, value, ParseUnitKind)
	case ByYear:
		return true, named(&f.Years, value, ParseYear)
	}
	return false, false
}

func named[T any](to *[]T, value string, parse func(string) (T, bool)) bool {
	x, ok := parse(value)
	if ok {
		*to = append(*to, x)
	}
	return ok
}
