package pdf

import (
	"unicode/utf16"

	"yugong/fonts/subset"
)

// appendToUnicode writes the CMap that leads from glyphs back to characters.
func appendToUnicode(b []byte, glyphs []subset.Glyph) []byte {
	b = append(b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"...)
	for from := 1; from < len(glyphs); {
		to := min(from|0xFF, len(glyphs)-1) // a range keeps the first byte of its codes
		b = appendHex(append(b, "1 beginbfrange\n<"...), uint16(from))
		b = append(appendHex(append(b, "><"...), uint16(to)), ">["...)
		for ; from <= to; from++ {
			b = append(appendUTF16(append(b, '<'), glyphs[from].Rune), '>')
		}
		b = append(b, "]\nendbfrange\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

// appendUTF16 writes a character as the hexadecimal digits of its UTF-16 form.
func appendUTF16(b []byte, r rune) []byte {
	if hi, lo := utf16.EncodeRune(r); hi != '\uFFFD' {
		return appendHex(appendHex(b, uint16(hi)), uint16(lo))
	}
	return appendHex(b, uint16(r))
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
