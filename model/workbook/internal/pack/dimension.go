package pack

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// unmeasured is what excelize writes as the used range of every sheet.
var unmeasured = []byte(`<dimension ref="A1">`)

// measured returns a sheet's part with its true used range, which readers that
// take a sheet piece by piece rely on.
func measured(sheet []byte) []byte {
	var left, right, top, bottom int
	for rest := sheet; ; {
		_, after, found := bytes.Cut(rest, []byte(`<c r="`))
		if !found {
			break
		}
		col, row, size := cell(after)
		rest = after[size:]
		if col == 0 || row == 0 {
			continue
		}
		if left == 0 {
			left, right, top, bottom = col, col, row, row
		}
		left, right, top, bottom = min(left, col), max(right, col), min(top, row), max(bottom, row)
	}
	if left == 0 {
		return sheet
	}
	ref := fmt.Sprintf("%s%d:%s%d", letters(left), top, letters(right), bottom)
	if left == right && top == bottom {
		ref = letters(left) + strconv.Itoa(top)
	}
	return bytes.Replace(sheet, unmeasured, []byte(`<dimension ref="`+ref+`">`), 1)
}

// cell reads B12 at the start of a text; size is its length.
func cell(s []byte) (col, row, size int) {
	for ; size < len(s) && s[size] >= 'A' && s[size] <= 'Z'; size++ {
		col = col*26 + int(s[size]-'A'+1)
	}
	for ; size < len(s) && s[size] >= '0' && s[size] <= '9'; size++ {
		row = row*10 + int(s[size]-'0')
	}
	return col, row, size
}

func letters(col int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		panic(err) // columns come from names
	}
	return name
}
