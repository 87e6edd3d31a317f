package preview

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yugong"
)

// unitSheet marks a folder of csv files as one unit's.
const unitSheet = "单位信息.csv"

// reading is what was read from a source at one time.
type reading struct {
	*yugong.Input
	digest    [sha256.Size]byte // of the bytes read, zero when not known
	unsettled bool              // looks like a save that is not finished yet
}

// refusal is a reading that failed before anything could be read.
func refusal(name, message string, unsettled bool) *reading {
	in := &yugong.Input{}
	in.Findings.Errorf(yugong.Place{Book: name}, "%s", message)
	return &reading{Input: in, unsettled: unsettled}
}

// readPath reads a workbook or a csv folder. A file that is not there, is held
// by another program or is not a whole container may be in the middle of a
// save.
func readPath(p *yugong.Publisher, path string) *reading {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		in, err := p.Read(path)
		if err != nil {
			return refusal(name, err.Error(), true)
		}
		return &reading{Input: in}
	}
	data, err := yugong.ReadFile(path)
	if err != nil {
		return refusal(name, err.Error(), true)
	}
	return readData(p, data, name)
}

func readData(p *yugong.Publisher, data []byte, name string) *reading {
	_, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return &reading{Input: p.ReadData(data, name), digest: sha256.Sum256(data), unsettled: err != nil && !isCompound(data)}
}

// isUnit tells a folder of csv files from a folder of units.
func isUnit(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, unitSheet))
	return err == nil
}

// listUnits finds the units of a folder: workbooks, and folders of csv files,
// in it and one level below. Names are relative to it, with slashes, sorted.
func listUnits(dir string) []string {
	var out []string
	for _, e := range visible(dir) {
		path := filepath.Join(dir, e.Name())
		switch {
		case !e.IsDir():
			if isWorkbook(e.Name()) {
				out = append(out, e.Name())
			}
		case isUnit(path):
			out = append(out, e.Name())
		default:
			for _, f := range visible(path) {
				if !f.IsDir() && isWorkbook(f.Name()) || f.IsDir() && isUnit(filepath.Join(path, f.Name())) {
					out = append(out, e.Name()+"/"+f.Name())
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

func visible(dir string) []fs.DirEntry {
	entries, _ := os.ReadDir(dir) // a folder that cannot be read has no units
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") })
}

// isWorkbook passes over the lock files of Excel and WPS.
func isWorkbook(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return (ext == ".xlsx" || ext == ".xlsm" || ext == ".xls") && !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".")
}

// Faults of a dropped file.
var (
	errSealed      = errors.New("这是加密的或更旧版本的工作簿；请在 Excel 或 WPS 中打开，另存为不加密的 .xlsx 再试")
	errNotWorkbook = errors.New("这不是 .xlsx 工作簿；请放入由空白工作簿填写的 .xlsx 文件")
	errEmpty       = errors.New("文件是空的（0 字节）；请检查是否保存或下载完整")
	errBroken      = errors.New("文件已损坏或不完整；请重新保存或重新下载")
	errTooLarge    = errors.New("文件过大（上限 32 MB）；请只保留需要的表和行")
)

// sniff refuses what cannot be a workbook before it takes the place of one.
func sniff(data []byte) error {
	if isCompound(data) {
		if bytes.Contains(data, oldStream) {
			return nil
		}
		return errSealed
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case len(data) == 0:
		return errEmpty
	case err != nil && bytes.HasPrefix(data, []byte("PK")):
		return errBroken
	case err != nil || !slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, "xl/") }):
		return errNotWorkbook
	}
	return nil
}

// isCompound tells the container of an .xls and of encrypted workbooks.
func isCompound(data []byte) bool { return bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}) }

// oldStream is the name of what holds the sheets of an .xls, in UTF-16.
var oldStream = []byte("W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00")

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// unitID is the name under which a page asks for a unit.
func unitID(unit string) string {
	sum := sha256.Sum256([]byte(unit))
	return hex.EncodeToString(sum[:8])
}
