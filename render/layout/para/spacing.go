package para

import "yugong/render/geom"

// space fills in the room between each two neighbouring characters.
func (s *Setter) space(from, to int) {
	a := s.atoms
	for i := from; i < to; i++ {
		if i+1 == to {
			a[i].gap = gap{}
			break
		}
		if a[i].class == han && a[i+1].class == han {
			a[i].gap = gap{width: int32(s.job.track), stretch: true}
			continue
		}
		a[i].gap = s.between(&a[i], &a[i+1])
		if a[i].advance == int32(s.job.size) {
			a[i].gap.width += int32(s.job.track)
		}
	}
}

// between is the room between two characters.
func (s *Setter) between(x, y *atom) gap {
	switch {
	case y.class == combining || x.class == hardSpace || y.class == hardSpace:
		return gap{}
	case x.class == space:
		return s.wordSpace(x)
	case x.rune == '’' && x.class == letter:
		return gap{width: -x.right} // an apostrophe is as wide as its ink
	case x.class == dash && y.class == dash:
		return gap{} // one long stroke
	case x.class.closes() && (y.class.closes() || y.class == opening):
		return gap{width: -x.right, back: x.right, stretch: true} // side by side: an em and a half
	case x.class == opening && y.class == opening:
		return gap{width: -y.left, back: y.left, stretch: true}
	case x.class.closes() || y.class == opening || x.class == middle || y.class == middle:
		return gap{shrink: x.right + y.left, order: turn(x, y), stretch: y.class != space}
	case y.class == space:
		return gap{}
	case apart(x, y) || apart(y, x):
		return s.latinGap()
	}
	return gap{stretch: stretches(x.class, y.class)}
}

// turn says when the blank between two characters, one of them a mark, is
// squeezed.
func turn(x, y *atom) order {
	switch {
	case x.class == pause && y.class != opening:
		return squeezePauses
	case x.class == stop && y.class != opening:
		return squeezeStops
	}
	return squeezeBrackets
}

// stretches reports whether two characters may be moved apart: not inside
// words and figures.
func stretches(x, y class) bool {
	return !(latinLike(x) && latinLike(y))
}

func latinLike(c class) bool { return c.narrow() || c == postfix }

// apart reports whether x is Han and y is Latin text that stands off from it:
// letters, figures and signs of figures, but not strokes and dots.
func apart(x, y *atom) bool {
	if x.class != han && x.class != tie {
		return false
	}
	switch y.class {
	case letter, digit:
		return true
	case postfix:
		return y.rune < 0x100 // % and °; ％ and ℃ have room of their own
	case symbol:
		switch y.rune {
		case '+', '=', '<', '>', '&', '#', '@', '$':
			return true
		}
	}
	return false
}

// latinGap is the space between Han and Latin: up to a quarter em, and not less
// than half of that. In a widened line it grows as all others do.
func (s *Setter) latinGap() gap {
	w := int32(s.job.latin)
	return gap{width: w, shrink: w / 2, order: squeezeSpaces, stretch: true}
}

// wordSpace is what a space can give up or take: its width stays between a
// fifth and half of an em. An ideographic space is a sign like any other.
func (s *Setter) wordSpace(x *atom) gap {
	if x.rune == '\u3000' {
		return gap{stretch: true}
	}
	least, most := geom.Em(200).At(s.job.size), half.At(s.job.size)
	w := geom.Length(x.advance)
	return gap{
		shrink: int32(max(w-least, 0)), order: squeezeSpaces,
		flex: int32(max(most-w, 0)), stretch: true,
	}
}
