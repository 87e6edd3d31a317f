package paper

import (
	"fmt"
	"regexp"

	"yugong/model/fold"
	"yugong/templates/prose/claim"
)

// ordinals begin the items of a list, each manner of numbering one of its own;
// an item without a number has a label before a colon.
var ordinals = []*regexp.Regexp{
	regexp.MustCompile(`^[\s　]*[（(][一二三四五六七八九十]+[）)]`),
	regexp.MustCompile(`^[\s　]*[一二三四五六七八九十]+[、.．]`),
	regexp.MustCompile(`^[\s　]*[（(]\d{1,3}[）)]`),
	regexp.MustCompile(`^[\s　]*\d{1,3}[、.．)）](?:\D|$)`),
	regexp.MustCompile(`^[\s　]*[①-⑳]`),
	regexp.MustCompile(`^[\s　]*[（(]?` + fold.Roman + `[、.．）)]`),
	regexp.MustCompile(`^[\s　]*第?[一二三四五六七八九十]+(?:是|[，、])`),
	regexp.MustCompile(`^[^，。；：:\d]{2,30}[：:]`),
}

// listOf names the list that a paragraph is an item of, "" for none: those under
// one heading that begin in one manner are one.
func (r *reader) listOf(text string) string {
	for i, o := range ordinals {
		if o.MatchString(text) {
			return fmt.Sprint(r.section, "/", i)
		}
	}
	return ""
}

// itemised marks the amounts that items of one list tell each of its own: the
// procurement of one project and of the next. Where one of them is that of the
// tables, the items speak of the whole, unless the others are none.
func (r *reader) itemised() map[*said]bool {
	type subject struct {
		list, id string
		at       claim.Instant
	}
	first, several, whole := map[subject]*said{}, map[subject]bool{}, map[subject]bool{}
	each := func(visit func(subject, *said, *meaning)) {
		for i := range r.said {
			if s := &r.said[i]; s.list != "" && s.Role == claim.Amount {
				if m := r.meaning(s.Topic.Words); m != nil {
					visit(subject{s.list, m.id, s.At}, s, m)
				}
			}
		}
	}
	each(func(k subject, s *said, m *meaning) {
		if s.Value.Sign() != 0 && !whole[k] {
			whole[k], _, _ = r.printed(s, m)
		}
		f := first[k]
		if f == nil {
			first[k] = s
			return
		}
		several[k] = several[k] || f.paragraph != s.paragraph && !near(&f.Figure, &s.Figure)
	})
	out := map[*said]bool{}
	each(func(k subject, s *said, _ *meaning) { out[s] = several[k] && (!whole[k] || s.Value.Sign() == 0) })
	return out
}
