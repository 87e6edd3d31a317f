package lattice

import (
	"cmp"
	"slices"

	"yugong/model/pdfread/internal/content"
)

// near is how far lines may miss each other and still be meant to touch, in
// points. Lines nearer than this are one line drawn double.
const near = 3.0

// stroke is a line of one direction: at a position, from a to b.
type stroke struct{ at, a, b float64 }

// strokes sorts the rules by direction and joins those drawn in pieces.
func strokes(rules []content.Rule) (across, down []stroke) {
	for _, r := range rules {
		if r.Y0 == r.Y1 {
			across = append(across, stroke{r.Y0, r.X0, r.X1})
		} else {
			down = append(down, stroke{r.X0, r.Y0, r.Y1})
		}
	}
	return join(across), join(down)
}

// join snaps lines that are nearly in line to one position and makes one of
// those that touch. What is then shorter than a letter is an ornament.
func join(list []stroke) []stroke {
	slices.SortFunc(list, func(x, y stroke) int { return cmp.Compare(x.at, y.at) })
	for i := 0; i < len(list); {
		j, sum := i+1, list[i].at
		for j < len(list) && list[j].at-list[j-1].at <= near && list[j].at-list[i].at <= 2*near {
			sum += list[j].at
			j++
		}
		mean := sum / float64(j-i)
		for ; i < j; i++ {
			list[i].at = mean
		}
	}
	slices.SortFunc(list, func(x, y stroke) int {
		return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	out := list[:0]
	for _, s := range list {
		if n := len(out); n > 0 && out[n-1].at == s.at && s.a <= out[n-1].b+near {
			out[n-1].b = max(out[n-1].b, s.b)
			continue
		}
		out = append(out, s)
	}
	return slices.DeleteFunc(out, func(s stroke) bool { return s.b-s.a < 2*near })
}

// positions lists where strokes are, each once.
func positions(list []stroke) []float64 {
	var out []float64
	for _, s := range list {
		out = append(out, s.at)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// outer adds the ends of crossing lines where the outermost line is missing.
func outer(at []float64, crossing []stroke) []float64 {
	if len(crossing) == 0 || len(at) == 0 {
		return at
	}
	lo, hi := crossing[0].a, crossing[0].b
	for _, s := range crossing {
		lo, hi = min(lo, s.a), max(hi, s.b)
	}
	if lo < at[0]-2*near {
		at = slices.Insert(at, 0, lo)
	}
	if hi > at[len(at)-1]+2*near {
		at = append(at, hi)
	}
	return at
}
