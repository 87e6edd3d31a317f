package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"yugong/render/frame"
)

// archive writes what an archive wants to know, and names it in the catalog: the
// description as XMP, and what the colours mean.
func (f *file) archive(catalog []byte) []byte {
	description, profile := f.number(), f.number()
	f.raw(description, []byte("/Type/Metadata/Subtype/XML"), xmp(&f.doc.Info)) // found by programs that know no PDF
	f.stream(profile, []byte("/N 3"), srgb())
	return fmt.Appendf(catalog, "/Metadata %d 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>]",
		description, profile)
}

// xmp says what info says, and which standards the file keeps to. PDF/UA is not
// among the properties that PDF/A knows, so a schema for it goes along.
func xmp(in *frame.Info) []byte {
	b := []byte("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		uaSpaces + ` pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1" dc:format="application/pdf"`)
	simple := func(name, value string) {
		if value != "" {
			b = fmt.Appendf(b, ` %s="%s"`, name, escaped(value))
		}
	}
	simple("pdf:Keywords", keywords(in))
	simple("pdf:Producer", producer)
	simple("xmp:CreatorTool", in.Creator)
	if !in.Created.IsZero() {
		at := in.Created.Format(time.RFC3339)
		simple("xmp:CreateDate", at)
		simple("xmp:ModifyDate", at)
	}
	b = append(b, '>')
	list := func(name, before, value, after string) {
		if value != "" {
			b = fmt.Appendf(b, "<%s>%s%s%s</%[1]s>", name, before, escaped(value), after)
		}
	}
	const alt, altEnd = `<rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt>"
	list("dc:title", alt, in.Title, altEnd)
	list("dc:creator", "<rdf:Seq><rdf:li>", in.Author, "</rdf:li></rdf:Seq>")
	list("dc:description", alt, in.Subject, altEnd)
	list("dc:language", "<rdf:Bag><rdf:li>", in.Lang, "</rdf:li></rdf:Bag>")
	return append(b, uaSchema+`</rdf:Description></rdf:RDF></x:xmpmeta>`+"\n<?xpacket end=\"r\"?>"...)
}

// escaped is a text as XML holds it.
func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // into memory: cannot fail
	return b.String()
}

// uaSchema describes the property that names PDF/UA, uaSpaces are the name spaces
// of such descriptions.
const (
	uaSpaces = ` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`
	uaSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
		`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
		`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
		`<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`
)
