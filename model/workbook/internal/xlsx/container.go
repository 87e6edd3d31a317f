package xlsx

import (
	"bytes"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zip"

	"yugong/model/workbook/internal/grid"
)

const saveAs = "请用 Excel 或 WPS 另存为 .xlsx 后再试"

// refuse is what Open returns for files of another kind.
func refuse(message, hint string) error { return &grid.Refusal{Message: message, Hint: hint} }

// container is the zip archive around the parts of a workbook.
type container struct {
	parts map[string]*zip.File // by lower-case path without leading slash
	total int
	block []byte // of a part on its way
}

// openContainer tells by its first bytes and its directory what the file is,
// before anything is unpacked.
func openContainer(data []byte) (*container, error) {
	switch {
	case len(data) == 0:
		return nil, refuse("文件是空的（0 字节）", "请检查是否保存或下载完整")
	case len(data) > grid.MaxFile:
		return nil, refuse("文件过大", "一个单位的工作簿不应超过 32 MB，请删除图片等无关内容")
	case bytes.HasPrefix(data, oleMagic):
		return nil, refuseOLE(data)
	case !bytes.HasPrefix(data, []byte("PK")):
		return nil, refuse("不是 .xlsx 工作簿", saveAs)
	case bytes.Count(data, []byte("PK\x01\x02")) > grid.MaxParts:
		return nil, refuse("压缩包内文件过多，不是正常的工作簿", saveAs)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse("文件已损坏或不完整", "请重新保存或重新下载")
	}
	c := &container{parts: make(map[string]*zip.File, len(z.File)), block: make([]byte, 8<<10)}
	for _, f := range z.File {
		c.parts[partKey(f.Name)] = f
	}
	return c, c.check()
}

// check refuses archives that are not workbooks of this format.
func (c *container) check() error {
	switch {
	case c.has("xl/workbook.xml"), c.has("_rels/.rels") && c.mainPart() != "":
		return nil
	case c.has("xl/workbook.bin"):
		return refuse("这是 .xlsb 二进制工作簿", saveAs)
	case c.has("word/document.xml"):
		return refuse("这是 Word 文档，不是工作簿", "请选择 .xlsx 工作簿")
	case c.has("ppt/presentation.xml"):
		return refuse("这是演示文稿，不是工作簿", "请选择 .xlsx 工作簿")
	case c.has("content.xml") && c.has("mimetype"):
		return refuse("这是 OpenDocument 表格（.ods）", saveAs)
	}
	return refuse("这是压缩包，不是 .xlsx 工作簿", "请解压后选择其中的工作簿")
}

func partKey(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

func (c *container) has(name string) bool { return c.parts[name] != nil }

// mainPart returns the path of the workbook part, as the package says or as
// custom has it.
func (c *container) mainPart() string {
	if c.has("xl/workbook.xml") {
		return "xl/workbook.xml"
	}
	rels, err := c.relations("")
	if err != nil {
		return ""
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/officeDocument") && c.has(partKey(r.target)) &&
			strings.Contains(r.target, "workbook") && strings.HasSuffix(r.target, ".xml") {
			return partKey(r.target)
		}
	}
	return ""
}

// read unpacks a part; a part that is not there reads as "".
func (c *container) read(name string) (string, error) {
	f := c.parts[partKey(name)]
	if f == nil {
		return "", nil
	}
	in, err := c.unpack(f, int(min(f.UncompressedSize64, grid.MaxPart))+1)
	if err != nil {
		return "", err
	}
	return decode(in, f.Name)
}

// top unpacks whole elements from the beginning of a part that is longer than so
// many bytes. ok is false for one that is not, or that cannot be read.
func (c *container) top(name string, most int) (in string, ok bool) {
	f := c.parts[partKey(name)]
	if f == nil || f.UncompressedSize64 <= uint64(most) {
		return "", false
	}
	in, err := c.unpack(f, most)
	if err != nil {
		return "", false
	}
	in, err = decode(in[:strings.LastIndexByte(in, '>')+1], f.Name)
	return in, err == nil
}

// unpack unpacks at most so many bytes of a part.
func (c *container) unpack(f *zip.File, most int) (string, error) {
	if f.UncompressedSize64 > grid.MaxPart || uint64(c.total)+f.UncompressedSize64 > grid.MaxTotal {
		return "", errTooMuch()
	}
	if f.Flags&1 != 0 {
		return "", refuse("压缩包有密码", saveAs)
	}
	r, err := f.Open()
	if err != nil {
		return "", damaged(f.Name)
	}
	defer r.Close()
	// The directory's sizes are claims: no more is read than was claimed, and
	// no more is set aside than the packed bytes can possibly hold.
	const mostPerByte = 1032 // of the deflate method
	var b strings.Builder
	b.Grow(int(min(f.UncompressedSize64, f.CompressedSize64*mostPerByte, uint64(most))))
	n, err := io.CopyBuffer(&b, io.LimitReader(r, int64(most)), c.block)
	if err != nil {
		return "", damaged(f.Name)
	}
	if n > grid.MaxPart {
		return "", errTooMuch()
	}
	c.total += int(n)
	return b.String(), nil
}

func errTooMuch() error {
	return &grid.Refusal{Message: "解压后内容过大，不是正常的工作簿", Hint: "请删除无关的工作表和格式后重新保存", Whole: true}
}

func damaged(part string) error {
	return refuse("文件已损坏：无法读取其中的 "+part, "请用 Excel 打开并重新保存")
}

// decode drops a byte order mark and refuses what is not UTF-8.
func decode(s, part string) (string, error) {
	s = strings.TrimPrefix(s, "\ufeff")
	if !utf8.ValidString(s) {
		return "", refuse("工作簿内部的 "+part+" 不是 UTF-8 编码", "请用 Excel 打开并重新保存")
	}
	return s, nil
}

// relation is an entry of a .rels part, its target made absolute.
type relation struct{ id, kind, target string }

// relations reads the relations of a part ("" is the package itself).
func (c *container) relations(part string) ([]relation, error) {
	dir, file := path.Split(part)
	in, err := c.read(dir + "_rels/" + file + ".rels")
	if err != nil {
		return nil, err
	}
	var rels []relation
	s := scanner{in: in}
	for {
		t, err := s.next()
		if err != nil {
			return nil, damaged(part)
		}
		if t == tokenEnd {
			return rels, nil
		}
		if t != tokenOpen || s.name != "Relationship" {
			continue
		}
		if len(rels) > grid.MaxItems {
			return nil, errTooMuch()
		}
		id, _ := s.attr("Id")
		kind, _ := s.attr("Type")
		target, _ := s.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = "/" + dir + target
		}
		rels = append(rels, relation{id, kind, strings.TrimPrefix(path.Clean(target), "/")})
	}
}
