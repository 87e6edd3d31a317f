package templates

// DraftMark stands over every page of a draft unless the user words it
// otherwise.
const DraftMark = "仅供内部审核"

// Edition says what a document is for. The zero Edition is a draft: a final
// document is one because somebody said so.
type Edition struct {
	final bool
	mark  string
}

// Final is the document that is published (定稿).
func Final() Edition { return Edition{final: true} }

// Draft is a document with a mark over every page (草稿), DraftMark when mark
// is "".
func Draft(mark string) Edition { return Edition{mark: mark} }

// IsFinal tells the final document from a draft.
func (e Edition) IsFinal() bool { return e.final }

// Watermark is what stands over every page, "" on a final document.
func (e Edition) Watermark() string {
	switch {
	case e.final:
		return ""
	case e.mark == "":
		return DraftMark
	}
	return e.mark
}

// String is 定稿, or 草稿 with its mark.
func (e Edition) String() string {
	if e.final {
		return "定稿"
	}
	return "草稿（水印“" + e.Watermark() + "”）"
}
