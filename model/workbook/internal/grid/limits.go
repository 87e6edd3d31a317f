package grid

// Limits that no honest workbook of a budget unit comes near; what goes
// beyond is refused before memory or time is spent on it.
const (
	MaxFile  = 32 << 20  // bytes of a workbook or csv file
	MaxPart  = 64 << 20  // bytes of an unpacked part of a workbook
	MaxTotal = 128 << 20 // bytes of all parts, or of all csv files of a folder
	MaxParts = 5000      // entries of a workbook's zip directory
	MaxCells = 500_000   // cells with content in a book
	MaxTexts = 1_000_000 // shared texts of a workbook
	MaxItems = 20_000    // sheets, styles, relations, merged ranges: each far beyond use
	MaxText  = 32767     // characters of a cell, a spreadsheet's own limit
	MaxRow   = 1 << 20   // a spreadsheet's last row
	MaxCol   = 1 << 14   // and column
)

// Refusal is why an input cannot be read at all: Chinese, with what to do.
// Row and Col name the place when it is known.
type Refusal struct {
	Message string
	Hint    string
	Row     int
	Col     int
	Whole   bool // of the book: reading the other sheets would not help
}

// Error implements error.
func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Message
	}
	return r.Message + "；" + r.Hint
}
