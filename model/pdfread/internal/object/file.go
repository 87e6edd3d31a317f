package object

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Bounds of what is read. A published budget has some thousands of objects and
// streams of some megabytes.
const (
	mostBytes    = 200 << 20 // of a file
	mostDecoded  = 128 << 20 // of all streams of a file
	mostStream   = 32 << 20  // of one stream
	mostObjects  = 1 << 20
	mostInStream = 1 << 16 // objects of one object stream
	mostDepth    = 64
	rereading    = 24       // times that the bytes of a file may be read
	leastReading = 16 << 20 // bytes that may be read of the smallest file
)

// Error is why a file is not read, in Chinese.
type Error struct {
	Message string
	Hint    string
}

func (e *Error) Error() string { return e.Message }

// Types of objects, as pdfcpu has them.
type (
	Object = types.Object
	Dict   = types.Dict
	Array  = types.Array
)

// File is an open PDF. It is not safe for many goroutines.
type File struct {
	table *model.XRefTable
	left  int64 // bytes that streams may still decode to
	added map[int]Object
}

// Open reads the objects of a file. The error is an *Error.
func Open(data []byte) (f *File, err error) {
	defer func() {
		if recover() != nil { // pdfcpu meets a file that it did not think of
			f, err = nil, broken
		}
	}()
	if len(data) == 0 {
		return nil, &Error{Message: "文件是空的"}
	}
	if len(data) > mostBytes {
		return nil, &Error{Message: "文件过大", Hint: "请另存为较小的 PDF"}
	}
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, &Error{Message: "不是 PDF 文件", Hint: "请核对文件，或重新导出为 PDF"}
	}
	ctx, err := pdfcpu.ReadWithContext(context.Background(), newMeter(data), configuration(data))
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrPermissionDenied):
		return nil, &Error{Message: "文件需要密码才能打开", Hint: "请另存为没有打开密码的 PDF"}
	case errors.Is(err, errMeter):
		return nil, excessive
	case err != nil:
		return nil, broken
	}
	return &File{table: ctx.XRefTable, left: mostDecoded}, nil
}

var (
	broken    = &Error{Message: "PDF 文件已损坏，读不出其中的对象", Hint: "请用阅读器打开后重新另存为 PDF"}
	excessive = &Error{Message: "PDF 文件的内容异常庞大，没有读取", Hint: "请用阅读器打开后重新另存为 PDF"}
)

// configuration bounds pdfcpu. It decodes nothing but object streams, all of
// them at once, so they share the room.
func configuration(data []byte) *model.Configuration {
	return &model.Configuration{
		Reader15:       true,
		ValidationMode: model.ValidationRelaxed,
		Eol:            types.EolLF,
		Offline:        true,
		Limits: model.ResourceLimits{
			MaxStreamBytes:       mostBytes,
			MaxDecodeBytes:       min(mostStream, mostDecoded/int64(1+objectStreams(data))),
			MaxImagePixels:       1,
			MaxImageBytes:        1,
			MaxObjectCount:       mostObjects,
			MaxObjectStreamCount: mostInStream,
			MaxObjectStreamFirst: mostStream,
			MaxXRefEntries:       mostObjects,
			MaxRecursionDepth:    mostDepth,
		},
	}
}

// objectStreams counts them, however their type is spelled: a name may hide
// its letters as #4F.
func objectStreams(data []byte) int {
	n := 0
	for _, name := range []string{"/ObjStm", "/#", "/O#", "/Ob#", "/Obj#", "/ObjS#", "/ObjSt#"} {
		n += bytes.Count(data, []byte(name))
	}
	return n
}

// meter reads bytes, but not endlessly: a table may send the reader to the
// same megabytes a million times.
type meter struct {
	*bytes.Reader
	left int64
}

var errMeter = errors.New("read too often")

func newMeter(data []byte) io.ReadSeeker {
	return &meter{bytes.NewReader(data), max(leastReading, int64(len(data))*rereading)}
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errMeter
	}
	n, err := m.Reader.Read(p)
	m.left -= int64(n)
	return n, err
}

// numbers lists the objects in order.
func (f *File) numbers() []int {
	list := make([]int, 0, len(f.table.Table))
	for n := range f.table.Table {
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}
