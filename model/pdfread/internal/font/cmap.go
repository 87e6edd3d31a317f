package font

import (
	"unicode/utf16"

	"yugong/model/pdfread/internal/token"
)

// mostMapped codes of a map; a range may claim billions.
const mostMapped = 1 << 17

// cmap is a CMap file: how strings are cut, and CIDs or texts of codes.
type cmap struct {
	codes    codes
	cid      map[uint32]int
	text     map[uint32]string
	vertical bool
	list     []token.Token // operands before an operator
	work     int           // codes mapped so far
}

func parseCMap(data []byte) *cmap {
	m := &cmap{cid: map[uint32]int{}, text: map[uint32]string{}}
	s := token.Scanner{Data: data}
	for {
		t, ok := s.Next()
		if !ok || m.work > mostMapped {
			return m
		}
		if t.Kind != token.Word {
			if len(m.list) < 1<<16 {
				m.list = append(m.list, t)
			}
			continue
		}
		m.section(string(t.Bytes))
		m.list = m.list[:0]
		s.Release()
	}
}

func (m *cmap) section(word string) {
	switch word {
	case "def":
		if n := len(m.list); n >= 2 && string(m.list[n-2].Bytes) == "WMode" && m.list[n-1].Number == 1 {
			m.vertical = true
		}
	case "endcodespacerange":
		for i := 0; i+1 < len(m.list); i += 2 {
			lo, hi := m.list[i].Bytes, m.list[i+1].Bytes
			if len(lo) == len(hi) && len(lo) >= 1 && len(lo) <= 4 && len(m.codes) < 256 {
				r := codeRange{n: len(lo)}
				copy(r.lo[:], lo)
				copy(r.hi[:], hi)
				m.codes = append(m.codes, r)
			}
		}
	case "endbfchar":
		for i := 0; i+1 < len(m.list); i += 2 {
			m.set(number(m.list[i].Bytes), m.list[i+1].Bytes, 0)
		}
	case "endbfrange":
		m.textRanges()
	case "endcidchar":
		for i := 0; i+1 < len(m.list); i += 2 {
			m.cid[number(m.list[i].Bytes)] = int(m.list[i+1].Number)
			m.work++
		}
	case "endcidrange":
		for i := 0; i+2 < len(m.list); i += 3 {
			lo, hi := number(m.list[i].Bytes), number(m.list[i+1].Bytes)
			for c := uint64(lo); c <= uint64(hi) && m.work < mostMapped; c++ {
				m.cid[uint32(c)] = int(m.list[i+2].Number) + int(c-uint64(lo))
				m.work++
			}
		}
	}
}

func (m *cmap) textRanges() {
	for i := 0; i+2 < len(m.list); {
		lo, hi := uint64(number(m.list[i].Bytes)), uint64(number(m.list[i+1].Bytes))
		i += 2
		if m.list[i].Kind != token.Open {
			for c := lo; c <= hi && m.work < mostMapped; c++ {
				m.set(uint32(c), m.list[i].Bytes, uint32(c-lo))
			}
			i++
			continue
		}
		for i++; i < len(m.list) && m.list[i].Kind != token.Close; i++ {
			m.set(uint32(lo), m.list[i].Bytes, 0)
			lo++
		}
		i++
	}
}

// set maps a code to UTF-16, its last unit raised by plus.
func (m *cmap) set(code uint32, utf []byte, plus uint32) {
	m.work++
	units := make([]uint16, 0, 2)
	if len(utf) == 1 {
		units = append(units, uint16(utf[0]))
	}
	for i := 0; i+1 < len(utf) && i < 64; i += 2 {
		units = append(units, uint16(utf[i])<<8|uint16(utf[i+1]))
	}
	if len(units) == 0 {
		return
	}
	units[len(units)-1] += uint16(plus)
	if s := string(utf16.Decode(units)); known(s) {
		m.text[code] = plain(s)
	}
}

func number(b []byte) uint32 {
	var n uint32
	for _, c := range b {
		n = n<<8 | uint32(c)
	}
	return n
}
