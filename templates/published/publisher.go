package published

import (
	"regexp"

	"yugong/model/fold"
	"yugong/model/workbook/tables"
	"yugong/templates/published/internal/scan"
)

// publisher is whose document it is, by its own words.
type publisher uint8

const (
	somebody     publisher = iota // nothing tells
	aUnit                         // 单位预算
	severalUnits                  // 部门预算, or a unit's that counts those below it
)

func publisherOf(b *tables.Published) publisher {
	switch kind := scan.Publisher(b); {
	case kind == "部门" || counts(b):
		return severalUnits
	case kind == "单位":
		return aUnit
	}
	return somebody
}

// units corrects how many units the rows of tables name: those that a document of
// several does not list are not known.
func (p publisher) units(named int) int {
	if p == severalUnits && named == 1 {
		return 0
	}
	return named
}

// below counts or lists units below the publisher: 下属事业单位3个, 所属预算单位包括.
var below = regexp.MustCompile(`(?:所属|下属|直属|二级|基层)[^,。;:]{0,6}单位(?:[共有计]{0,3}(?:[1-9]\d*|[一二两三四五六七八九十]+)[个家]|包括|分别[是为])`)

// counts reports whether the overview counts or lists units below the publisher.
func counts(b *tables.Published) bool {
	return anywhere(b, func(text string) bool { return below.MatchString(fold.Text(text)) })
}
