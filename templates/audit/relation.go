package audit

import (
	"slices"
	"strings"

	"yugong/model/money"
)

// relation is an equation between figures: the sum of parts is whole; or, when
// Bound is set, part is not more than whole.
type relation struct {
	whole int   // index of a figure
	parts []int // indices of figures
	bound bool
}

// holds reports whether a relation is true, within a tolerance of
// (n+1) × step for n parts; step is zero where figures are exact.
func (rel *relation) holds(fs []figure, step money.Money) bool {
	var sum money.Money
	for _, p := range rel.parts {
		sum = sum.Add(fs[p].amount)
	}
	diff := fs[rel.whole].amount.Sub(sum)
	if rel.bound && diff.Sign() >= 0 {
		return true
	}
	if rel.equality() {
		return diff.IsZero()
	}
	var slack money.Money
	for range len(rel.parts) + 1 {
		slack = slack.Add(step)
	}
	return diff.Abs().Cmp(slack) <= 0
}

// equality: two figures of one region are the same number, however rounded.
func (rel *relation) equality() bool { return len(rel.parts) == 1 && !rel.bound }

// relations derives from the regions what must hold.
func relations(fs []figure) []relation {
	out := equalities(fs)
	for _, group := range bySheet(fs) {
		out = append(out, divisions(fs, group)...)
	}
	return append(out, bounds(fs)...)
}

// equalities pairs the figures of one region, each with the first of them.
func equalities(fs []figure) []relation {
	first := map[string]int{}
	var out []relation
	for i := range fs {
		k := fs[i].region.key()
		if j, ok := first[k]; ok {
			out = append(out, relation{whole: j, parts: []int{i}})
		} else {
			first[k] = i
		}
	}
	return out
}

// key is equal for equal regions.
func (r *region) key() string {
	var b strings.Builder
	b.WriteByte(byte(r.source))
	for _, v := range r.bits {
		b.Write([]byte{byte(v), byte(v >> 8), byte(v >> 16), byte(v >> 24)})
	}
	for d := byFunction; d < dimensions; d++ {
		if r.lists[d] == nil {
			b.WriteByte('*')
		}
		b.WriteString(strings.Join(r.lists[d], ",") + ";")
	}
	return b.String()
}

func bySheet(fs []figure) [][]int {
	var out [][]int
	for i := range fs {
		for len(out) <= fs[i].sheet {
			out = append(out, nil)
		}
		out[fs[i].sheet] = append(out[fs[i].sheet], i)
	}
	return out
}

// divisions finds, within a sheet, the figures that other figures divide: in
// one dimension, all others being the same.
func divisions(fs []figure, group []int) []relation {
	var out []relation
	for _, w := range group {
		for d := byFund; d < dimensions; d++ {
			if parts := division(fs, group, w, d); len(parts) > 1 || len(parts) == 1 && listed(d) {
				out = append(out, relation{whole: w, parts: parts})
			}
		}
	}
	return out
}

// listed tells the dimensions whose parts are listed in full whatever they
// are: codes, units and projects. A whole of one part is no news elsewhere.
func listed(d dimension) bool { return d >= byFunction }

// division returns the largest parts of a figure in one dimension when they
// divide it without gap or overlap, else nil.
func division(fs []figure, group []int, w int, d dimension) []int {
	whole := &fs[w].region
	var parts []int
	for _, i := range group {
		p := &fs[i].region
		if i != w && p.differ(whole, d) && p.inside(whole, d) && !p.same(whole, d) && !seen(fs, parts, p) {
			parts = append(parts, i)
		}
	}
	parts = largest(fs, parts, d)
	if len(parts) == 0 || !covers(fs, parts, whole, d) {
		return nil
	}
	return parts
}

func seen(fs []figure, parts []int, p *region) bool {
	return slices.ContainsFunc(parts, func(i int) bool { return fs[i].region.equal(p) })
}

// largest drops the parts that lie within another part.
func largest(fs []figure, parts []int, d dimension) []int {
	return slices.DeleteFunc(slices.Clone(parts), func(i int) bool {
		return slices.ContainsFunc(parts, func(j int) bool {
			return i != j && fs[i].region.inside(&fs[j].region, d)
		})
	})
}

// covers reports whether disjoint parts add up to the whole. Small dimensions
// are counted; lists of codes, units and projects are complete by the form.
func covers(fs []figure, parts []int, whole *region, d dimension) bool {
	if d > byYear {
		return listedInFull(fs, parts, whole, d)
	}
	var union uint32
	for _, i := range parts {
		b := fs[i].region.bits[d]
		if union&b != 0 {
			return false
		}
		union |= b
	}
	return union == whole.bits[d]
}

// listedInFull reports whether parts list a whole: single codes below a whole
// of one code or of everything, or sets of 类 that make up the whole's.
func listedInFull(fs []figure, parts []int, whole *region, d dimension) bool {
	var union []string
	single := true
	for _, i := range parts {
		single = single && len(fs[i].region.lists[d]) == 1
		union = append(union, fs[i].region.lists[d]...)
	}
	if single && len(parts) > 0 && (d != byEconomic || len(whole.lists[d]) != 2) {
		return true
	}
	slices.Sort(union)
	return slices.Equal(slices.Compact(union), whole.lists[d])
}

// bounds holds parts to their whole across sheets: the figures of a smaller
// region are not more than those of a larger one with the same code.
func bounds(fs []figure) []relation {
	var out []relation
	byCode := map[string][]int{}
	for i := range fs {
		k := strings.Join(fs[i].region.lists[byFunction], ",") + "|" + strings.Join(fs[i].region.lists[byProject], ",")
		byCode[k] = append(byCode[k], i)
	}
	keys := make([]string, 0, len(byCode))
	for k := range byCode {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		group := byCode[k]
		for _, w := range group {
			for _, p := range group {
				if fs[p].sheet != fs[w].sheet && fs[p].region.within(&fs[w].region) && !fs[p].region.equal(&fs[w].region) {
					out = append(out, relation{whole: w, parts: []int{p}, bound: true})
				}
			}
		}
	}
	return out
}
