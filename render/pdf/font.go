package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"

	"yugong/fonts/sfnt"
	"yugong/fonts/subset"
	"yugong/render/pdf/file"
)

// font writes a typeface as a composite font: the cut-down TrueType file, its
// widths by code and its way back to characters. Codes are glyph indices.
func (f *finisher) font(t *typeface) (file.ID, error) {
	s := t.face.Tables()
	data, err := subset.Build(s, t.glyphs)
	if err != nil {
		return 0, err
	}
	name := subsetTag(t) + "+" + t.face.PostScriptName()
	program := f.AddStream([]byte("/Length1 "+strconv.Itoa(len(data))), data)
	descriptor := f.Add(appendDescriptor(nil, s, name, program))
	unicode := f.AddStream(nil, appendToUnicode(make([]byte, 0, 400+16*len(t.runes)), t.runes))
	b := []byte("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor " +
		descriptor.Ref() + "/DW 1000")
	cid := f.Add(append(appendWidths(b, t), ">>"...))
	return f.Add([]byte("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
		cid.Ref() + "]/ToUnicode " + unicode.Ref() + ">>")), nil
}

// subsetTag makes the six letters that mark a subset, from the characters in
// it: the same subset bears the same name.
func subsetTag(t *typeface) string {
	h := sha256.New()
	b := make([]byte, 0, 4*len(t.runes))
	for _, r := range t.runes {
		b = binary.BigEndian.AppendUint32(b, uint32(r))
	}
	h.Write([]byte(t.face.PostScriptName()))
	h.Write(b)
	var tag [6]byte
	for i, v := range h.Sum(nil)[:len(tag)] {
		tag[i] = 'A' + v%26
	}
	return string(tag[:])
}

// appendDescriptor writes the font descriptor; its measures are thousandths of
// an em.
func appendDescriptor(b []byte, s *sfnt.Font, name string, program file.ID) []byte {
	em := func(v int) string { return strconv.Itoa(v * 1000 / s.UnitsPerEm) }
	capital := s.Ascender
	if os2 := s.Table("OS/2"); len(os2) >= 90 && os2[0] == 0 && os2[1] >= 2 {
		capital = int(int16(uint16(os2[88])<<8 | uint16(os2[89])))
	}
	b = append(b, "<</Type/FontDescriptor/FontName/"+name+"/Flags 4/FontBBox["+
		em(s.BBox[0])+" "+em(s.BBox[1])+" "+em(s.BBox[2])+" "+em(s.BBox[3])+
		"]/ItalicAngle 0/Ascent "+em(s.Ascender)+"/Descent "+em(s.Descender)+
		"/CapHeight "+em(capital)+"/StemV 80/FontFile2 "...)
	return append(program.AppendRef(b), ">>"...)
}

// appendWidths writes the advances that differ from a full em, the width of
// nearly every Chinese character.
func appendWidths(b []byte, t *typeface) []byte {
	b = append(b, "/W["...)
	open := false
	for code, r := range t.runes {
		adv, _ := t.face.Advance(r)
		if code == 0 || adv == 1000 {
			if open {
				b = append(b, ']')
			}
			open = false
			continue
		}
		if !open {
			b = append(strconv.AppendInt(b, int64(code), 10), '[')
			open = true
		} else {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(adv), 10)
	}
	if open {
		b = append(b, ']')
	}
	return append(b, ']')
}

// blockSize is the most entries that a block of a CMap may hold.
const blockSize = 100

// appendToUnicode writes the CMap that leads from codes back to characters.
func appendToUnicode(b []byte, runes []rune) []byte {
	b = append(b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"...)
	for from := 1; from < len(runes); from += blockSize {
		to := min(from+blockSize, len(runes))
		b = append(strconv.AppendInt(b, int64(to-from), 10), " beginbfchar\n"...)
		for code := from; code < to; code++ {
			b = appendHex(append(b, '<'), uint16(code))
			b = appendUTF16(append(b, "><"...), runes[code])
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}
