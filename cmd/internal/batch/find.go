package batch

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"yugong/model/oserr"
)

// ReportFile is the name of the report workbook in the output folder. A file
// of this name is never an input.
const ReportFile = "报告.xlsx"

// unitSheet marks a folder of csv files as one unit's.
const unitSheet = "单位信息.csv"

var errNotFolder = errors.New("这是一个文件，请给出文件夹")

// input is what somebody handed in: a slash path below the input folder, and
// why it cannot be read when its kind says so already.
type input struct{ path, unread, hint string }

// find lists the inputs below dir, sorted: every workbook that is no lock file,
// every folder that holds 单位信息.csv, and whatever looks like a delivery and is
// not read, so that nobody is lost. An .xls beside the .xlsx that it was saved
// as is passed over. Hidden folders, the output
// folder, if it lies below dir, and the files that except names are passed over.
func find(dir, out string, except ...string) ([]input, error) {
	// A link to a folder is followed at the top only: below, it could lead in
	// circles.
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return nil, cmp.Or(err, errNotFolder)
	}
	f := finder{root: root}
	for _, path := range append(except, out) {
		if info, err := os.Stat(path); err == nil { // else it is yet to be made
			f.except = append(f.except, info)
		}
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		return nil, err
	}
	f.folder(".", entries)
	slices.SortFunc(f.inputs, func(a, b input) int { return cmp.Compare(a.path, b.path) })
	return f.inputs, nil
}

// finder walks through the input folder.
type finder struct {
	root   string
	except []fs.FileInfo
	inputs []input
}

// folder looks through a folder that is not a unit's own. Results may stand in
// the output folder, so that documents found there are no deliveries.
func (f *finder) folder(rel string, entries []fs.DirEntry) {
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == unitSheet && !e.IsDir() }) {
		f.inputs = append(f.inputs, input{path: rel})
		return
	}
	readable, newer := map[string]bool{}, map[string]bool{} // names without ending
	for _, e := range entries {
		if !e.IsDir() && isWorkbook(e.Name()) {
			readable[stem(e.Name())] = true
			newer[stem(e.Name())] = newer[stem(e.Name())] || !isOld(e.Name())
		}
	}
	out := f.excepted(rel, true)
	csv, empty := false, true
	for _, e := range entries {
		name := path.Join(rel, e.Name())
		if Ignored(e.Name()) {
			continue
		}
		empty = false
		switch kind, known := deliveries[strings.ToLower(path.Ext(e.Name()))]; {
		case f.excepted(name, e.IsDir()):
		case e.IsDir():
			f.subfolder(name)
		case isOld(e.Name()) && newer[stem(e.Name())]:
		case isWorkbook(e.Name()):
			f.inputs = append(f.inputs, input{path: name})
		case known && !readable[stem(e.Name())] && !out && e.Name() != ReportFile:
			f.inputs = append(f.inputs, input{name, "是" + kind.what + "，没有读取", kind.hint})
		case e.Type()&fs.ModeSymlink != 0 && f.isFolder(name):
			f.inputs = append(f.inputs, input{name, "是通向文件夹的链接，没有读取", "请放入文件夹本身"})
		case strings.EqualFold(path.Ext(e.Name()), ".csv"):
			csv = true
		}
	}
	switch {
	case rel == ".":
	case csv:
		f.inputs = append(f.inputs, input{rel, "放着 csv 文件，但没有 " + unitSheet + "，没有读取", "一个单位的各张表放在一个文件夹里，其中要有 " + unitSheet})
	case empty:
		f.inputs = append(f.inputs, input{rel, "是空文件夹", "请该单位报送工作簿（.xlsx）"})
	}
}

func (f *finder) subfolder(rel string) {
	entries, err := os.ReadDir(filepath.Join(f.root, filepath.FromSlash(rel)))
	if err != nil {
		f.inputs = append(f.inputs, input{rel, "无法读取：" + oserr.Reason(err), ""})
		return
	}
	f.folder(rel, entries)
}

// excepted reports whether a path is one of those to pass over. A folder may be
// written in many ways, a file is known by its name first.
func (f *finder) excepted(rel string, folder bool) bool {
	named := func(e fs.FileInfo) bool { return folder || e.Name() == path.Base(rel) }
	if !slices.ContainsFunc(f.except, named) {
		return false
	}
	info, err := os.Stat(filepath.Join(f.root, filepath.FromSlash(rel)))
	return err == nil && slices.ContainsFunc(f.except, func(e fs.FileInfo) bool { return os.SameFile(e, info) })
}

func (f *finder) isFolder(rel string) bool {
	info, err := os.Stat(filepath.Join(f.root, filepath.FromSlash(rel)))
	return err == nil && info.IsDir()
}

// delivery is a kind of file in which units hand in what cannot be read.
type delivery struct{ what, hint string }

const saveAs = "请用 Excel 或 WPS 打开，另存为 .xlsx 再报送"

var deliveries = map[string]delivery{
	".xlt": {"旧格式的模板（.xlt）", saveAs},
	".et":  {" WPS 表格（.et）", saveAs}, ".ett": {" WPS 模板（.ett）", saveAs}, ".xlsb": {"二进制工作簿（.xlsb）", saveAs},
	".ods": {" OpenDocument 表格（.ods）", saveAs}, ".numbers": {" Numbers 表格", saveAs},
	".doc": {" Word 文档", fillIn}, ".docx": {" Word 文档", fillIn}, ".wps": {" WPS 文字文档", fillIn}, ".rtf": {"文字文档", fillIn},
	".pdf": {" PDF", fillIn}, ".ofd": {" OFD", fillIn},
	".zip": {"压缩包", unpack}, ".rar": {"压缩包", unpack}, ".7z": {"压缩包", unpack},
}

const (
	fillIn = "请报送填写的工作簿（.xlsx）"
	unpack = "请解压后放入其中的工作簿（.xlsx）"
)

func isWorkbook(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".xlsx" || ext == ".xlsm" || isOld(name)) && !Ignored(name) && name != ReportFile
}

// isOld tells the older kind of workbook.
func isOld(name string) bool { return strings.EqualFold(path.Ext(name), ".xls") }

// Ignored passes over what systems and programs leave in folders.
func Ignored(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(name, "~") || strings.HasPrefix(name, ".")
}

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }
