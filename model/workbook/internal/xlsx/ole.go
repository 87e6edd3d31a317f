package xlsx

import "bytes"

// oleMagic begins a compound file: .xls, .et, .doc, or an encrypted workbook.
var oleMagic = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

// refuseOLE tells the kinds of compound files apart by the names of their
// streams, which stand in the directory as UTF-16 texts.
func refuseOLE(data []byte) error {
	switch {
	case bytes.Contains(data, utf16("EncryptedPackage")):
		return refuse("工作簿有打开密码", "请在 Excel 中取消密码（文件—信息—保护工作簿）后重新保存")
	case bytes.Contains(data, utf16("WordDocument")):
		return refuse("这是 Word 文档（.doc），不是工作簿", "请选择 .xlsx 工作簿")
	case bytes.Contains(data, utf16("Workbook")), bytes.Contains(data, utf16("Book")):
		return refuse("这是旧格式的工作簿（.xls 或 .et）", saveAs)
	}
	return refuse("不是 .xlsx 工作簿", saveAs)
}

func utf16(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}
