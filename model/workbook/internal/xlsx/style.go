package xlsx

import (
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/numfmt"
)

// readStyles returns the format of each cell style.
func readStyles(in string) ([]*numfmt.Format, error) {
	var xfs []*numfmt.Format
	custom := map[int]*numfmt.Format{}
	inCells := false
	s := scanner{in: in}
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return nil, damaged("styles.xml")
		case t == tokenEnd:
			return xfs, nil
		case len(xfs) > grid.MaxItems*5 || len(custom) > grid.MaxItems: // a spreadsheet stops at 65490 styles
			return nil, errTooMuch()
		case t == tokenClose && s.name == "cellXfs":
			inCells = false
		case t != tokenOpen:
		case s.name == "cellXfs":
			inCells = true
		case s.name == "numFmt":
			code, _ := s.attr("formatCode")
			custom[s.number("numFmtId")] = numfmt.Parse(code)
		case s.name == "xf" && inCells:
			xfs = append(xfs, formatOf(s.number("numFmtId"), custom))
		}
	}
}

// formatOf returns a format, each parsed once; nil shows a number as typed.
func formatOf(id int, custom map[int]*numfmt.Format) *numfmt.Format {
	f, ok := custom[id]
	if !ok {
		if code := numfmt.Builtin(id); code != "" {
			f = numfmt.Parse(code)
		}
		custom[id] = f
	}
	return f
}
