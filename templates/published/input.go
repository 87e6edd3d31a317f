package published

import (
	"yugong/model/subject"
	"yugong/templates/form"
	"yugong/templates/published/internal/scan"
)

// input is the tables that were read, to be audited.
type input struct {
	form     *form.Form
	sheets   []scan.Sheet // in the order of the form
	subjects *subject.Catalog
	units    []string              // names known to be units'
	of       publisher             // whose document it is
	text     func(form.Str) string // fills in the form's texts: years, names
	claimed  bool                  // the file says so
	noted    bool                  // the document says that sums may miss by a rounding
	exact    bool                  // amounts are not rounded, whatever they look like

	names *lexicon // of subjects
}
