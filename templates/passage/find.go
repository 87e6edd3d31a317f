package passage

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/pdfread"
)

// Passages are the texts of a document.
type Passages struct {
	Notes    []model.Note
	Glossary []model.Term
}

// heads are the words by which headings are known.
var heads = []struct {
	topic model.Topic
	words *regexp.Regexp
}{
	{model.Duties, regexp.MustCompile(`(?:主要|部门|单位|本部门|本单位)(?:职责|职能)|^职责|^职能`)},
	{model.Organisation, regexp.MustCompile(`机构设置|机构情况|内设机构`)},
	{model.TopicNone, regexp.MustCompile(`名词解释`)}, // the glossary
}

const (
	noHead     = -1
	longHead   = 30 // characters of a heading
	longTerm   = 40 // and of a term
	leastWords = 8  // of a passage that says something
)

// OfPDF finds the passages of a PDF; name is what its places are called by.
func OfPDF(d *pdfread.Document, name string) Passages {
	f := finder{topic: noHead}
	for i := range d.Text {
		p := &d.Text[i]
		if p.Kind != pdfread.Caption {
			f.paragraph(paragraph{strings.TrimSpace(p.Text), p.Kind == pdfread.Heading, p.Level, diag.Pos{Book: name, Page: p.Page()}})
		}
	}
	f.end()
	return f.Passages
}

// paragraph is a text with what it is among others.
type paragraph struct {
	text    string
	heading bool
	level   int // of a heading, from 1 for the highest; 0 where nothing tells
	at      diag.Pos
}

type finder struct {
	Passages
	topic int // of heads
	level int // of its heading
	body  []string
	at    diag.Pos
	term  model.Text // whose meaning follows
}

func (f *finder) paragraph(p paragraph) {
	if p.heading && (f.topic == noHead || p.level == 0 || p.level <= f.level) {
		f.end()
		f.open(p)
		return
	}
	switch {
	case f.topic == noHead:
	case heads[f.topic].topic == model.TopicNone:
		f.entry(p)
	default:
		if len(f.body) == 0 {
			f.at = p.at
		}
		f.body = append(f.body, p.text)
	}
}

// open begins a passage, if a heading speaks of one.
func (f *finder) open(p paragraph) {
	text := fold.Text(p.text)
	if utf8.RuneCountInString(text) > longHead {
		return
	}
	if i := headOf(text); i != noHead {
		f.topic, f.level, f.at = i, max(p.level, 1), p.at
	}
}

// headOf is the head that a folded text speaks of.
func headOf(text string) int {
	text = unnumbered.ReplaceAllString(text, "")
	for i := range heads {
		if heads[i].words.MatchString(text) {
			return i
		}
	}
	return noHead
}

// end keeps the passage, if it says something and is the first of its topic.
func (f *finder) end() {
	text := strings.Join(f.body, "\n")
	if f.topic != noHead && heads[f.topic].topic != model.TopicNone && utf8.RuneCountInString(text) >= leastWords && !f.has(heads[f.topic].topic) {
		f.Notes = append(f.Notes, model.Note{Topic: model.Cell[model.Topic]{Value: heads[f.topic].topic, At: f.at}, Body: model.Text{Value: text, At: f.at}})
	}
	f.topic, f.body, f.term = noHead, nil, model.Text{}
}

func (f *finder) has(t model.Topic) bool {
	for i := range f.Notes {
		if f.Notes[i].Topic.Value == t {
			return true
		}
	}
	return false
}

// unnumbered is what stands before a heading or an entry: 一、 （一） 1.
var unnumbered = regexp.MustCompile(`^(?:第[一二三四五六七八九十]+部分|[\(（]?[一二三四五六七八九十\d]{1,3}[\)）]?[、.．:：]?|[①-⑳]|[\(（]?` + fold.Roman + `[\)）、.．:：]+)[\s　]*`)

// entry reads a paragraph of the glossary: a term with its meaning, a term alone,
// or what follows of a meaning.
func (f *finder) entry(p paragraph) {
	text := strings.TrimSpace(unnumbered.ReplaceAllString(p.text, ""))
	if i := strings.IndexAny(text, "：:"); i > 0 && utf8.RuneCountInString(text[:i]) <= longTerm && !strings.ContainsAny(text[:i], "。；，") {
		_, size := utf8.DecodeRuneInString(text[i:])
		f.add(text[:i], text[i+size:], p.at)
		return
	}
	if p.heading || utf8.RuneCountInString(text) <= longTerm && !strings.ContainsAny(text, "。；，") {
		f.term = model.Text{Value: text, At: p.at}
		return
	}
	if f.term.Value != "" {
		f.add(f.term.Value, text, f.term.At)
		f.term = model.Text{}
		return
	}
	if n := len(f.Glossary); n > 0 {
		f.Glossary[n-1].Meaning.Value += "\n" + text
	}
}

func (f *finder) add(term, meaning string, at diag.Pos) {
	f.Glossary = append(f.Glossary, model.Term{Name: model.Text{Value: strings.TrimSpace(term), At: at}, Meaning: model.Text{Value: strings.TrimSpace(meaning), At: at}})
}
