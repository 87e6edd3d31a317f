package pdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/bits"

	"github.com/signintech/gopdf"

	"yugong/fonts"
	"yugong/fonts/subset"
	"yugong/render/frame"
	"yugong/render/geom"
)

// typeface is a face as one document uses it.
type typeface struct {
	face    *fonts.Face
	used    []uint64 // a bit for each character
	runes   []rune   // glyph i of the embedded subset shows runes[i]; the first is the missing one
	family  string   // its name in gopdf and in the file
	cut     *subset.Subset
	objects int // number of the first of gopdf's objects for it: its characters, then its outlines
}

// typefaces gathers the faces of a document and their characters.
func typefaces(pages []frame.Page) (list []*typeface, err error) {
	var last *typeface // most texts follow one of the same face
	visit := func(_ geom.Point, p frame.Placed) {
		t, ok := p.Item.(*frame.Text)
		if !ok || err != nil || t.S == "" {
			return
		}
		if last == nil || last.face != t.Face {
			last = find(list, t.Face)
		}
		if last == nil {
			last = &typeface{face: t.Face}
			list = append(list, last)
		}
		err = last.use(t.S)
	}
	for i := range pages {
		if frame.Walk(pages[i].Items, visit); err != nil {
			return nil, fmt.Errorf("第%d页：%w", i+1, err)
		}
	}
	return list, nil
}

func find(list []*typeface, f *fonts.Face) *typeface {
	for _, t := range list {
		if t.face == f {
			return t
		}
	}
	return nil
}

// use notes the characters of a text.
func (t *typeface) use(text string) error {
	if t.face == nil {
		return errors.New("pdf: 文字没有字体")
	}
	for _, r := range text {
		word, bit := int(r>>6), uint64(1)<<(r&63)
		if word < len(t.used) && t.used[word]&bit != 0 {
			continue
		}
		if t.face.Glyph(r) == 0 {
			return fmt.Errorf("字体 %s 没有字符 %q（%U）", t.face.Name(), r, r)
		}
		if word >= len(t.used) {
			t.used = append(t.used, make([]uint64, word+1-len(t.used))...)
		}
		t.used[word] |= bit
	}
	return nil
}

// embed gives gopdf the characters in use, as a font of their own: gopdf would
// keep tables of the length of the whole face. The outlines are put in afterwards,
// since gopdf deflates every font with a new deflater: that took a third of the
// time of writing. The family is the name of a subset, six letters made from its
// place and characters before the face's name.
func (t *typeface) embed(gp *gopdf.GoPdf, number int) error {
	h := sha256.New()
	fmt.Fprint(h, number)
	t.runes = []rune{0}
	glyphs := []uint16{0}
	for i, word := range t.used {
		for ; word != 0; word &= word - 1 {
			r := rune(i<<6 | bits.TrailingZeros64(word))
			t.runes = append(t.runes, r)
			glyphs = append(glyphs, t.face.Glyph(r))
			h.Write([]byte{byte(r >> 16), byte(r >> 8), byte(r)})
		}
	}
	tag := h.Sum(nil)[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	t.family = string(tag) + "+" + t.face.PostScriptName()
	cut, err := subset.New(t.face.Tables(), glyphs, t.runes)
	if err != nil {
		return fmt.Errorf("字体 %s：%w", t.face.Name(), err)
	}
	t.cut, t.objects = cut, gp.GetNextObjectID()
	return gp.AddTTFFontData(t.family, cut.Frame())
}
