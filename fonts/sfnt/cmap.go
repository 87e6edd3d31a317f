package sfnt

import "errors"

// ErrNoCharacters says that a file names no characters this package can read.
var ErrNoCharacters = errors.New("no Unicode character table of format 4 or 12")

// Characters calls visit for every character that the font draws, in code
// order. Glyph 0 and glyphs beyond the font's last are left out.
func (f *Font) Characters(visit func(r rune, g uint16)) error {
	sub := f.subtable()
	if sub == nil {
		return ErrNoCharacters
	}
	emit := func(r rune, g uint32) {
		if g != 0 && int(g) < f.NumGlyphs {
			visit(r, uint16(g))
		}
	}
	if u16(sub, 0) == 12 {
		return format12(sub, emit)
	}
	return format4(sub, emit)
}

// subtable returns the best Unicode subtable: format 12 reaches beyond U+FFFF,
// format 4 does not.
func (f *Font) subtable() []byte {
	cmap := f.Table("cmap")
	if len(cmap) < 4 {
		return nil
	}
	var best []byte
	for i := range int(u16(cmap, 2)) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			break
		}
		platform, encoding := u16(cmap, at), u16(cmap, at+2)
		from := int(u32(cmap, at+4))
		if !unicode(platform, encoding) || from+16 > len(cmap) {
			continue
		}
		switch sub := cmap[from:]; u16(sub, 0) {
		case 12:
			return sub
		case 4:
			best = sub
		}
	}
	return best
}

func unicode(platform, encoding uint16) bool {
	return platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
}

func format12(sub []byte, emit func(rune, uint32)) error {
	n := int(u32(sub, 12))
	if n > (len(sub)-16)/12 {
		return errors.New("the character table is cut off")
	}
	next := uint32(0)
	for i := range n {
		g := sub[16+12*i:]
		first, last, glyph := u32(g, 0), u32(g, 4), u32(g, 8)
		if last > 0x10FFFF || first > last || first < next {
			return errors.New("the character table is damaged")
		}
		next = last + 1
		for r := first; r <= last; r++ {
			emit(rune(r), glyph+r-first)
		}
	}
	return nil
}

// format4 follows the OpenType description of that format: parallel arrays of
// segment ends, starts, deltas and offsets into an array of glyphs.
func format4(sub []byte, emit func(rune, uint32)) error {
	segments := int(u16(sub, 6)) / 2
	ends, starts := 14, 16+2*segments
	deltas, offsets := starts+2*segments, starts+4*segments
	if len(sub) < offsets+2*segments {
		return errors.New("the character table is cut off")
	}
	for i := range segments {
		first, last := u16(sub, starts+2*i), u16(sub, ends+2*i)
		delta, offset := u16(sub, deltas+2*i), int(u16(sub, offsets+2*i))
		for r := uint32(first); r <= uint32(last) && r != 0xFFFF; r++ {
			g := uint16(r)
			if offset != 0 {
				at := offsets + 2*i + offset + 2*int(r-uint32(first))
				if at+2 > len(sub) {
					return errors.New("the character table is cut off")
				}
				if g = u16(sub, at); g == 0 {
					continue
				}
			}
			emit(rune(r), uint32(g+delta))
		}
	}
	return nil
}
