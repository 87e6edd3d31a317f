package tables

import "strings"

// Names of the package and what its parts say every time.
const (
	xmlStart      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

	relations    = xmlStart + `<Relationships xmlns="` + packageSpace + `relationships">`
	packageParts = relations +
		`<Relationship Id="rId1" Type="` + relationSpace + `/officeDocument" Target="xl/workbook.xml"/>` +
		`<Relationship Id="rId2" Type="` + packageSpace + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	stamp = "2025-01-01T00:00:00Z" // the date of creation that every workbook bears
)

// contentTypes names the kind of every part.
func contentTypes(b []byte, sheets int) []byte {
	const kind, of = `" ContentType="application/vnd.openxmlformats-`, `officedocument.spreadsheetml.`
	b = append(b, xmlStart+`<Types xmlns="`+packageSpace+`content-types">`+
		`<Default Extension="rels`+kind+`package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/docProps/core.xml`+kind+`package.core-properties+xml"/>`+
		`<Override PartName="/xl/sharedStrings.xml`+kind+of+`sharedStrings+xml"/>`+
		`<Override PartName="/xl/styles.xml`+kind+of+`styles+xml"/>`+
		`<Override PartName="/xl/workbook.xml`+kind+of+`sheet.main+xml"/>`...)
	for i := range sheets {
		b = number(append(b, `<Override PartName="/xl/worksheets/sheet`...), i+1)
		b = append(b, `.xml`+kind+of+`worksheet+xml"/>`...)
	}
	return append(b, `</Types>`...)
}

// properties is the description of the file.
func properties(b []byte, about string) []byte {
	b = append(b, xmlStart+`<cp:coreProperties xmlns:cp="`+packageSpace+`metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`+
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>yugong</dc:creator><dc:description>`...)
	return append(escape(b, about), `</dc:description><dc:language>zh-CN</dc:language><cp:lastModifiedBy>yugong</cp:lastModifiedBy>`+
		`<dcterms:created xsi:type="dcterms:W3CDTF">`+stamp+`</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`+stamp+
		`</dcterms:modified></cp:coreProperties>`...)
}

// bookParts names the parts of the workbook: rId1 is the first sheet.
func bookParts(b []byte, sheets int) []byte {
	b = append(b, relations...)
	for i := range sheets {
		b = number(append(b, `<Relationship Id="rId`...), i+1)
		b = number(append(b, `" Type="`+relationSpace+`/worksheet" Target="worksheets/sheet`...), i+1)
		b = append(b, `.xml"/>`...)
	}
	b = append(b, `<Relationship Id="styles" Type="`+relationSpace+`/styles" Target="styles.xml"/>`+
		`<Relationship Id="texts" Type="`+relationSpace+`/sharedStrings" Target="sharedStrings.xml"/></Relationships>`...)
	return b
}

// sheetList lists the sheets, and the head of each as what is printed on every
// page.
func sheetList(b []byte, sheets []Sheet, heads []rows) []byte {
	b = append(b, xmlStart+`<workbook xmlns="`+mainSpace+`" xmlns:r="`+relationSpace+`"><bookViews><workbookView/></bookViews><sheets>`...)
	for i := range sheets {
		b = append(escape(append(b, `<sheet name="`...), sheets[i].Name), `" sheetId="`...)
		b = number(append(number(b, i+1), `" r:id="rId`...), i+1)
		b = append(b, `"/>`...)
	}
	b = append(b, `</sheets><definedNames>`...)
	for i, h := range heads {
		b = number(append(b, `<definedName name="_xlnm.Print_Titles" localSheetId="`...), i)
		b = escape(append(b, `">`...), "'"+strings.ReplaceAll(sheets[i].Name, "'", "''")+"'")
		b = number(append(b, `!$`...), h.first)
		b = append(number(append(b, `:$`...), h.last), `</definedName>`...)
	}
	return append(b, `</definedNames></workbook>`...)
}
